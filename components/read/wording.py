"""How data is quoted in messages: short, on one line, with nothing in it that a terminal would obey."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

_SHOWN = 80  # characters of a value
_LISTED = 5  # lines or names before "and 12 more"


def quoted(text: str) -> str:
    """`text` between quotation marks, cut to what a message can hold, control characters written out."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"“{''.join(c if c.isprintable() else c.encode('unicode_escape').decode() for c in short)}”"


def listed(parts: Sequence[str], most: int = _LISTED, of: int = 0) -> str:
    """`a, b and c`, or `a, b, c, d, e and 12 more`; `of` how many, where only the first are given."""
    if max(len(parts), of) > most:
        return f"{', '.join(parts[:most])} and {max(len(parts), of) - most:,} more"
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def at_lines(lines: Collection[int]) -> str:
    """`line 3`, `lines 3 and 4`, `lines 3, 4, 5, 6, 7 and 12 more`."""
    numbers = [str(line) for line in islice(lines, _LISTED)]
    return f"line{'s' if len(lines) > 1 else ''} {listed(numbers, of=len(lines))}"


def counted(number: int, noun: str) -> str:
    """`1 row`, `1,200 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
