# SPDX-License-Identifier: Apache-2.0
"""What the window may say for a words key, so that a test names the key and lives on when the words are polished.

    es = Book("es", "boundary_circles")
    two.hit(es("match.ready"))"""
import pathlib
import re
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLACE = re.compile(r"\{(\w+)[^{}]*(?:\{(?:[^{}]|\{[^{}]*\})*\}[^{}]*)*\}")  # {name}, {n, plural, one {# of {m}} other {…}}


def flat(table, path=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{key}.")
        else:
            yield path + key, value


class Book:
    def __init__(self, language, exercise=None):
        folders = [ROOT / "host" / "words"]
        if exercise:
            manifest = tomllib.loads((ROOT / "exercises" / exercise / "exercise.toml").read_text())
            folders += [ROOT / "plugins" / manifest["activity"].split(".")[-1], ROOT / "exercises" / exercise]
        self.words = {}
        for folder in folders:
            for key, text in flat(tomllib.loads((folder / f"text.{language}.toml").read_text())):
                self.words.setdefault(key.split("@")[0], {})[key] = text

    def __call__(self, key, **given):
        """A pattern for the whole text, for any reader (child, teen, parent); `given` fills its places."""
        return re.compile("|".join(f"^{self._pattern(text, given)}$" for text in self.words[key].values()), re.S)

    @staticmethod
    def _pattern(text, given):
        parts, at = [], 0
        for found in PLACE.finditer(text):
            value = re.escape(str(given[found.group(1)])) if found.group(1) in given else ".+"
            counted = "," in found.group(0) and found.group(1) in given
            parts += [re.escape(text[at:found.start()]), rf".*\b{value}\b.*" if counted else value]
            at = found.end()
        return "".join(parts + [re.escape(text[at:])])
