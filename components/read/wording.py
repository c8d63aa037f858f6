"""Quotation and counting of data in messages: short, on one line, without control characters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import islice

from components.language import combined, message, messages

ORDERS = {"dmy": message("day/month/year"), "mdy": message("month/day/year"), "ymd": message("year/month/day")}
_SHOWN = 80  # characters of a value
_BETWEEN = {", ": message("{first}, {then}"), "; ": message("{first}; {then}")}
_LISTED = 5  # lines or names before "and 12 more"


def quoted(text: str) -> str:
    """The text in quotation marks, cut to 80 characters, unprintable characters escaped."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    printed = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)
    return message("“{text}”", text=printed)


def listed(parts: Sequence[str], most: int = _LISTED, of: int = 0) -> str:
    """`a, b and c`, or `a, b, c, d, e and 12 more`: at most `most` parts are named. `of` is the number of all parts, if
    only the first are given."""
    total = max(len(parts), of)
    if total > most:
        more = total - most
        return messages(more, "{first} and {n} more", "{first} and {n} more", first=in_a_row(parts[:most]))
    if len(parts) < 2:
        return parts[0] if parts else ""
    return message("{first} and {last}", first=in_a_row(parts[:-1]), last=parts[-1])


def in_a_row(parts: Sequence[str], between: str = ", ") -> str:
    """`a, b, c`, or `a; b; c`."""
    return combined(parts, _BETWEEN[between])


def at_lines(lines: Collection[int]) -> str:
    """`line 3`, `lines 3 and 4`, `lines 3, 4, 5, 6, 7 and 12 more`; the lines are not sorted."""
    numbers = [str(line) for line in islice(lines, _LISTED)]
    return messages(len(lines), "line {lines}", "lines {lines}", lines=listed(numbers, of=len(lines)))


def counted(number: int, noun: str) -> str:
    """`1 row`, `1,200 rows`. Raises KeyError for a noun that is not in the list below."""
    return _COUNTED[noun](number)


# Each by itself, so that it is in the catalogues with its plurals.
_COUNTED: dict[str, Callable[[int], str]] = {
    "actor": lambda n: messages(n, "{n} actor", "{n} actors"),
    "blank cell": lambda n: messages(n, "{n} blank cell", "{n} blank cells"),
    "blank date": lambda n: messages(n, "{n} blank date", "{n} blank dates"),
    "blank line": lambda n: messages(n, "{n} blank line", "{n} blank lines"),
    "blank row": lambda n: messages(n, "{n} blank row", "{n} blank rows"),
    "cell": lambda n: messages(n, "{n} cell", "{n} cells"),
    "change": lambda n: messages(n, "{n} change", "{n} changes"),
    "column": lambda n: messages(n, "{n} column", "{n} columns"),
    "date": lambda n: messages(n, "{n} date", "{n} dates"),
    "end": lambda n: messages(n, "{n} end", "{n} ends"),
    "different text": lambda n: messages(n, "{n} different text", "{n} different texts"),
    "event": lambda n: messages(n, "{n} event", "{n} events"),
    "further unknown id": lambda n: messages(n, "{n} further unknown id", "{n} further unknown ids"),
    "group": lambda n: messages(n, "{n} group", "{n} groups"),
    "id": lambda n: messages(n, "{n} id", "{n} ids"),
    "line": lambda n: messages(n, "{n} line", "{n} lines"),
    "link": lambda n: messages(n, "{n} link", "{n} links"),
    "name": lambda n: messages(n, "{n} name", "{n} names"),
    "occurrence": lambda n: messages(n, "{n} occurrence", "{n} occurrences"),
    "part": lambda n: messages(n, "{n} part", "{n} parts"),
    "place": lambda n: messages(n, "{n} place", "{n} places"),
    "record": lambda n: messages(n, "{n} record", "{n} records"),
    "reference": lambda n: messages(n, "{n} reference", "{n} references"),
    "row": lambda n: messages(n, "{n} row", "{n} rows"),
    "separator": lambda n: messages(n, "{n} separator", "{n} separators"),
    "slide": lambda n: messages(n, "{n} slide", "{n} slides"),
    "step": lambda n: messages(n, "{n} step", "{n} steps"),
    "time span": lambda n: messages(n, "{n} time span", "{n} time spans"),
    "title line": lambda n: messages(n, "{n} title line", "{n} title lines"),
    "value": lambda n: messages(n, "{n} value", "{n} values"),
}
