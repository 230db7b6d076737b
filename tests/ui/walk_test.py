#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every exercise from its start to its end, as two people play it, with a picture of every step."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
import walks  # noqa: E402
from player import Player  # noqa: E402
from window_test import WindowTest, main  # noqa: E402


class Walk(WindowTest):
    def play(self, exercise, kind, bands=(), languages=("en", "en")):
        with self.sitting() as two:
            two.people(kind, ("Ana", "Leo"), languages, bands)
            two.begin(exercise)
            for _ in Player(two, exercise, ("Ana", "Leo"), languages).to_the_end():
                two.picture("step")
            two.sees(two.w("ended.done.title"))
            self.assertEqual(two.found("breathe_together"), [], "what is not here is not suggested")
            self.assertNotIn("qrc:/", two.window.output(), "and no complaint of QML")

    def test_mother_and_son_find_their_limits_in_two_languages(self):
        with self.sitting() as two:
            self.mother_and_son(two)
            for _ in walks.boundary_circles(two):
                pass
            two.sees("you call, I answer")
            two.hit(two.w("ended.finish"))
            two.hit(two.w("nav.together"))
            two.sees(two.w("together.agreement"))
            for words in ("Our limits", "llamo antes de venir", "you call, I answer"):
                self.assertEqual(len(two.found(words)), 1)
            two.picture("together")
            two.hit(two.w("together.end"))
            two.sees(two.w("together.end_line"))
            two.picture("ending")
            two.hit(two.w("together.end_no"))
            self.assertEqual(two.found(two.w("together.ended")), [], "asked is not ended")
            two.hit(two.w("together.end"))
            two.hit(two.w("together.end_yes"))
            two.sees(two.w("together.ended"))
            self.assertNotIn("qrc:/", two.window.output())

    def test_a_mother_and_a_teen_mend_a_row(self):
        self.play("repair_walkthrough", "mother_son", ("teen",))

    def test_a_couple_mends_a_row_in_two_languages(self):
        self.play("repair_walkthrough", "couple", languages=("es", "en"))

    def test_a_couple_talks_about_the_day(self):
        self.play("daily_stress_talk", "couple")

    def test_a_couple_says_what_each_needs(self):
        self.play("needs_cards", "couple")


if __name__ == "__main__":
    main()
