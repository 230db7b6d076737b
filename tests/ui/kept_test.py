# SPDX-License-Identifier: Apache-2.0
"""Copies made and brought back, and things erased for good, at the window."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from walks import boundary_circles  # noqa: E402
from window_test import WindowTest, main  # noqa: E402

HIS_WORDS = "llama verde entre nubes"


class KeptTest(WindowTest):
    def until_ana_has_sealed(self, two):
        self.mother_and_son(two)
        for said in boundary_circles(two):
            if said == "Ana has sealed":
                break
        two.kill()
        two.open()

    def kept(self, two):
        two.hit(two.w("nav.settings"))
        two.hit(two.w("kept.open"))
        two.sees(two.w("kept.erase_line"))

    def test_a_copy_is_made_and_brought_back_where_nobody_lives(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.sitting() as two:
                self.until_ana_has_sealed(two)
                self.kept(two)
                two.write(two.w("kept.folder"), "stick")
                two.hit(two.w("kept.copy"))
                two.sees(two.w("keeping.folder"))
                field = two.field(two.w("kept.folder"))
                field.focus()
                two.window.key("ctrl+a")
                two.write(two.w("kept.folder"), folder)
                two.hit(two.w("kept.copy"))
                two.sees(two.w("kept.made"))
                two.picture("copied")
            copy = f"{folder}/attune-1.backup"
            self.assertTrue(pathlib.Path(copy).exists())
            with self.sitting(home=f"{folder}/again") as two:
                two.hit(two.w("restore.open"))
                two.write(two.w("restore.file"), f"{folder}/nothing")
                two.hit(two.w("restore.yes"))
                two.sees(two.w("store.missing"))
                two.picture("not-there")
                two.field(two.w("restore.file")).focus()
                two.window.key("ctrl+a")
                two.write(two.w("restore.file"), copy)
                two.hit(two.w("restore.yes"))
                two.sees(two.w("explore.go_on"))
                two.picture("brought-back")

    def test_what_is_erased_is_gone_and_nobody_erases_for_another(self):
        with self.sitting() as two:
            self.until_ana_has_sealed(two)
            self.set_passphrase(two, 1, HIS_WORDS)
            two.hit(two.w("kept.open"))
            two.picture("kept")
            two.hit(Book("en")("kept.erase_answers", name="Leo"))
            two.picture("his-answers")
            two.choose(Book("en")("erase.voice", name="Leo"))
            self.secret(two, "lock.passphrase_of", "not his", name="Leo")
            two.hit(two.w("erase.yes"))
            two.sees(two.w("vault.passphrase"), 20)
            two.choose(Book("en")("erase.voice", name="Leo"))
            self.secret(two, "lock.passphrase_of", HIS_WORDS, name="Leo")
            two.hit(two.w("erase.yes"))
            two.gone(two.w("erase.copies"))
            two.sees(two.w("kept.erased"))
            two.hit(two.w("kept.erase_session"))
            two.choose(Book("en")("erase.voice", name="Ana"))
            two.choose(Book("en")("erase.voice", name="Leo"))
            self.secret(two, "lock.passphrase_of", HIS_WORDS, name="Leo")
            two.picture("the-session")
            two.hit(two.w("erase.yes"))
            two.gone(two.w("erase.copies"))
            two.gone(two.w("kept.erase_session"))
            two.hit(Book("en")("kept.erase_person", name="Ana"))
            two.picture("a-person")
            two.choose(Book("en")("erase.voice", name="Ana"))
            two.hit(two.w("erase.yes"))
            two.gone(Book("en")("kept.erase_person", name="Ana"))
            self.assertNotIn("Ana", two.words())
            two.hit(two.w("nav.explore"))
            two.sees(two.w("play.left"))
            two.picture("one-left")


if __name__ == "__main__":
    main()
