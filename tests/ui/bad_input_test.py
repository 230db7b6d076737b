#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What no one should type, or have in their folder: nothing of it breaks the window, and a sentence says what to do."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from driver import atspi  # noqa: E402
from window_test import WindowTest, main  # noqa: E402

en = Book("en", "repair_walkthrough")
FAMILY = "\U0001F468‍\U0001F469‍\U0001F467‍\U0001F466"  # one picture of four people
ARABIC = "أنا بخير"


def paste(field, text):
    """As a whole, as assistive technology and the clipboard do."""
    atspi().set_timeout(20_000, -1)  # ms: so much text takes a while to be laid out
    assert atspi().EditableText.set_text_contents(field.raw, text)


class BadInput(WindowTest):
    def to_the_part(self, two):
        """Leo alone, with a text to fill in."""
        two.people("couple", ("Ana", "Leo"))
        two.begin("repair_walkthrough")
        two.both()
        for _ in ("Ana", "Leo"):
            two.hit(en("gate.ready"))
            two.window.settle(0.5)
        for name in ("Ana", "Leo"):
            two.sit(name)
            two.hit(en("heat.calm"))
        two.choose(en("feeling.hurt"))
        two.hit(en("input.sealed_give"))
        field = two.field(en("part.label"))
        field.focus()
        two.window.wait_until(lambda: field.has("focused"), "the cursor")
        return field

    def test_a_hundred_thousand_letters_cannot_be_given_and_are_not_lost(self):
        with self.sitting() as two:
            field = self.to_the_part(two)
            paste(field, "x" * 100_000)
            two.sees(two.w("text.over"))
            two.picture("far-too-long")
            two.cannot_give(en("input.sealed_give"))
            self.assertEqual(len(field.value), 100_000)
            paste(field, "short enough")
            two.hit(en("input.sealed_give"), at=-1)
            two.sees(two.w("handover.me", name="Ana"))

    def there_and_back(self, two, field, text):
        """What a field holds after its page was left, kept, and made anew from what was kept."""
        paste(field, text)
        two.hit(two.w("nav.help"))
        two.hit(two.w("help.back"))
        return two.field(en("part.label")).value

    def test_every_letter_of_the_world_comes_back_as_it_went(self):
        words = f"{FAMILY} {ARABIC} déjà 🏳️‍🌈 𝒶"
        with self.sitting() as two:
            self.assertEqual(self.there_and_back(two, self.to_the_part(two), words), words)
            two.picture("letters-of-the-world")
            two.hit(en("input.sealed_give"), at=-1)
            two.sees(two.w("handover.me", name="Ana"))

    def test_what_would_turn_the_line_round_or_ring_a_bell_does_neither(self):
        with self.sitting() as two:
            self.assertEqual(self.there_and_back(two, self.to_the_part(two), "a\u202egnp.exe \a\x1b b"), "agnp.exe  b")

    def test_an_unknown_language_in_the_environment_is_english(self):
        for language in ("tlh_XX.UTF-8", "C", "", "ar_EG.UTF-8"):
            with self.sitting(env={"LANG": language, "LC_ALL": language, "LANGUAGE": ""}) as two:
                two.sees(two.w("welcome.title"))

    def test_broken_additions_of_the_user_do_not_touch_what_works(self):
        data = pathlib.Path(self.home) / "xdg"
        exercise = data / "attune" / "exercises" / "broken"
        plugin = data / "attune" / "plugins" / "broken"
        for folder, file in ((exercise, "exercise.toml"), (plugin, "plugin.toml")):
            folder.mkdir(parents=True)
            (folder / file).write_text("this is [not TOML")
        with self.sitting(env={"XDG_DATA_HOME": str(data)}) as two:
            two.people("couple", ("Ana", "Leo"))
            two.sees(en("title"))
            two.sees(two.w("explore.broken"))
            two.picture("a-broken-addition")


if __name__ == "__main__":
    main()
