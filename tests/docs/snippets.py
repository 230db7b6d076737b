#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""snippets.py ROOT: what stands under `<!-- from FILE -->` in the docs stands in FILE, word for word; and every C++ snippet says so."""
import pathlib
import re
import sys

FENCE = re.compile(r"^(?:<!-- from (\S+) -->\n)?```(\w*)\n(.*?)^```$", re.M | re.S)


def wrong(page, read):
    """(line, what) of each snippet that no compiled file has. `read` gives the text of a file."""
    for found in FENCE.finditer(page):
        source, language, text = found.groups()
        line = page[: found.start()].count("\n") + 1
        if source and text not in read(source):
            yield line, f"is not in {source}; copy it anew"
        elif not source and language in ("c", "cpp"):
            yield line, "comes from no file: write <!-- from FILE --> above it"


def try_itself():
    files = {"a.cpp": "int a;\nint b;\n"}.__getitem__
    assert not list(wrong("<!-- from a.cpp -->\n```cpp\nint b;\n```\n", files))
    assert list(wrong("\n<!-- from a.cpp -->\n```cpp\nint c;\n```\n", files))[0][0] == 2
    assert list(wrong("```cpp\nint a;\n```\n", files))


try_itself()
root = pathlib.Path(sys.argv[1])
bad = [
    f"{page.relative_to(root)}:{line}: this snippet {what}."
    for page in sorted((root / "docs" / "plugin-author").glob("*.md"))
    for line, what in wrong(page.read_text(), lambda name: (root / name).read_text())
]
print("\n".join(bad))
sys.exit(1 if bad else 0)
