"""The grammar of one EDTF date (ISO 8601-2:2019; Library of Congress, EDTF specification of 4 February 2019).

The patterns match a text as well as its shape, the text with every digit as 0: vectorised reading matches once per
shape, wording once per text. Separators of dates (slashes, brackets, commas, "..") belong to `pieces.py`.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from components.language import message
from components.model import Precision

LONGEST = 64  # characters of one date; anything longer is none
MARKS = "~?%"

_Q = "[~?%]?"
DATE = re.compile(
    rf"(?P<year_q>{_Q})(?P<year>-?[0-9X]{{4}})"
    rf"(?:(?P<to_year_q>{_Q})-(?P<month_q>{_Q})(?P<month>[0-9X]{{2}})"
    rf"(?:(?P<to_month_q>{_Q})-(?P<day_q>{_Q})(?P<day>[0-9X]{{2}}))?)?(?P<date_q>{_Q})"
    r"(?P<time>T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?)?)?"
    rf"(?P<zone>Z|[+-](?P<zone_hour>[0-9]{{2}})(?::(?P<zone_minute>[0-9]{{2}}))?)?(?P<time_q>{_Q}))?"
)
LONG_YEAR = re.compile(
    rf"(?P<year_q>{_Q})(?:Y(?P<long>-?(?:[0-9]{{5,}}|[0-9]+(?=E)))(?:E(?P<exponent>[0-9]+))?|(?P<short>-?[0-9]{{4}}))"
    rf"(?:S(?P<significant>[0-9]+))?(?P<date_q>{_Q})"
)
QUALIFIED = ("year_q", "to_year_q", "month_q", "to_month_q", "day_q", "date_q", "time_q")


class Fault(IntEnum):
    """The reason why a text is refused; `reasons.reason` makes the sentence."""

    NONE = 0
    FORM = 1  # one date is not in any form of EDTF
    MONTH = 2
    DAY = 3
    MASK = 4  # no possible date has these digits
    GROUP_DAY = 5  # a season or quarter with a day
    HOUR = 6
    MINUTE = 7
    SECOND = 8
    LEAP_SECOND = 9
    MIDNIGHT = 10  # 24:00:01
    OFFSET = 11
    TIME_MASK = 12  # a time of day without a whole day
    YEAR = 13  # beyond what the time scale holds
    DIGITS = 14  # no significant digits
    MINUS_ZERO = 15  # the year 0 with a sign
    ZEROS = 16  # a long year that begins with 0
    UNKNOWN_OFFSET = 17  # -00:00
    STRUCTURE = 18  # slashes, brackets, commas or ".." in the wrong places
    ORDER = 19  # an interval's end before its start
    RANGE = 20  # a set's range backwards
    UNITS = 21  # all of a range from one unit to another, such as a month to a year
    NOTHING = 22  # an interval or set without any date


class Group(NamedTuple):
    """A part of the year in the month's place: its first month, length in months, unit and name, and its hemisphere."""

    month: int
    length: int
    precision: Precision
    name: str
    where: str = ""


def _groups() -> dict[int, Group]:
    seasons = message("spring"), message("summer"), message("autumn"), message("winter")
    north, south = dict(zip(seasons, (3, 6, 9, 12), strict=True)), dict(zip(seasons, (9, 12, 3, 6), strict=True))
    groups: dict[int, Group] = {}
    for first, starts, where in ((21, north, ""), (25, north, message("northern")), (29, south, message("southern"))):
        for code, (season, month) in enumerate(starts.items(), first):
            groups[code] = Group(month, 3, Precision.SEASON, season, where)
    for first, precision, names in (
        (
            33,
            Precision.QUARTER,
            (message("1st quarter"), message("2nd quarter"), message("3rd quarter"), message("4th quarter")),
        ),
        (37, Precision.THIRD, (message("1st third"), message("2nd third"), message("3rd third"))),
        (40, Precision.HALF, (message("1st half"), message("2nd half"))),
    ):
        length = 12 // len(names)
        for k, name in enumerate(names):
            groups[first + k] = Group(1 + k * length, length, precision, name)
    return groups


GROUPS = _groups()
"""Codes 21 to 41. Seasons 21-24, which EDTF leaves to its user, are read as northern meteorological ones: spring is
March to May, and a winter runs from December of its year to February of the next."""
