# SPDX-License-Identifier: Apache-2.0
"""A packed plugin from somebody else: looked at, added, switched off and on, removed, without a new start."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from window_test import PROGRAM, WindowTest, main  # noqa: E402

MANIFEST = """schema = 1
[plugin]
id = "org.example.counter"
name = "Small rituals"
version = "{version}"
vendor = "Ana, who writes"
license = "Apache-2.0"
description = "Something for a quiet evening."
library = "lib.so"
[abi]
major = 1
min_minor = 0
[[activity]]
id = "org.example.counter"
state_version = 1
seats = [2, 2]
content_schema = "content.schema.json"
reads_board = ["signal"]
"""
EXERCISE = """schema = 1
id = "quiet_evening"
version = "1.0.0"
activity = "org.example.counter"
family = "boundaries"
minutes = [1, 2]
[[for]]
pair = "couple"
[evidence]
grade = "C"
refs = [{ id = "R1", cite = "Author, A. (2015). Title. Journal." }]
[content]
"""
TEXTS = """title = "A quiet evening"
want = "We want to sit down for a moment"
purpose = "A moment for both of you."
[about]
private = "Nothing."
sealed = "Nothing."
shared = "Nothing."
leaves = "Nothing."
evidence = "None."
safety = "Stop at any time."
[about.step]
1 = "Sit down."
"""


class AddedTest(WindowTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="attune-author-")
        self.addCleanup(folder.cleanup)
        self.author = pathlib.Path(folder.name)
        self.data = self.author / "data"

    def packed(self, version, key="ana"):
        bundle = self.author / "bundle"
        exercise = bundle / "exercises" / "quiet_evening"
        exercise.mkdir(parents=True, exist_ok=True)
        (bundle / "plugin.toml").write_text(MANIFEST.format(version=version))
        (bundle / "content.schema.json").write_text('{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}')
        (exercise / "exercise.toml").write_text(EXERCISE)
        (exercise / "text.en.toml").write_text(TEXTS)
        shutil.copy(os.environ["ATTUNE_TEST_PLUGIN"], bundle / "lib.so")
        file = self.author / f"{key}-{version}.attune-plugin"
        ctl = pathlib.Path(PROGRAM).with_name("attunectl")
        subprocess.run([ctl, "plugin", "pack", bundle, "--out", file, "--key", self.author / key], check=True, stdout=subprocess.DEVNULL)
        return str(file)

    def look_at(self, two, file):
        field = two.field(two.w("added.file"))
        field.focus()
        two.window.key("ctrl+a", "Delete")
        two.write(two.w("added.file"), file)
        two.hit(two.w("added.open"))

    def test_an_exercise_by_others_comes_in_and_goes_without_a_new_start(self):
        first, second = self.packed("1.0.0"), self.packed("1.1.0")
        false = self.packed("1.2.0", key="somebody")
        with self.sitting(env={"XDG_DATA_HOME": str(self.data)}) as two:
            two.people("couple", ("Ana", "Leo"))
            two.hit(two.w("nav.settings"))
            two.hit(two.w("added.title"))
            two.sees(two.w("added.none"))
            self.look_at(two, first + "x")
            two.sees(two.w("catalog.file"))
            self.look_at(two, first)
            two.sees(re.compile("^It brings: A quiet evening"))
            two.sees(two.w("added.unknown"))
            two.sees(re.compile("Of what you keep it reads: Signals"))
            two.picture("offered")
            two.hit(two.w("added.not_now"))
            two.sees(two.w("added.none"))
            self.look_at(two, first)
            two.hit(two.w("added.install"))
            two.sees(two.w("added.installed"))
            two.picture("installed")
            self.shelf(two, True)
            self.look_at(two, second)
            two.sees(re.compile("takes the place of version 1.0.0"))
            two.hit(two.w("added.install"))
            two.sees(re.compile("^Version 1.1.0"))
            self.look_at(two, first)
            two.sees(two.w("added.older"))
            two.picture("older")
            two.hit(two.w("added.not_now"))
            self.look_at(two, false)
            two.sees(two.w("packed.signer"))
            two.hit(two.w("added.turn_off"))
            two.sees(two.w("added.off"))
            two.picture("off")
            self.shelf(two, False)
            two.hit(two.w("added.turn_on"))
            two.sees(two.w("added.turn_off"))
            two.hit(two.w("added.remove"))
            two.sees(two.w("added.none"))
            self.shelf(two, False)
            self.assertNotIn("qrc:/", two.window.output(), "and no complaint of QML")

    def test_a_start_without_what_was_added(self):
        ctl = pathlib.Path(PROGRAM).with_name("attunectl")
        env = {"XDG_DATA_HOME": str(self.data)}
        subprocess.run([ctl, "plugin", "install", "--trust", self.packed("1.0.0")], check=True, stdout=subprocess.DEVNULL, env={**os.environ, **env})
        with self.sitting(env=env) as two:
            two.people("couple", ("Ana", "Leo"))
            two.sees("A quiet evening")
            two.kill()
            two.command.append("--ours-only")
            two.open()
            two.sees(two.w("explore.title"))
            self.assertEqual(two.found("A quiet evening"), [])

    def shelf(self, two, there):
        two.hit(two.w("nav.explore"))
        two.sees(two.w("explore.title"))
        two.window.wait_until(lambda: bool(two.found("A quiet evening")) == there, f"the exercise there: {there}")
        two.hit(two.w("nav.settings"))
        two.hit(two.w("added.title"))


if __name__ == "__main__":
    main()
