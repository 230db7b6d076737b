#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Before both have opened, what one sealed is nowhere that the other, a plugin, or a reader of logs could come upon it."""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))
import walks  # noqa: E402
from sitting import stage  # noqa: E402
from window_test import PROGRAM, WindowTest, main  # noqa: E402

SECRETS = (walks.HERS, walks.HIS)
RELAY = HERE.parent / "e2e" / "relay.py"


def selections():
    """What can be pasted: the clipboard and what is marked."""
    asked = [subprocess.run(["xclip", "-o", "-selection", one], capture_output=True, text=True) for one in ("clipboard", "primary")]
    return "\n".join(answer.stdout for answer in asked)  # nothing, if nobody holds any


def read_all(folder):
    return b"\n".join(path.read_bytes() for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file())


class Sealed(WindowTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="attune-frames-")
        self.addCleanup(folder.cleanup)
        self.frames = pathlib.Path(folder.name)
        place, self.program = stage(PROGRAM, RELAY, self.frames)
        self.addCleanup(place.cleanup)

    def places(self, two):
        """Where a secret must not be: a name, and all that can be read there."""
        yield "the accessible tree", two.words()
        yield "the clipboard or the selection", selections()
        yield "the frames to the plugin", read_all(self.frames).decode("utf-8", "replace")
        yield "what the program prints", two.window.output()
        yield "the logs", read_all(pathlib.Path(self.home) / "logs").decode("utf-8", "replace")
        yield "the title", subprocess.run(["xdotool", "search", "--name", "", "getwindowname", "%@"], capture_output=True, text=True).stdout

    def assert_nowhere(self, two, secrets, when):
        for place, text in self.places(two):
            for secret in secrets:
                self.assertNotIn(secret, text, f"{when}: in {place}")

    def test_what_one_sealed_is_nowhere_until_both_have_opened(self):
        with self.sitting(self.program) as two:
            self.mother_and_son(two)
            sealed = {"Ana has sealed": SECRETS[:1], "Leo sits alone": SECRETS[:1], "both have sealed": SECRETS,
                      "at the table before the reveal": SECRETS, "Ana has pressed": SECRETS}
            for step in walks.boundary_circles(two):
                if step == "Ana has written words":
                    self.assertIn(walks.HERS, two.words(), "the search finds what is there to be found")
                if step in sealed:
                    self.assert_nowhere(two, sealed.pop(step), step)
                if step == "revealed":
                    break
            self.assertEqual(sealed, {})
            found = dict(self.places(two))
            for secret in SECRETS:
                self.assertIn(secret, found["the accessible tree"], "opened is opened")
                self.assertIn(secret, found["the frames to the plugin"], "and the plugin may work with it from here on")
                self.assertNotIn(secret, found["what the program prints"])
            for name in ("Ana", "Leo"):
                self.assertNotIn(name, found["what the program prints"])
                self.assertNotIn(name, found["the title"])

    def test_the_search_finds_what_is_planted(self):
        with self.sitting(self.program) as two:
            self.mother_and_son(two)
            planted = "canary 4711"
            two.window.wait_until(lambda: any(self.frames.iterdir()), "a frame to the plugin")
            with (self.frames / "planted").open("w") as file:
                file.write(planted)
            subprocess.run(["xclip", "-i", "-selection", "primary"], input=planted, text=True, check=True, stdout=subprocess.DEVNULL)
            found = [place for place, text in self.places(two) if planted in text]
            self.assertEqual(found, ["the clipboard or the selection", "the frames to the plugin"])


if __name__ == "__main__":
    main()
