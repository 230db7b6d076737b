# SPDX-License-Identifier: Apache-2.0
"""Plays any exercise through the window: looks at what is offered, and does it, one act at a time. Knows nothing of what went
before, so that it can go on after anything."""
import re

from book import Book
from sitting import EDITABLE, PRESSABLE

# What can be said without filling in what stands beside it.
AT_ONCE = ("mirror.yes", "mirror.near_enough", "match.mirror.yes")
CHOICES = ("radio button", "check box")
# What leads on, the nearest first.
ONWARD = (
    "trouble.again", "handover.both", "stage.back_to_table", "input.sealed_give", "input.shared_give", "input.private_give",
    # of the plugins
    "match.ready", "match.rules_none", "match.rules_enough", "match.said", "match.mirror.yes", "match.mirror.aloud", "match.on", "match.finish",
    "gate.ready", "heat.calm", "check.calm", "talk.start", "talk.done", "talk.over", "mirror.yes", "mirror.all",
    "go.on", "go.done", "go.rest", "close.close",
)
NAMED = ("handover.me", "reveal.open", "agreement.yes")


class Player:
    def __init__(self, two, exercise, names, languages=("en", "en"), words="a few words"):
        self.two, self.words = two, words
        self.slid = set()  # a slider does not tell whether it was set
        books = [Book(language, exercise) for language in dict.fromkeys(languages)]
        either = lambda key, **given: [book(key, **given).pattern for book in books if key in book.words]
        wanted = [either(key, name=name) for key in NAMED for name in names] + [either(key) for key in ONWARD]
        self.at_once = [re.compile("|".join(either(key)), re.S) for key in AT_ONCE if either(key)]
        self.onward = [re.compile("|".join(patterns), re.S) for patterns in wanted if patterns]
        self.held = re.compile("|".join(pattern for book in books for pattern in [book("hold.item").pattern]), re.S)
        self.missing = re.compile("|".join(either("input.first")), re.S)  # Qt says of every button that it is enabled
        self.sits = {book.words["handover.me"]["handover.me"].format(name=name) for book in books for name in names}
        self.ended = re.compile("|".join(pattern for how in ("done", "stopped", "not_today") for pattern in either(f"ended.{how}.title")), re.S)

    def to_the_end(self, most=120):
        """Yields what was done, after each act."""
        for _ in range(most):
            if self.two.found(self.ended, ("heading",)):
                return
            yield self.two.window.wait_until(self.act, "something to do")
        raise AssertionError(f"not ended after {most} acts:\n{self.two.window.dump()}")

    def act(self):
        nodes = [(node, node.role, node.name) for _, node in self.two.window.app.walk(hidden=True)]
        return self.press(nodes, self.at_once) or self.answer(nodes) or self.press(nodes, self.onward)

    def press(self, nodes, patterns):
        for pattern in patterns:
            for node, role, name in nodes:
                if role in PRESSABLE and pattern.search(name) and not self.missing.search(node.description) and self.two.reaches(node):
                    node.do()
                    if name in self.sits:
                        self.slid.clear()
                    self.two.window.settle(0.25)
                    return name
        return None

    def answer(self, nodes):
        """Fills one thing that is empty."""
        for node, role, name in nodes:
            if role in EDITABLE and node.has("editable") and node.enabled and not node.value and self.two.reaches(node):
                node.focus()
                self.two.window.wait_until(lambda: node.has("focused"), f"the cursor in {name}")
                self.two.window.type_text("20:30" if re.search("^(Time|Hora)$", name) else self.words)
                return f"wrote into {name}"
            if role == "slider" and node.enabled and self.two.reaches(node) and name not in self.slid:
                node.focus()
                self.two.window.key("Home")
                self.slid.add(name)
                return f"slid {name}"
        return self.choose(nodes)

    def choose(self, nodes):
        """One of a group of which none is chosen."""
        groups = {}
        for node, role, name in nodes:
            if role in CHOICES and not self.held.search(name):
                parent = node.raw.get_parent()
                groups.setdefault((parent.get_role_name(), parent.get_name(), parent.get_index_in_parent()), []).append(node)
        for group in groups.values():
            if not any(node.checked for node in group) and group[0].enabled and self.two.reaches(group[0]):
                name = group[0].name
                group[0].do()
                self.two.window.settle(0.25)
                return f"chose {name}"
        return None
