#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""compatible.py FROZEN TODAY: each struct of the frozen header is the beginning of today's, and nothing else of it changed.

Structs without `size` are handed over by value, so they may not grow. It tries itself first, on headers that are broken on purpose.
"""
import re
import sys


def parts(text):
    """Structs as lists of members; everything else that a plugin was compiled with, as a set."""
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    defines = {" ".join(d.split()) for d in re.findall(r"#define .*", text)}
    text = re.sub(r"#.*", " ", text)
    squeeze = lambda s: re.sub(r"\s*([(),;*{}=])\s*", r"\1", " ".join(s.split()))
    structs = {
        name: [squeeze(m) for m in body.split(";") if m.strip()]
        for body, name in re.findall(r"typedef struct \w+ \{([^}]*)\} (\w+);", text)
    }
    enums = {squeeze(v) for body in re.findall(r"enum \{([^}]*)\}", text) for v in body.split(",")}
    symbols = {squeeze(s) for s in re.findall(r"ATTUNE_EXPORT extern [^;]*", text)}
    return structs, enums | symbols | defines


def breaks(frozen, today):
    old, old_rest = parts(frozen)
    new, new_rest = parts(today)
    found = [f"gone or changed: {what}" for what in sorted(old_rest - new_rest) if "ABI_MINOR" not in what]
    for name, members in old.items():
        now = new.get(name, [])
        if now[: len(members)] != members:
            found.append(f"{name} does not begin as it did")
        elif now != members and not members[0].startswith("uint32_t size"):
            found.append(f"{name} has no size, so it cannot grow")
    return found


def try_itself(frozen):
    grown = frozen.replace("} attune_activity;", "    int32_t (*more)(void *self);\n} attune_activity;")
    assert grown != frozen and not breaks(frozen, grown), "a struct that grew at its end is compatible"
    for old, new in (
        ("uint64_t seen;", "uint32_t seen;"),
        ("    uint64_t seq; ", "    uint64_t novel;\n    uint64_t seq; "),
        ("int32_t actor;", ""),
        ("ATTUNE_REJECTED = 1", "ATTUNE_REJECTED = 4"),
        ('"attune_entry_v1"', '"attune_entry_v2"'),
        ("    uint64_t size;    /* in bytes */", "    uint64_t size;\n    uint64_t more;"),
        ("int32_t (*view)(void *self, attune_bytes state, int32_t seat,", "int32_t (*view)(void *self, attune_bytes state,"),
    ):
        assert old in frozen and breaks(frozen, frozen.replace(old, new, 1)), f"was not noticed: {old} -> {new}"


frozen, today = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
try_itself(frozen)
found = breaks(frozen, today)
print("\n".join(found))
sys.exit(1 if found else 0)
