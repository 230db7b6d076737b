# SPDX-License-Identifier: Apache-2.0
"""How an exercise goes, before it begins."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from window_test import WindowTest, main  # noqa: E402


class CourseTest(WindowTest):
    def test_the_page_of_an_exercise_shows_its_steps_and_where_each_is_alone(self):
        exercise = Book("en", "needs_cards")
        with self.sitting(size="1000x1900") as two:
            two.people("couple", ("Ana", "Leo"))
            two.hit(exercise("title"))
            alone, together = (two.w(f"detail.{note}").pattern.strip("^$") for note in ("alone", "opens"))
            step = lambda key, note: re.compile(exercise(key).pattern.rstrip("$") + ".*" + note)
            two.sees(step("alone.title", alone))
            two.sees(step("open.title", together))
            two.picture("course")
            self.assertNotIn("qrc:/", two.window.output(), "no complaint of QML")


if __name__ == "__main__":
    main()
