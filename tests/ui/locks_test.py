# SPDX-License-Identifier: Apache-2.0
"""Passphrases at the window: set, asked for, wrong, right, forgotten; and what is left of a session after it was locked."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from walks import HERS, boundary_circles  # noqa: E402
from window_test import WindowTest, main  # noqa: E402

HIS_WORDS = "llama verde entre nubes"


def memory_of(pid):
    """Every byte that the process could read: what somebody finds who looks into it."""
    for line in pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, rights, *_ = line.split()
        first, last = (int(end, 16) for end in span.split("-"))
        if "r" not in rights or last - first > 1 << 30:
            continue
        try:
            with open(f"/proc/{pid}/mem", "rb") as memory:
                memory.seek(first)
                yield memory.read(last - first)
        except (OSError, ValueError, OverflowError):  # the kernel's own pages
            continue


def holds(pid, words):
    forms = [words.encode("utf-8"), words.encode("utf-16-le")]
    return any(form in part for part in memory_of(pid) for form in forms)


class LocksTest(WindowTest):
    def test_a_passphrase_is_asked_for_wherever_it_should_be(self):
        with self.sitting() as two:
            two.people("mother_son", ("Ana", "Leo"), ("es", "en"))
            self.set_passphrase(two, 1, HIS_WORDS)
            two.kill()
            two.open()
            two.begin("boundary_circles")
            self.secret(two, "lock.passphrase_of", "something else", name="Leo")
            two.picture("both-here")
            two.both()
            two.sees(re.compile("another passphrase|otra contraseña"), 20)
            two.picture("wrong")
            self.secret(two, "lock.passphrase_of", HIS_WORDS, name="Leo")
            two.both()
            for said in boundary_circles(two):
                if said == "Ana has sealed":
                    break
            two.sees(Book("en")("handover.me", name="Leo"))
            two.picture("alone-asked")
            self.secret(two, "lock.passphrase", HIS_WORDS)
            two.sit("Leo")
            two.sees(Book("en", "boundary_circles")("cards.advice"), 20)

    def test_locked_nothing_is_left_of_what_was_open(self):
        with self.sitting() as two:
            two.people("mother_son", ("Ana", "Leo"), ("es", "en"))
            self.set_passphrase(two, 0, HIS_WORDS)
            two.hit(two.w("nav.explore"))
            two.begin("boundary_circles")
            two.both()
            for said in boundary_circles(two):
                if said == "Ana has written words":
                    break
                if said == "both are ready":
                    self.secret(two, "lock.passphrase", HIS_WORDS, "es")
            pid = two.window.process.pid
            two.window.wait_until(lambda: holds(pid, HERS), "finding her words while they are open")
            two.window.key("ctrl+l")
            two.window.settle(2)
            two.window.app = two.window._await_app()  # the same process, a fresh program
            two.sees(two.w("explore.title"), 40)  # what Leo may see without her
            self.assertEqual(pid, two.window.process.pid)
            for words in (HERS, HIS_WORDS):
                self.assertFalse(holds(pid, words), "something is left in memory")
            two.hit(two.w("nav.people"))
            two.sees(two.w("lock.somebody"))
            two.picture("locked")
            self.secret(two, "lock.passphrase", HIS_WORDS)
            two.hit(two.w("lock.open"))
            two.window.wait_gone("label", two.w("lock.somebody"), 20)

    def test_a_recovery_key_stays_until_it_is_kept_and_opens_what_was_forgotten(self):
        with self.sitting() as two:
            two.people("mother_son", ("Ana", "Leo"), ("es", "en"))
            self.set_passphrase(two, 1, HIS_WORDS)
            two.hit(two.w("lock.change"))
            self.secret(two, "lock.now", HIS_WORDS)
            two.hit(two.w("lock.print"))
            two.sees(two.w("lock.printed_line"), 20)
            key = two.window.wait_for("label", re.compile("^([0-9A-Z]{4}[ -]){13}[0-9A-Z]{4}$")).name
            two.window.key("Escape")
            two.picture("recovery-key")
            self.assertTrue(two.found(key), "it is not shown again, so one key does not put it away")
            two.hit(two.w("lock.put_away"))
            two.gone(key)
            two.kill()
            two.open()
            two.hit(two.w("nav.people"))
            two.hit(two.w("lock.forgot"))
            two.write(two.w("lock.printed"), "0" + key[1:] if key[0] != "0" else "1" + key[1:])
            for field in ("lock.fresh", "lock.again"):
                self.secret(two, field, "another five quiet words")
            two.hit(two.w("lock.open"), at=1)
            two.sees(two.w("vault.recovery"), 20)
            two.picture("mistyped")
            field = two.field(two.w("lock.printed"))
            field.focus()
            two.window.key("ctrl+a", "Delete")
            two.write(two.w("lock.printed"), key)
            two.hit(two.w("lock.open"), at=1)
            two.window.wait_gone("label", two.w("lock.somebody"), 20)


if __name__ == "__main__":
    main()
