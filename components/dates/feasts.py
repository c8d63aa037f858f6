"""Named days: fixed feasts of the Christian year, and those that depend on Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from components.dates.answers import Answer, Conventions, Match, Rule
from components.language import message

_FIXED = {
    "new years": (1, 1),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "st valentines": (2, 14),
    "lady": (3, 25),
    "midsummer": (6, 24),
    "michaelmas": (9, 29),
    "halloween": (10, 31),
    "all saints": (11, 1),
    "martinmas": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "new years eve": (12, 31),
}
_AFTER_EASTER = {
    "ash wed": -46,
    "palm sun": -7,
    "good fri": -2,
    "easter": 0,
    "easter sun": 0,
    "easter mon": 1,
    "ascension": 39,
    "pentecost": 49,
    "pentecost sun": 49,
    "pentecost mon": 50,
}
_WHY = message("names a feast, which may also be meant as the days around it")


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar: the algorithm of J. Meeus, G. Jones and T. H. O'Beirne (1961, 1991)."""
    century, of_century = divmod(year, 100)
    leap_centuries, century_remainder = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leaps, common = divmod(of_century, 4)
    week = (32 + 2 * century_remainder + 2 * leaps - moon - common) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _feast(m: Match, conventions: Conventions) -> Answer | None:
    year, name = int(m["year"]), re.sub("years?(?: ?'s?)?", "years", m["name"])
    if name in _FIXED:
        month, day = _FIXED[name]
        return Answer(f"{m['year']}-{month:02}-{day:02}", False, _WHY)
    if year < 1583:  # before the Gregorian calendar Easter was reckoned otherwise
        return None
    return Answer((easter(year) + timedelta(_AFTER_EASTER[name])).isoformat(), False, _WHY)


_NAMES = "|".join(sorted((*_FIXED, *_AFTER_EASTER), key=len, reverse=True)).replace("years", "years?(?: ?'s?)?")
FEASTS: tuple[Rule, ...] = (Rule(rf"(?P<name>{_NAMES}) ?(?:'s?)?,? (?P<year>\d{{4}})", _feast),)
