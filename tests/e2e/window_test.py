# SPDX-License-Identifier: Apache-2.0
"""What the tests of the window begin with: `python3 walk_test.py build/dev/bin/attune`.

With ATTUNE_PICTURES=DIR a test leaves a picture of every step in a folder of its own there."""
import os
import sys
import tempfile
import unittest

from book import Book
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

    def set_passphrase(self, two, person, passphrase):
        two.hit(two.w("nav.settings"))
        two.sees(two.w("lock.section"))
        two.picture("settings")
        two.hit(two.w("lock.set"), at=person)
        two.sees(two.w("lock.cost"))
        two.hit(two.w("lock.suggest"))
        suggested = two.window.wait_for("label", two.w("lock.suggested"))
        self.assertEqual(len(suggested.name.split(": ")[1].split()), 6)
        self.secret(two, "lock.fresh", passphrase)
        self.secret(two, "lock.again", passphrase)
        two.picture("passphrase")
        two.hit(two.w("lock.set"), at=2)  # after one for each of the two
        two.sees(two.w("lock.change"), 20)

    def secret(self, two, key, text, language="en", **given):
        name = Book(language)(key, **given)
        asks = lambda: [node for node in two.found(None, ("password text",)) if node.showing and name.search(node.name or node.description)]
        field = two.window.wait_until(asks, f"a field called {name!r}")[0]
        field.focus()
        two.window.wait_until(lambda: field.has("focused"), f"the cursor in {field}")
        two.window.type_text(text)
        self.assertNotIn(text, two.words())


def main():
    unittest.main(verbosity=2)
