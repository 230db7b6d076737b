# SPDX-License-Identifier: Apache-2.0
"""A shelf with more exercises than anybody reads through: looked for by words, shown a page at a time."""
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from window_test import WindowTest, main  # noqa: E402

EXERCISES = pathlib.Path(__file__).resolve().parent.parent.parent / "exercises"
MANY = 60


class ManyTest(WindowTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="attune-many-")
        self.addCleanup(folder.cleanup)
        self.data = pathlib.Path(folder.name)
        for number in range(MANY):
            mine = self.data / "attune" / "exercises" / f"ritual_{number}"
            shutil.copytree(EXERCISES / "needs_cards", mine)
            self.reword(mine / "exercise.toml", 'id       = "needs_cards"', f'id       = "ritual_{number}"')
            for language, title in (("en", "Small ritual"), ("es", "Pequeño ritual")):
                text = mine / f"text.{language}.toml"
                text.write_text(re.sub(r'^title( *)= ".*"', rf'title\1= "{title} {number}"', text.read_text(), count=1, flags=re.M))

    def reword(self, file, part, by):
        text = file.read_text()
        self.assertIn(part, text)
        file.write_text(text.replace(part, by, 1))

    def titles(self, two):
        return {node.name for node in two.found(re.compile("^(Small|Pequeño) ritual [0-9]+$"), ("push button",)) if node.showing or node.has("focusable")}

    def test_one_of_many_is_found_by_a_word_of_it(self):
        with self.sitting(env={"XDG_DATA_HOME": str(self.data)}) as two:
            two.people("couple", ("Ana", "Leo"))
            two.window.wait_until(lambda: 0 < len(self.titles(two)) < MANY, "the first page of them")
            first = len(self.titles(two))
            two.picture("first-page")
            two.hit(re.compile("^Show more"))
            two.window.wait_until(lambda: len(self.titles(two)) > first, "more of them")
            search = two.w("explore.search")
            two.write(search, "RITUAL 17")
            two.window.wait_until(lambda: self.titles(two) == {"Small ritual 17"}, "the one that was looked for")
            two.picture("found")
            two.write(search, "x")
            two.sees(two.w("explore.none"))
            two.picture("nothing")
            self.assertNotIn("qrc:/", two.window.output(), "and no complaint of QML")


if __name__ == "__main__":
    main()
