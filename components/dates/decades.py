"""Decades, with or without their century: "1960s", "the sixties", "late '60s", "90s, 19 century"."""

from __future__ import annotations

from components.dates.answers import Answer, Conventions, Match, Rule
from components.dates.days import full_year
from components.language import message

BORDERS = message("does not say exactly where it begins and ends")
_DECADE = r"(?P<decade>\d{3})\d ?'?s"
_SHORT = r"(?:decade '?(?P<tens>\d)0s?|'?(?P<short>\d)0[- ']*s)"
_PART = r"(?P<part>early|mid|late)[ -]{1,3}"
_YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_SOME_TIME = message("is a decade: some time within it")


def _decade(m: Match, conventions: Conventions) -> Answer | None:
    if m["decade"].endswith("0") or not _in_tens(m):
        return None  # the 1900s are a decade or a century
    return Answer(f"{m['decade']}X", False, _SOME_TIME)


def _in_tens(m: Match) -> bool:
    return m[0].rstrip("s '")[-1] == "0"


def _part_of_decade(m: Match, conventions: Conventions) -> Answer | None:
    return _years(m["decade"], m["part"]) if _in_tens(m) else None


def _years(decade: str, part: str) -> Answer:
    low, high = _YEARS[part]
    return Answer(f"[{decade}{low}..{decade}{high}]", False, BORDERS)


def _of_century(m: Match, conventions: Conventions) -> Answer | None:
    number = int(m["number"])
    return Answer(f"{number - 1:02}{m['tens'] or m['short']}X", False, _SOME_TIME) if number else None


def _short(m: Match, conventions: Conventions) -> Answer | None:
    """The decade in the century of the conventions, if they have one."""
    year = full_year(int(m["tens"] or m["short"]) * 10, conventions)
    if year is None:
        return None
    decade = f"{year // 10:03}"
    return _years(decade, m["part"]) if "part" in m.groupdict() else Answer(f"{decade}X", False, _SOME_TIME)


DECADES: tuple[Rule, ...] = (
    Rule(_DECADE, _decade),
    Rule(rf"{_SHORT},? (?P<number>\d{{1,2}}) century", _of_century),
    Rule(rf"{_PART}{_DECADE}", _part_of_decade),
    Rule(_SHORT, _short),
    Rule(rf"{_PART}{_SHORT}", _short),
)
