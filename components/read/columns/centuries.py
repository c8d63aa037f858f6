"""The century of years of two digits, if a column beside the dates proves it row by row, by a four-digit year or a
weekday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from components.dates import Meaning, meanings, read_edtf
from components.dates.calendar import civil
from components.language import message
from components.model import Offer, Precision
from components.read.columns.contradictions import (
    AGREE,
    FEWEST,
    NONE,
    WEEKDAY_NAMES,
    YEAR_NAMES,
    weekday,
    weekday_in,
    year_in,
)
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from components.model import DateOrder

_SHORT = re.compile(r"(?<![\d:])\d\d(?![\d:])")  # what a year of two digits may be
_LONG = re.compile(r"\d{4}")
_YEAR = rf"(?:[a-z]+ )?(?:{YEAR_NAMES})"
_WEEKDAY = rf"(?:[a-z]+ )?(?:{WEEKDAY_NAMES})"
_STARTS = (1800, 1850, 1900, 1950, 2000)  # of the hundred years that are tried
_OFFERED = (1900, 2000)  # of the hundred years that a person may choose
_MOST = 10_000  # rows looked at
_HUNDRED = 100


class Century(NamedTuple):
    """The first of the hundred years that two-digit years lie in, and the column that proves it."""

    first: int
    column: str


def _may_prove(name: str) -> bool:
    return bool(re.fullmatch(_YEAR, name) or re.fullmatch(_WEEKDAY, name))


def proved_century(
    cells: pd.Series, refused: Sequence[str], beside: Mapping[str, pd.Series], order: DateOrder
) -> Century | None:
    """The century of a column of dates, of which the texts in `refused` are not EDTF, as proved by the columns `beside`
    it; None if none does."""
    names = {name: re.sub(r"[\s_./-]+", " ", name).strip().lower() for name in beside}
    wanted = [text for text in refused if _SHORT.search(text)] if any(map(_may_prove, names.values())) else []
    if not wanted:
        return None
    rows = np.flatnonzero(cells.isin(wanted))[:_MOST]
    for pattern, by in ((_YEAR, _by_year), (_WEEKDAY, _by_weekday)):
        for name, plain in names.items():
            if re.fullmatch(pattern, plain):
                texts = beside[name].iloc[rows].tolist()
                first = by(list(zip(cells.iloc[rows].tolist(), texts, strict=True)), order)
                if first is not None:
                    return Century(first, name)
    return None


def has_short_year(text: str) -> bool:
    """Whether a date may have a two-digit year: it has no four digits in a row."""
    return bool(_SHORT.search(text)) and not _LONG.search(text)


def _edtf_in_century(texts: Iterable[str], first: int, order: DateOrder) -> dict[str, str]:
    """The EDTF of each text that can be read only if a century is given, with years from `first`."""
    texts = list(dict.fromkeys(texts))
    undecided = meanings(texts, order).by_text
    found = meanings(texts, order, century=first).by_text
    return {text: found[text].edtf for text in texts if found[text].accepted and not undecided[text].accepted}


def _by_year(pairs: list[tuple[str, str]], order: DateOrder) -> int | None:
    """The first of the hundred years proved by a column of years: the hundred that end with the decade of the last
    year, or begin with the first year if that is earlier. None if the years do not fit the dates, or lie a hundred or
    more apart."""
    years_beside = [(cell, year_in(str(year).strip())) for cell, year in pairs]
    dates = _edtf_in_century((cell for cell, year in years_beside if year != NONE), _OFFERED[0], order)
    compared = [(int(dates[cell][:4]), year) for cell, year in years_beside if year != NONE and cell in dates]
    years = [year for read_year, year in compared if read_year % _HUNDRED == year % _HUNDRED]
    if len(years) < max(FEWEST, AGREE * len(compared)) or max(years) - min(years) >= _HUNDRED:
        return None
    decade = -(-(max(years) - _HUNDRED + 1) // 10) * 10
    return min(*years, decade)


def _by_weekday(pairs: list[tuple[str, str]], order: DateOrder) -> int | None:
    """The first of the hundred years in which the weekdays beside the dates are right; None if there are none, or
    several that make different dates."""
    weekdays = [(cell, weekday_in(str(day).strip().lower())) for cell, day in pairs]
    weekdays = [(cell, day) for cell, day in weekdays if day != NONE]
    dates_of: dict[int, list[str]] = {}
    for first in _STARTS if len(weekdays) >= FEWEST else ():
        dates = _edtf_in_century((cell for cell, _ in weekdays), first, order)
        days = [(dates[cell], day) for cell, day in weekdays if cell in dates]
        read, _ = read_edtf([edtf for edtf, _ in days])
        fits = (read.precision == Precision.DAY) & (weekday(read.earliest_start) == [day for _, day in days])
        if days and fits.sum() >= max(FEWEST, AGREE * len(days)):
            dates_of[first] = [edtf for edtf, _ in days]
    is_only = len({tuple(dates) for dates in dates_of.values()}) == 1
    return next(iter(dates_of)) if is_only else None


def offers(texts: Mapping[str, Meaning], supposed: int) -> tuple[Offer, ...]:
    """The offers of a century for texts whose century was only supposed: that one, and each other in which some year
    would be different. `texts` has their meanings in the supposed one."""
    firsts = read_edtf([meaning.edtf for meaning in texts.values()])[0].earliest_start
    years = civil(firsts)[0]
    remaining = [
        first
        for first in (supposed, *_OFFERED)
        if first == supposed or ((years < first) | (years >= first + _HUNDRED)).any()
    ]
    return tuple(
        Offer(
            "century",
            str(first),
            message("Read years of two digits as {first} to {last}", first=str(first), last=str(first + _HUNDRED - 1)),
        )
        for first in remaining
    )


def century_note(first: int, century: Century | None) -> str:
    """The note in the receipt about the century that was used: stated by a person, or proved by a column."""
    years = {"first": str(first), "last": str(first + _HUNDRED - 1)}
    if not century:
        return message("years of two digits as {first} to {last}, as you said", **years)
    return message(
        "years of two digits as {first} to {last}, because the column {column} proves it",
        column=quoted(century.column),
        **years,
    )
