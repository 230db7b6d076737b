#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every primitive can be found by role and name, and used with keys alone: `gallery_test.py build/dev/bin/attune_gallery`."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "e2e"))
from driver import Desk, Driver  # noqa: E402

GALLERY = sys.argv.pop() if len(sys.argv) > 1 and not sys.argv[-1].startswith("-") else "build/dev/bin/attune_gallery"


def gallery(*samples, **options):
    return Driver([GALLERY, *samples, "--still", "--size", "1100x2400"], **options)


class Primitives(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        Desk.shared().close()

    def test_prompts_are_read_as_labels_and_a_guard_as_an_alert(self):
        with gallery("prompts") as window:
            window.wait_for("label", re.compile("^Think of a moment"))
            window.wait_for(None, re.compile("^Limits on one"))
            self.assertTrue(window.shows("label", "Ana is ready") is False)
            self.assertTrue(window.shows("label", "Leo is ready"))

    def test_an_action_is_a_button_with_its_words(self):
        with gallery("prompts", "both") as window:
            window.press("button", "I am ready")
            window.wait_for("button", "We are both here")

    def test_a_text_keeps_its_draft_and_is_typed_into_by_keys(self):
        with gallery("text") as window:
            field = window.wait_for("text", "What I felt")
            self.assertEqual(field.value, "tired, and a little alone")
            window.type("text", "A note to myself", "supper, Sunday")

    def test_what_is_sealed_is_read_only_and_can_be_kept_closed(self):
        with gallery("text") as window:
            self.assertTrue(window.wait_for("text", "What I wish for").has("read_only"))
            self.assertTrue(window.shows("choice", re.compile("^Keep closed")))
            self.assertTrue(window.shows("label", "Sealed. Nobody sees this before you both open."))

    def test_a_choice_is_made_with_arrows_and_space(self):
        with gallery("choice", "both") as window:
            window.wait_for("choice", "Just listen").focus()
            window.key("Right", "space")
            window.wait_until(lambda: window.find("choice", "An idea").checked, "the second option")
            window.press("button", "Done")
            window.wait_for("button", "We are both here")

    def test_nothing_can_be_given_before_something_is_chosen(self):
        with gallery("choice") as window:
            self.assertEqual(window.wait_for("button", "Done").description, "First give an answer, or pass.")

    def test_a_scale_is_a_slider_a_row_of_steps_or_of_faces(self):
        with gallery("scale") as window:
            window.wait_for("slider", "How warm is it in you?").focus()
            window.key("Right", "Right")
            window.wait_until(lambda: window.find("slider", "How warm is it in you?").value == 7, "the slider at 7")
            self.assertEqual(len(window.find_all("choice", "3")), 2)
            self.assertEqual([step.checked for step in window.find_all("choice", "4")], [False, True])

    def test_cards_are_sorted_by_keys_and_may_ask_for_words(self):
        with gallery("cards") as window:
            window.wait_for("label", "Reading my messages")
            window.press("choice", "OK if …")
            window.type("text", "OK if …", "I ask first")
            window.press("button", "Next card")
            window.wait_for("label", "Posting a photo of me")
            window.press("button", "Show all cards")
            window.wait_for("label", "Advice I did not ask for")

    def test_a_place_on_the_body_is_named_and_has_a_strength(self):
        with gallery("map") as window:
            self.assertTrue(window.wait_for("choice", "Chest").checked)
            self.assertEqual(window.find("slider", "How strong: Chest").value, 4)
            window.press("choice", "Belly")
            window.wait_for("slider", "How strong: Belly")

    def test_each_opens_for_themselves(self):
        with gallery("reveal") as window:
            window.wait_for("button", "Ana opens")
            self.assertFalse(window.shows("button", "Leo opens"))
            window.press("button", "Ana opens")

    def test_two_voices_stand_side_by_side_without_a_winner(self):
        with gallery("revealed") as window:
            window.wait_for("label", "OK if you knock twice")
            self.assertTrue(window.shows("label", "the same"))

    def test_each_says_yes_or_not_this_to_an_agreement(self):
        with gallery("agree") as window:
            window.wait_for("button", "Ana says yes")
            self.assertTrue(window.shows("button", "Ana: not this"))
            self.assertTrue(window.shows("label", "Leo said yes"))

    def test_who_has_the_floor_is_said(self):
        with gallery("table") as window:
            window.wait_for("label", "Leo has the floor")

    def test_the_hand_over_shows_nothing_but_a_name_and_one_button(self):
        with gallery("handover", "text") as window:
            window.wait_for("button", "I am Leo")
            self.assertEqual([label.name for label in window.find_all("label")], ["Leo", "This page is for Leo alone. It waits."])
            window.press("button", "I am Leo")
            window.wait_for("text", "What I felt")

    def test_escape_closes_a_sheet_and_nothing_else(self):
        with gallery("text") as window:
            window.wait_for("text", "What I felt")
            window.press("button", "Pause")
            window.wait_for("dialog", "Take a pause")
            window.key("Escape")
            window.wait_gone("dialog", "Take a pause")
            window.key("Escape")
            self.assertTrue(window.shows("text", "What I felt"))

    def test_tab_reaches_the_bar_from_every_page(self):
        with gallery("choice") as window:
            window.wait_for("button", "Leave")
            names = set()
            for _ in range(16):
                window.key("Tab")
                names.add(window.focused().name if window.focused() else None)
            self.assertTrue({"Pause", "Stop", "Help", "Leave", "Pass"} <= names, names)


if __name__ == "__main__":
    unittest.main(verbosity=2)
