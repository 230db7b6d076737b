#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The disk is full, or takes nothing any more, in the middle of a session: what was typed stays there, and a sentence says what to do."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from window_test import WindowTest, main  # noqa: E402

en = Book("en", "boundary_circles")
TYPED = "only on Sundays"


class Disk(WindowTest):
    def setUp(self):
        super().setUp()
        self.disk = pathlib.Path(self.home)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", self.disk], capture_output=True).returncode != 0:
            self.skipTest("may not mount a small disk here")
        self.addCleanup(subprocess.run, ["umount", "-l", self.disk], check=True)

    def fill(self):
        with (self.disk / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(b"x" * 4096):
                pass

    def remount(self, how):
        subprocess.run(["mount", "-o", f"remount,{how}", self.disk], check=True)

    def typing(self, two):
        two.people("couple", ("Ana", "Leo"))
        two.begin("boundary_circles")
        two.both()
        two.hit(en("match.ready"))
        two.hit(en("match.ready"))
        two.sit("Ana")
        two.hit(en("piles.if"))
        two.write(en("pile_asks.if"), TYPED)

    def can_copy(self, two):
        field = two.field(en("pile_asks.if"))
        self.assertEqual(field.value, TYPED)
        field.focus()
        two.window.wait_until(lambda: field.has("focused"), "the cursor")
        two.window.key("ctrl+a", "ctrl+c")
        copied = subprocess.run(["xclip", "-o", "-selection", "clipboard"], capture_output=True, text=True)
        self.assertEqual(copied.stdout, TYPED)

    def test_a_full_disk_keeps_nobody_from_copying_what_they_typed_and_goes_on_once_there_is_room(self):
        with self.sitting() as two:
            self.typing(two)
            self.fill()
            two.hit(en("input.sealed_give"))
            two.sees(two.w("store.disk_full"))
            two.picture("full-disk")
            self.can_copy(two)
            (self.disk / "filler").unlink()
            two.hit(en("input.sealed_give"))
            two.sees(two.w("handover.me", name="Leo"))
            two.gone(two.w("store.disk_full"))

    def test_a_disk_that_takes_nothing_any_more_is_said_at_once_and_what_was_saved_is_there_afterwards(self):
        sign = pathlib.Path(tempfile.mkdtemp()) / "now"
        self.addCleanup(shutil.rmtree, sign.parent)
        with self.sitting(env={"LD_PRELOAD": os.environ["ATTUNE_FAILING_SYNC"], "ATTUNE_SYNC_FAILS": str(sign)}) as two:
            self.typing(two)
            sign.touch()
            two.hit(en("input.sealed_give"))
            two.sees(two.w("store.io"))
            two.picture("failed-sync")
            self.can_copy(two)
            sign.unlink()
            two.hit(en("input.sealed_give"))  # nobody knows what the disk has: nothing more is taken in this run
            two.window.settle(1)
            two.sees(two.w("store.io"))
            self.can_copy(two)
        with self.sitting() as two:
            two.take_up()
            two.sees(en("piles.if"))

    def test_a_home_that_cannot_be_written_is_said_at_the_start_and_can_be_tried_again(self):
        self.remount("ro")
        with self.sitting() as two:
            two.sees(two.w("store.read_only_start"))
            two.picture("read-only-home")
            self.remount("rw")
            two.hit(two.w("trouble.again"))
            two.sees(two.w("welcome.title"))


if __name__ == "__main__":
    main()
