# SPDX-License-Identifier: Apache-2.0
"""An exercise in the window while its author writes it."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from window_test import PROGRAM, WindowTest, main  # noqa: E402
from sitting import Sitting  # noqa: E402

CTL = pathlib.Path(PROGRAM).resolve().with_name("attunectl")


class Author(Sitting):
    """Begins with the command that an author types, and not with a home."""

    def __init__(self, folder, home, size="1200x1000", more=(), **options):
        self.folder, self.size, self.more = folder, size, more
        environment = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": f"{home}/state",
                       "XDG_CONFIG_HOME": f"{home}/config", "XDG_CACHE_HOME": f"{home}/cache"}
        super().__init__(CTL, home, env=environment, **options)

    def open(self):
        self.command = [str(CTL), "exercise", "preview", str(self.folder), *self.more]
        super().open()
        width, height = self.size.split("x")
        self.window._take_keyboard()
        subprocess.run(["xdotool", "getwindowfocus", "windowsize", "--sync", width, height], check=False, timeout=10)


class PreviewTest(WindowTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="attune-author-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        subprocess.run([CTL, "exercise", "new", "our_cards", "--activity", "match", "--into", self.root], check=True, stdout=subprocess.DEVNULL)
        self.folder = self.root / "our_cards"
        self.english = self.folder / "text.en.toml"

    def author(self, **options):
        pictures = os.environ.get("ATTUNE_PICTURES")
        name = self._testMethodName.removeprefix("test_")
        return Author(self.folder, self.home, pictures=pictures and f"{pictures}/{name}", **options)

    def save(self, before, after, path=None, by_rename=False):
        path = path or self.english
        text = path.read_text().replace(before, after)
        self.assertIn(after, text)
        if by_rename:  # as vim and GNOME do
            beside = path.with_name(".saving")
            beside.write_text(text)
            beside.rename(path)
        else:
            path.write_text(text)

    def checked(self):
        """What the checker says of the folder first."""
        run = subprocess.run([CTL, "exercise", "check", "--no-plays", self.folder], capture_output=True, text=True)
        return run.stdout.splitlines()[0]

    def robin_chooses(self, two):
        two.both()
        two.hit("I am ready", 0)
        two.hit("I am ready", 0)
        two.sit("Robin")
        two.choose("A game")

    def test_what_is_saved_is_there_and_the_people_stay_where_they_are(self):
        with self.author() as two:
            two.sees(two.w("handover.both"))
            two.picture("both-here")
            self.robin_chooses(two)
            two.picture("alone")
            self.save('"Pick up to {n} cards"', '"One or two of them"')
            two.sees("One or two of them")
            two.window.wait_until(lambda: two.found("A game")[0].checked, "what was chosen to stay so")
            self.save('"A game"', '"A game of cards"', by_rename=True)
            two.sees("A game of cards")
            two.hit(two.w("preview.back"))
            two.sees("Are you both up for this?")
            two.sees("I am ready")
            two.hit(two.w("preview.restart"))
            two.sees(two.w("handover.both"))
            self.assertNotIn("qrc:/", two.window.output(), "no complaint of QML")
        kept = [path for path in pathlib.Path(self.home).rglob("*") if path.is_file() and path.parent.name != "qmlcache"]
        self.assertEqual(kept, [], "nothing is written where the author keeps what is theirs")

    def test_a_mistake_is_named_as_the_checker_names_it_until_it_is_mended(self):
        with self.author() as two:
            two.both()
            self.save('title  = "Open together"', 'title  = "Open together')
            said = self.checked()
            self.assertIn("text.en.toml:", said)
            two.sees(re.compile("^" + re.escape(said)))
            two.picture("broken")
            two.sees("Are you both up for this?")
            two.hit("I am ready", 0)
            self.save('title  = "Open together', 'title  = "Together"')
            two.gone(re.compile("text.en.toml:"))
            two.hit("I am ready", 0)
            two.sees(two.w("handover.me", name="Robin"))

    def test_what_does_not_fit_any_more_is_said(self):
        toml = self.folder / "exercise.toml"
        with self.author() as two:
            self.robin_chooses(two)
            two.hit(two.w("input.sealed_give"))
            two.sees(two.w("handover.me", name="Sam"))
            self.save('{ id = "game",', '{ id = "match",', path=toml)
            two.sees(re.compile("cards.match"))  # which has no words
            for language in ("en", "es"):
                self.save("game ", "match", path=self.folder / f"text.{language}.toml")
            two.sees(two.w("preview.misfit"))
            two.picture("misfit")
            self.save('{ id = "match",', '{ id = "game",', path=toml)
            for language in ("en", "es"):
                self.save("match", "game ", path=self.folder / f"text.{language}.toml")
            two.sees(two.w("handover.me", name="Sam"))

    def test_another_pair_and_another_language(self):
        spanish = re.search('^title *= "(¿[^"]*)"', (self.folder / "text.es.toml").read_text(), re.M)[1]
        with self.author(size="400x740", more=("--for", "parent+child")) as two:
            two.both()
            two.sees(re.compile("^You both pick cards with nice things"))
            two.picture("child")
            two.hit(two.w("preview.options"))
            two.picture("options")
            two.hit(two.w("preview.both", one="English", other="Español"))
            two.hit(two.w("preview.dark"))
            two.sees(spanish)
            two.hit(two.w("preview.kind.couple"))
            two.sees("Sam")
            two.hit(two.w("preview.options"))
            two.picture("couple")

    def test_a_folder_that_is_broken_from_the_beginning_begins_when_it_is_mended(self):
        self.save('activity = "org.attune.match"', 'activity = "org.attune.mtch"', path=self.folder / "exercise.toml")
        with self.author(size="1200x700") as two:
            two.sees(re.compile("^" + re.escape(self.checked())))
            two.sees(two.w("preview.empty"))
            two.picture("empty")
            self.save('"org.attune.mtch"', '"org.attune.match"', path=self.folder / "exercise.toml")
            two.both()
            two.sees("Are you both up for this?")


if __name__ == "__main__":
    main()
