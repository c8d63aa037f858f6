"""Years that begin in one year and end in the next, such as seasons and fiscal years: 2012-13, 2012/13, FY2012-13.

Alone, "2009-10" is October 2009. In a column it is read like the others: beside "2012-13", which is no month, and
nothing but years that follow each other, all are such years.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.dates import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CALLED = r"(?:(?:fy|fiscal year|financial year|tax year|school year|academic year|season)[ .:]*)?"
_PAIR = re.compile(rf"{_CALLED}(\d{{4}}) ?[-/\u2010-\u2015] ?(\d\d)", re.IGNORECASE | re.ASCII)
_FEWEST = 2  # different pairs of years


def double_years(values: Iterable[str], refused: Iterable[str]) -> Mapping[str, Meaning]:
    """The meaning of each text of a column that names a year and the next one; `refused` are those that are not EDTF.
    Empty unless two or more are such pairs, all pairs are of successive years, and one of them cannot be a month."""
    if not any(map(_PAIR.fullmatch, refused)):
        return {}
    pairs = {value: match for value in values if (match := _PAIR.fullmatch(value))}
    following = all((int(match[1]) + 1) % 100 == int(match[2]) for match in pairs.values())
    proved = any(not 1 <= int(match[2]) <= 12 for match in pairs.values())
    if len(pairs) < _FEWEST or not (following and proved):
        return {}
    return {value: Meaning(f"{match[1]}/{int(match[1]) + 1}", True) for value, match in pairs.items()}
