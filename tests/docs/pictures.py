#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""pictures.py ROOT [GALLERY]: each kind of node has its picture in docs/plugin-author/view.md, with the JSON that it was taken from.

With GALLERY, the pictures are taken anew, into nowhere: each must be like the one in the docs in its size, and show something.
Machines differ in their fonts, so no pixel is compared. To take them for the docs: cmake --build build/dev --target pictures
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(sys.argv[1])
docs = root / "docs" / "plugin-author"
views = sorted((docs / "view").glob("*.json"))
most = 25_000  # bytes


def source_of(view):
    return hashlib.sha256(view.read_bytes() + (view.parent / "text.en.toml").read_bytes()).hexdigest()


def facts_of(picture):
    """(width, height, colours, source)"""
    told = subprocess.run(["identify", "-format", "%w %h %k %[Source]", picture], capture_output=True, text=True, check=True).stdout
    width, height, colours, source = (told.split() + [""])[:4]
    return int(width), int(height), int(colours), source


def wrong_with(picture, view):
    if not picture.exists():
        return "it has no picture"
    width, height, colours, source = facts_of(picture)
    if source != source_of(view):
        return "its picture was taken of another text"
    if not (500 <= width <= 800 and 100 <= height <= 700):
        return f"its picture is {width} pixels wide and {height} high"
    return "its picture shows nothing" if colours < 10 else None


def wrong_on_page(page, view):
    shown = re.search(rf"!\[([^]]*)\]\(view/{view.stem}\.png\)\n\n<!-- from docs/plugin-author/view/{view.name} -->\n```json\n(.*?)```", page, re.S)
    if not shown:
        return "view.md does not show it, the picture first, then the JSON"
    if shown[2] != view.read_text():
        return "view.md shows another JSON"
    return "its picture has no words for those who cannot see it" if len(shown[1]) < 20 else None


def wrong_in(view):
    kinds = {node["kind"] for node in json.loads(view.read_text())["nodes"]}
    return None if kinds == {view.stem.split("_")[0]} else f"it shows {kinds}"


def wrong_in_docs():
    page = (docs / "view.md").read_text()
    kinds = json.loads((root / "host/core/view.schema.json").read_text())["nodes"]
    yield from (f"{kind}: it has no sample" for kind in sorted(kinds) if not (docs / "view" / f"{kind}.json").exists())
    for view in views:
        picture = view.with_suffix(".png")
        heavy = "its picture is too large" if picture.exists() and picture.stat().st_size > most else None
        yield from (f"{view.name}: {why}" for why in (wrong_in(view), wrong_with(picture, view), wrong_on_page(page, view), heavy) if why)
    yield from (f"{picture.name}: of nothing" for picture in (docs / "view").glob("*.png") if not picture.with_suffix(".json").exists())


def wrong_when_taken(gallery):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([gallery, "--still", "--size", "760x1600", "--views", docs / "view", "--pictures", folder], check=True,
                       env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "LC_ALL": "C.UTF-8"})
        for view in views:
            taken = pathlib.Path(folder, view.with_suffix(".png").name)
            why = wrong_with(taken, view)
            if why:
                yield f"{view.name}: taken anew, {why}"
                continue
            now, before = facts_of(taken)[:2], facts_of(view.with_suffix(".png"))[:2]
            if any(abs(a - b) > 0.25 * b for a, b in zip(now, before)):
                yield f"{view.name}: it is {now} now, and {before} in the docs"


if not shutil.which("identify"):
    print("skipped: ImageMagick is not there")
    sys.exit(77)
bad = list(wrong_in_docs()) or (list(wrong_when_taken(sys.argv[2])) if len(sys.argv) > 2 else [])
print("\n".join(bad))
sys.exit(1 if bad else 0)
