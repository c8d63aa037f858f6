"""Centuries, millennia and parts of them: "early 18th century". The extent of a part is a convention, so these are only
suggested."""

from __future__ import annotations

from components.dates.answers import Answer, Conventions, Match, Rule, year_edtf
from components.dates.decades import BORDERS
from components.language import message

PARTS = ("early", "mid", "late")
PART = r"(?P<part>early|mid|late)[ -]{1,3}"
_CENTURY = r"(?P<number>\d{1,2}) ?(?P<size>century|circa|millennium)(?: (?P<era>bc|ad))?"
_SIZES = {"century": 100, "circa": 100, "millennium": 1000}  # years
NTH = r"(?P<nth>first|second|third|fourth|last|\d)"
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _century(m: Match, conventions: Conventions) -> Answer | None:
    number, size = int(m["number"]), _SIZES[m["size"]]
    if not 0 < number <= 10_000 // size:
        return None
    sign = "-" if m["era"] == "bc" else ""
    first = str((number - 1) * size + 1)
    if size == 100:
        why = message("is a century, which is also counted from {first}", first=first)
        return Answer(f"{sign}{number - 1:02}XX", False, why)
    why = message("is a millennium, which is also counted from {first}", first=first)
    return Answer(f"{sign}{number - 1}XXX", False, why)


def _share(m: Match, part: int, parts: int) -> tuple[int, int]:
    """The first and last year of part number `part` (from 0) of `parts` equal parts of a century or millennium; years
    before Christ count down."""
    size = _SIZES[m["size"]]
    first = (int(m["number"]) - 1) * size
    return first + -(-part * size // parts), first + -(-(part + 1) * size // parts) - 1


def _part_of_century(m: Match, conventions: Conventions) -> Answer | None:
    if not int(m["number"]):
        return None
    part = PARTS.index(m["part"])
    part = 2 - part if m["era"] == "bc" else part
    return _one_of_years(m, *_share(m, part, 3))


def _nth_of_century(m: Match, conventions: Conventions) -> Answer | None:
    if not int(m["number"]):
        return None
    parts = {"half": 2, "third": 3, "quarter": 4}[m["unit"]]
    part = nth(m, parts) - 1
    if not 0 <= part < parts:
        return None
    part = parts - 1 - part if m["era"] == "bc" else part
    return _one_of_years(m, *_share(m, part, parts))


def _one_of_years(m: Match, first: int, last: int) -> Answer:
    if m["era"] == "bc":  # as -02XX, which is the 3rd century BC, is -299 to -200
        return Answer(f"[{year_edtf(-last)}..{year_edtf(-first)}]", False, BORDERS)
    return Answer(f"[{year_edtf(first)}..{year_edtf(last)}]", False, BORDERS)


def nth(m: Match, parts: int) -> int:
    """The number of a part, from 1: "second" is 2, "last" is `parts`."""
    return parts if m["nth"] == "last" else _NUMBERS.get(m["nth"]) or int(m["nth"])


CENTURIES: tuple[Rule, ...] = (
    Rule(rf"{PART}{_CENTURY}", _part_of_century),
    Rule(_CENTURY, _century),
    Rule(rf"{NTH} (?P<unit>half|third|quarter),? {_CENTURY}", _nth_of_century),
)
