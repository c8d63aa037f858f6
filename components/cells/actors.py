"""The notation of the `actors` column: `Name [role]; Name [role]`."""

from __future__ import annotations

import re

BETWEEN = ";"
NOBODY = r"[-–—]{1,3}|\?{1,3}|[nN]/[aA]"
"""A pattern for signs in place of a name: nobody is named."""
_NOBODY = re.compile(rf"(?:{NOBODY})(?: ?\[[^\[\]]*\])?$")
_WITH_ROLE = re.compile(r"([^\[\]]*[^\[\]\s])\s*\[([^\[\]]*)\]")


def parse(cell: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The (name, role) pairs of a cell, role "" if none is given, and the parts whose brackets make no role. A part
    with stray brackets is kept whole as a name. Names and roles have single spaces inside and none around."""
    pairs: list[tuple[str, str]] = []
    odd: list[str] = []
    for piece in cell.split(BETWEEN):
        part = " ".join(piece.split())
        if not part or _NOBODY.match(part):
            continue
        if "[" not in part and "]" not in part:
            pairs.append((part, ""))
        elif match := _WITH_ROLE.fullmatch(part):
            pairs.append((match[1], match[2].strip()))
        else:
            pairs.append((part, ""))
            odd.append(part)
    return pairs, odd
