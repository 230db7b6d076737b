#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two people at the window, from "who is here?" through sealed answers to the reveal and a pause: `session_test.py build/dev/bin/attune`.

With ATTUNE_PICTURES=DIR every step leaves a picture there."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from driver import Desk, Driver  # noqa: E402

PROGRAM = sys.argv.pop() if len(sys.argv) > 1 and not sys.argv[-1].startswith("-") else "build/dev/bin/attune"
PICTURES = os.environ.get("ATTUNE_PICTURES")
PLANTED = "solo si llamas antes"


class Sitting:
    """A window, and two people who use it."""

    def __init__(self, window):
        self.window = window
        self.pictures = 0

    def hit(self, name, at=0):
        """Presses a button wherever it is on the page: a reader need not scroll."""
        pressable = ("push button", "toggle button", "radio button", "check box")

        def found():
            return [node for node in self.window.find_all(None, name, hidden=True) if node.role in pressable]

        self.window.wait_until(lambda: len(found()) > at, f"something to press called {name!r}", 30)
        found()[at].do()
        time.sleep(0.6)

    def sees(self, name, seconds=30):
        self.window.wait_until(lambda: self.window.find_all(None, name, hidden=True), f"{name!r}", seconds)

    def words(self):
        return "\n".join(node.name + "\n" + str(node.value) for _, node in self.window.app.walk(hidden=True))

    def picture(self, name):
        if PICTURES:
            self.pictures += 1
            self.window.screenshot(f"{PICTURES}/{self.pictures:02d}-{name}.png")

    def mother_and_son(self):
        self.hit("Mother and son")
        self.window.type("text", "Name, One of you", "Ana")
        self.window.type("text", "Name, The other", "Leo")
        self.hit("Español")
        self.picture("people")
        self.hit("Sit down together")
        self.sees("OK, OK if, not OK")

    def to_the_first_sorting(self):
        self.hit("OK, OK if, not OK")
        self.sees("Begin")
        self.picture("detail")
        self.hit("Begin")
        self.sees("I am ready")
        self.picture("table")
        self.hit("I am ready")
        self.hit("Por mí, adelante")
        self.sees("Soy Ana")
        self.picture("hand-over")
        self.hit("Soy Ana")
        self.sees("Sellar mi respuesta")

    def ana_sorts(self):
        self.hit("Está bien si…")
        field = next(node for _, node in self.window.app.walk(hidden=True) if node.role in ("text", "entry"))
        field.focus()
        self.window.wait_until(lambda: field.has("focused"), "focus")
        self.window.type_text(PLANTED)
        self.window.wait_until(lambda: PLANTED in field.value, "the words")
        self.picture("sorting")

    def to_the_reveal(self):
        self.mother_and_son()
        self.to_the_first_sorting()
        self.ana_sorts()
        self.hit("Sellar mi respuesta")
        self.sees("I am Leo")


def window(home, **options):
    # Taller than most, so that a whole page is on it.
    return Driver([PROGRAM, "--home", home], patience=30, **options)


def workers():
    return [int(pid) for pid in subprocess.run(["pgrep", "-x", "attune-worker"], capture_output=True, text=True).stdout.split()]


class Session(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.home = self.folder.name

    def tearDown(self):
        self.folder.cleanup()

    @classmethod
    def tearDownClass(cls):
        Desk.shared().close()

    def test_what_one_sealed_is_nowhere_until_both_have_opened(self):
        with window(self.home) as w:
            two = Sitting(w)
            two.to_the_reveal()
            self.assertNotIn(PLANTED, two.words())
            two.hit("I am Leo")
            two.sees(re.compile("^Seal"))
            self.assertNotIn(PLANTED, two.words())
            two.hit("OK")
            two.hit(re.compile("^Seal"))
            two.sees("We are both here")
            self.assertNotIn(PLANTED, two.words())
            two.hit("We are both here")
            two.sees("Ana abre")
            two.picture("before-the-reveal")
            self.assertNotIn(PLANTED, two.words())
            two.hit("Ana abre")
            self.assertNotIn(PLANTED, two.words())
            two.hit("Leo opens")
            two.sees(re.compile(PLANTED))
            two.picture("reveal")
            self.assertNotIn(PLANTED, w.output())
            self.assertNotIn("Ana", w.output())
            self.assertEqual([node.name for _, node in w.app.walk() if node.role == "frame"], ["Attune"])

    def test_a_pause_has_an_agreed_return_and_goes_on_where_it_was(self):
        with window(self.home) as w:
            two = Sitting(w)
            two.mother_and_son()
            two.to_the_first_sorting()
            two.hit("Pausa")
            two.hit("En 20 minutos")
            two.sees("We are back, go on")
            two.picture("pause")
            two.hit("We are back, go on")
            two.sees("Sellar mi respuesta")

    def test_killed_at_any_moment_the_session_is_offered_again_by_a_hand_over(self):
        with window(self.home) as w:
            two = Sitting(w)
            two.to_the_reveal()
            w.process.send_signal(signal.SIGKILL)
            w.wait_exit()
        with window(self.home) as w:
            two = Sitting(w)
            self.assertNotIn(PLANTED, two.words())
            two.sees(re.compile("go on|Go on|unfinished|left", re.I))
            two.picture("after-a-crash")

    def test_a_killed_plugin_process_is_one_calm_moment(self):
        with window(self.home) as w:
            two = Sitting(w)
            two.mother_and_son()
            two.to_the_first_sorting()
            two.hit("Está bien")
            for pid in workers():
                os.kill(pid, signal.SIGKILL)
            two.hit("Sellar mi respuesta")
            two.sees("I am Leo")

    def test_shift_three_times_leaves_at_once_and_no_process_stays(self):
        with window(self.home) as w:
            two = Sitting(w)
            two.mother_and_son()
            for _ in range(3):
                w.key("shift")
            w.wait_exit(10)
        time.sleep(0.5)
        self.assertEqual(workers(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
