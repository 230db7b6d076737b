#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Takes pictures of every sample, to be looked at: `pictures.py attune_gallery FOLDER [sample …]`."""
import json
import pathlib
import sys

from driver import Desk, Driver

LOOKS = {
    "light": ["--size", "1100x800"],
    "dark": ["--size", "1100x800", "--dark"],
    "phone": ["--size", "360x640"],
    "large": ["--size", "1100x800", "--text", "200"],
    "phone_large": ["--size", "360x640", "--text", "200"],
    "spanish": ["--size", "1100x800", "--language", "es"],
}


def main(gallery, folder, looks, samples):
    for sample in samples:
        for look in looks:
            with Driver([gallery, sample, *LOOKS[look], "--still"]) as window:
                window.settle(1.0)
                window.screenshot(f"{folder}/{sample}_{look}.png")
                for line in window.output().splitlines():
                    print(f"{sample} {look}: {line}")
    Desk.shared().close()


if __name__ == "__main__":
    program, target, *rest = sys.argv[1:]
    known = json.loads((pathlib.Path(__file__).parent.parent / "support" / "samples.json").read_text())
    main(program, target, [word for word in rest if word in LOOKS] or list(LOOKS), [word for word in rest if word in known] or list(known))
