#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever the window says, it can say in every language."""
import pathlib
import re
import tomllib
import unittest

ROOT = pathlib.Path(__file__).parent.parent.parent
CALL = re.compile(r'\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)')
KEY = re.compile(r'"([a-z_]+\.[a-z0-9_.]*)"(\s*\+)?')


def flat(table, path=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def words(language):
    return set(flat(tomllib.loads((ROOT / "host" / "words" / f"text.{language}.toml").read_text())))


def used():
    """Keys that QML names, and the beginnings of those that it puts together."""
    keys, beginnings = set(), set()
    for file in (ROOT / "qml").rglob("*.qml"):
        for call in CALL.findall(file.read_text()):
            for key, more in KEY.findall(call):
                (beginnings if more else keys).add((key, file.name))
    return keys, beginnings


class Words(unittest.TestCase):
    def test_every_key_that_qml_names_is_there(self):
        known = words("en")
        keys, beginnings = used()
        self.assertGreater(len(keys), 100)
        self.assertEqual([key for key in sorted(keys) if key[0] not in known], [])
        self.assertEqual([one for one in sorted(beginnings) if not any(key.startswith(one[0]) for key in known)], [])

    def test_all_languages_have_the_same_keys(self):
        self.assertEqual(words("en") ^ words("es"), set())


if __name__ == "__main__":
    unittest.main()
