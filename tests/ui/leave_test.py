#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whoever leaves, leaves at once, and loses nothing that was typed."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from window_test import WindowTest, main  # noqa: E402

en = Book("en", "boundary_circles")
TYPED = "if you knock"


class Leave(WindowTest):
    def typing(self, two):
        two.people("couple", ("Ana", "Leo"))
        two.begin("boundary_circles")
        two.both()
        two.hit(en("match.ready"))
        two.hit(en("match.ready"))
        two.sit("Ana")
        two.hit(en("piles.if"))
        two.write(en("pile_asks.if"), TYPED)

    def assert_kept(self):
        with self.sitting() as two:
            two.hit(two.w("explore.go_on"))
            two.sit("Ana")
            two.hit(en("card.all"))
            two.window.wait_until(lambda: TYPED in two.words(), "what was typed last")

    def test_shift_three_times_ends_every_process_and_keeps_what_was_typed_last(self):
        with self.sitting() as two:
            self.typing(two)
            workers = two.workers()
            self.assertNotEqual(workers, [])
            subprocess.run(["xdotool", "key", "shift", "key", "shift", "key", "shift"], check=True)
            two.window.wait_exit(5)
        for pid in workers:
            self.assertFalse(pathlib.Path(f"/proc/{pid}/exe").exists(), "a plugin's process stayed")
        self.assert_kept()

    def test_whoever_shuts_the_computer_down_keeps_what_was_typed_last(self):
        with self.sitting() as two:
            self.typing(two)
            two.window.process.terminate()
            self.assertEqual(two.window.wait_exit(5), 0)
        self.assert_kept()


if __name__ == "__main__":
    main()
