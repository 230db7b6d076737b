#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The plugin's process dies between any two acts: the session goes on, and nothing is said twice."""
import os
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from player import Player  # noqa: E402
from window_test import WindowTest, main  # noqa: E402


class WorkerKilled(WindowTest):
    def test_a_worker_killed_before_every_act_is_never_noticed(self):
        with self.sitting() as two:
            self.mother_and_son(two)
            kills = 0
            for _ in Player(two, "boundary_circles", ("Ana", "Leo"), ("es", "en")).to_the_end():
                for pid in two.workers():
                    os.kill(pid, signal.SIGKILL)
                    kills += 1
            self.assertGreater(kills, 8)
            self.assertEqual(len(two.found(two.w("ended.entered"))), 1)
            self.assertEqual(len(two.found("Our limits")), 1)
            two.picture("ended")


if __name__ == "__main__":
    main()
