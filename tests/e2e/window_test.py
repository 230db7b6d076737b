# SPDX-License-Identifier: Apache-2.0
"""What the tests of the window begin with: `python3 walk_test.py build/dev/bin/attune`.

With ATTUNE_PICTURES=DIR a test leaves a picture of every step in a folder of its own there."""
import os
import sys
import tempfile
import unittest

from driver import Desk
from sitting import Sitting

PROGRAM = sys.argv.pop() if len(sys.argv) > 1 and os.path.isfile(sys.argv[-1]) else "build/dev/bin/attune"


class WindowTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="attune-home-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name

    @classmethod
    def tearDownClass(cls):
        Desk.shared().close()

    def sitting(self, program=PROGRAM, size="1200x1500", **options):
        name = self._testMethodName.removeprefix("test_")
        pictures = os.environ.get("ATTUNE_PICTURES")
        return Sitting(program, options.pop("home", self.home), pictures=pictures and f"{pictures}/{name}",
                       options=("--size", size), **options)

    def mother_and_son(self, two):
        two.people("mother_son", ("Ana", "Leo"), ("es", "en"))
        two.begin("boundary_circles")
        two.picture("both-here")
        two.both()


def main():
    unittest.main(verbosity=2)
