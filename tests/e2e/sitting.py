# SPDX-License-Identifier: Apache-2.0
"""Two people at the window: what they can do there, told as they would tell it."""
import os
import pathlib
import re
import subprocess
import tempfile
import time

from book import Book
from driver import Driver

PRESSABLE = ("push button", "toggle button", "radio button", "check box")
EDITABLE = ("text", "entry")


class Sitting:
    """`pictures`: a folder for a picture of every step, or None."""

    def __init__(self, program, home, pictures=None, options=(), env=None, words="en"):
        self.command = [str(program), "--home", str(home), *options]
        self.env, self.pictures, self.taken = env or {}, pictures, 0
        self.w = Book(words)  # the window's own words
        self.window = None
        self.open()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None and self.window.running():
            self.picture("failed")
        self.window.__exit__(kind, error, trace)

    # --- The window --------------------------------------------------------------------------------------------------

    def open(self):
        self.window = Driver(self.command, patience=40, env=self.env)

    def kill(self):
        """What a power cut leaves."""
        self.window.kill()
        self.window.log.close()

    def workers(self):
        """The plugin processes of this window; they sit in its threads' families."""
        found = subprocess.run(["pgrep", "-P", str(self.window.process.pid)], capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split() if "attune-worker" in self._command_of(pid)]

    @staticmethod
    def _command_of(pid):
        try:
            return pathlib.Path(f"/proc/{pid}/cmdline").read_text()
        except OSError:
            return ""

    def saved(self, home, since):
        """Waits until something was written to the home after `since`, and nothing for a moment after that."""
        newest = lambda: max(path.stat().st_mtime for path in pathlib.Path(home).iterdir())
        self.window.wait_until(lambda: since < newest() < time.time() - 0.3, "something saved")

    def picture(self, name):
        if self.pictures:
            self.taken += 1
            self.window.settle(0.7)  # what opens has opened
            self.window.screenshot(f"{self.pictures}/{self.taken:02d}-{name}.png")

    # --- Looking -----------------------------------------------------------------------------------------------------

    def found(self, name, roles=None):
        """What is on the page, scrolled into sight or not."""
        return [node for node in self.window.find_all(None, name, hidden=True) if roles is None or node.role in roles]

    def within_reach(self, name, roles):
        """The same, but only what shows, or does when the keyboard goes there: Qt says of both what is scrolled away and what
        is not drawn at all that it is not visible."""
        return [node for node in self.found(name, roles) if self.reaches(node)]

    @staticmethod
    def reaches(node):
        if node.has("visible"):
            return True
        if not node.has("focusable") or not node.enabled or not node.focus():
            return False
        end = time.monotonic() + 0.4
        while not node.has("visible") and time.monotonic() < end:
            time.sleep(0.05)
        return node.has("visible")

    def sees(self, name, seconds=None):
        self.window.wait_until(lambda: self.found(name), f"seeing {name!r}", seconds)
        return self

    def gone(self, name):
        self.window.wait_until(lambda: not any(node.has("visible") for node in self.found(name)), f"being rid of {name!r}")

    def cannot_press(self, name, seconds=None):
        self.window.wait_until(lambda: not self.within_reach(name, PRESSABLE), f"being rid of {name!r}", seconds)
        return self

    def words(self):
        """Everything that anybody could read in the application, be it shown or hidden. Read anew, if the page changes meanwhile."""
        return self.window.wait_until(self._words, "a page that stays while it is read")

    def _words(self):
        said = []
        for _, node in self.window.app.walk(hidden=True):
            said += [node.name, node.description, str(node.value), str(node.raw.get_attributes()), node.text]
        return "\n".join(part for part in said if part)

    # --- Doing -------------------------------------------------------------------------------------------------------

    def hit(self, name, at=0, seconds=None):
        """Presses something wherever it is on the page: a reader need not scroll."""
        ready = lambda: [node for node in self.within_reach(name, PRESSABLE) if node.enabled][at:at + 1 or None]
        self.window.wait_until(ready, f"something to press called {name!r}", seconds)[0].do()
        return self

    def cannot_give(self, name):
        """The button says why it does nothing; Qt 6.4 cannot say of a button that it is disabled."""
        self.window.wait_until(lambda: self.w("input.first").search(self.found(name, PRESSABLE)[-1].description), f"{name!r} held back")

    def choose(self, name, at=0):
        """The same for what stays marked."""
        self.hit(name, at)
        self.window.wait_until(lambda: self.within_reach(name, PRESSABLE)[at].checked, f"the mark at {name!r}")
        return self

    def field(self, name, at=0):
        ready = lambda: [node for node in self.within_reach(name, EDITABLE) if node.has("editable")][at:at + 1]
        return self.window.wait_until(ready, f"a field called {name!r}")[0]

    def write(self, name, text, at=0):
        """Key by key, as a hand does."""
        field = self.field(name, at)
        field.focus()
        self.window.wait_until(lambda: field.has("focused"), f"the cursor in {field}")
        self.window.type_text(text)
        self.window.wait_until(lambda: text in str(field.value), f"the words in {field}")
        return field

    def slide(self, name, value):
        slider = self.window.wait_until(lambda: self.found(name, ("slider",)), f"a slider called {name!r}")[0]
        slider.raw.get_value_iface().set_current_value(value)
        return self

    # --- Sitting down ------------------------------------------------------------------------------------------------

    def sit(self, name, language="en"):
        self.hit(Book(language)("handover.me", name=name))

    def both(self):
        self.hit(self.w("handover.both"))

    def people(self, kind, names, languages=("en", "en"), bands=()):
        """The first start: who is here."""
        self.hit(self.w(f"pair.{kind}"))
        for seat, name in enumerate(names, 1):
            one = self.w(f"person.{seat}").pattern.strip("^$")
            self.write(re.compile(one), name)
        for seat, language in enumerate(languages):
            self.choose(Book("en")(f"language.{language}"), seat)
        for band in bands:
            self.choose(self.w(f"band.{band}"))
        self.picture("people")
        self.hit(self.w("welcome.begin"))
        self.sees(self.w("explore.title"))

    def begin(self, exercise, language="en"):
        self.picture("shelf")
        self.hit(Book(language, exercise)("title"))
        self.sees(self.w("detail.begin"))
        self.picture("detail")
        self.hit(self.w("detail.begin"))

    def take_up(self):
        """After a start: goes on with what was left, by the hand-over that it begins with."""
        self.hit(self.w("explore.go_on"))
        again = re.compile("|".join(Book(language)(key).pattern for key in ("handover.me", "handover.both") for language in ("en", "es")))
        self.hit(again)


def stage(program, stand_in, frames):
    """A folder like the one in which the programs are, but with `stand_in` for attune-worker, told where to write."""
    program = pathlib.Path(program).resolve()
    folder = tempfile.TemporaryDirectory(prefix="attune-stage-", dir=program.parent.parent)
    root = pathlib.Path(folder.name)
    workers = pathlib.Path("libexec") / "attune"
    (root / "bin").mkdir()
    (root / workers).mkdir(parents=True)
    os.link(program, root / "bin" / "attune")  # a symbolic link would lead back to its target's folder
    for part in ("lib", "share"):
        (root / part).symlink_to(program.parent.parent / part)
    (root / workers / "attune-worker").symlink_to(stand_in)
    (root / workers / "relay.ini").write_text(f"{program.parent.parent / workers / 'attune-worker'}\n{frames}\n")
    return folder, root / "bin" / "attune"
