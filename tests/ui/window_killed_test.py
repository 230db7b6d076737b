#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window's process is killed after every act: it is taken up where it was, by a hand-over, and nothing that was saved is lost."""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from player import Player  # noqa: E402
from window_test import WindowTest, main  # noqa: E402

SEALED = "only after ten"


class WindowKilled(WindowTest):
    def test_a_session_goes_on_after_a_kill_behind_every_act(self):
        with self.sitting() as two:
            two.people("couple", ("Ana", "Leo"))
            two.begin("needs_cards")
            two.both()
            acts = 0
            for done in Player(two, "needs_cards", ("Ana", "Leo")).to_the_end():
                if two.found(two.w("ended.done.title"), ("heading",)):
                    break
                acts += not done.startswith(("wrote", "chose", "slid"))  # drafts, which are kept a little later
                if done.startswith(("wrote", "chose", "slid")) or acts % 2:  # the core's tests kill behind every event; here some will do
                    continue
                two.kill()
                two.open()
                two.take_up()
            two.sees(two.w("ended.done.title"))
            two.picture("ended")
            two.hit(two.w("ended.finish"))
            two.hit(two.w("nav.together"))
            two.sees(two.w("together.ritual"))

    def test_words_that_were_typed_are_there_after_a_kill_and_only_for_their_owner(self):
        en = Book("en", "boundary_circles")
        with self.sitting() as two:
            two.people("couple", ("Ana", "Leo"))
            two.begin("boundary_circles")
            two.both()
            two.hit(en("match.ready"))
            two.hit(en("match.ready"))
            two.sit("Ana")
            two.hit(en("piles.if"))
            two.write(en("pile_asks.if"), SEALED)
            two.saved(self.home, time.time())
            two.kill()
            two.open()
            two.hit(two.w("explore.go_on"))
            two.sees(two.w("handover.me", name="Ana"))
            self.assertNotIn(SEALED, two.words())
            two.sit("Ana")
            two.hit(en("card.all"))
            two.window.wait_until(lambda: SEALED in two.words(), "her words")


if __name__ == "__main__":
    main()
