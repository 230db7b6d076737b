#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A whole session by keys alone: the focus is always somewhere, goes round, and comes from Tab to everything that is needed."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from book import Book  # noqa: E402
from window_test import WindowTest, main  # noqa: E402


class Hands:
    """On a keyboard, and nowhere else."""

    def __init__(self, two):
        self.two, self.window = two, two.window

    def here(self):
        """What has the keyboard; it must always be something that can be seen."""
        seen = lambda: [node for _, node in self.window.app.walk(hidden=True)
                        if node.has("focused") and node.role not in ("frame", "application", "dialog") and node.has("visible")]
        return self.window.wait_until(seen, "something visible that has the keyboard", 5)[0]

    def tab_to(self, name, key="Tab", most=60):
        """Goes round until it is there."""
        for _ in range(most):
            node = self.here() if self.window.focused() else None
            if node and name.search(node.name):
                return node
            self.window.key(key)
        raise AssertionError(f"{key} does not come to {name.pattern}:\n{self.window.dump()}")

    def press(self, name, by="Return", key="Tab"):
        self.two.sees(name)
        self.tab_to(name, key)
        self.window.key(by)


class Keyboard(WindowTest):
    def test_a_session_from_the_first_start_to_its_end_by_keys_alone(self):
        en = Book("en", "boundary_circles")
        with self.sitting() as two:
            hands, w = Hands(two), two.w
            two.sees(w("welcome.title"))
            hands.press(w("pair.couple"), by="space")
            for seat, name in ((1, "Ana"), (2, "Leo")):
                hands.tab_to(re.compile(w(f"person.{seat}").pattern.strip("^$")))
                two.window.type_text(name)
            hands.press(w("welcome.begin"))
            hands.press(en("title"))
            hands.press(w("detail.begin"), key="shift+Tab")
            hands.press(w("handover.both"))
            hands.press(en("match.ready"))
            two.window.settle(0.5)
            hands.press(en("match.ready"))
            for name, pile in (("Ana", "ok"), ("Leo", "no")):
                hands.press(w("handover.me", name=name))
                hands.press(en("piles.ok"), by="Right")  # arrows go along the piles
                two.window.wait_until(lambda: en("piles.if").search(hands.here().name), "the arrow moves")
                hands.press(en(f"piles.{pile}"), by="space")
                two.sees(en("cards.door"))
                hands.press(en("input.sealed_give"))
            hands.press(w("handover.both"))
            for name in ("Ana", "Leo"):
                hands.press(en("reveal.open", name=name))
            two.sees(en("match.on"))
            hands.press(w("stage.stop"), key="shift+Tab")
            two.sees(w("stop.title"))
            two.window.key("Escape")
            hands.press(w("stage.stop"), key="shift+Tab")
            hands.press(w("stop.yes"))
            two.sees(w("ended.stopped.title"))
            hands.press(w("ended.finish"))
            two.sees(w("explore.title"))
            two.picture("back-on-the-shelf")


if __name__ == "__main__":
    main()
