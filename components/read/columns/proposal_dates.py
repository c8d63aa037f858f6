"""The columns of dates, or of starts and ends, chosen among those that look like dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message
from components.model import AS_FOUND, FUTURE, PAST
from components.read.columns.dates import read_dates
from components.read.columns.header_words import PART, WHOLE, remaining_words, words_of
from components.read.columns.mapping import PARTS, SYNONYMS, plain
from components.read.columns.numbers import UNITS, as_edtf
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import Int64, Numbers
    from components.read.columns.column_profiles import ColumnProfile

_HAPPENED = frozenset((
    "happen", "happened", "occur", "occurred", "occ", "passiert", "geschah", "geschehen", "passe", "ocurrio", "paso",
    "accaduto", "successo", "gebeurde", "aconteceu", "произошло", "حدث", "발생", "発生", "发生",
))  # fmt: skip
_OF_TIME = frozenset(("time", "zeit", "heure", "hora", "ora", "tijd", "czas", "время"))  # with days among its cells
_ENOUGH = 0.5  # of the cells that are there must be dates, of a column that is called one
_PLAINLY = 0.8  # of any other
_CLOSE = 0.75  # points between the best and the next, within which a person is asked
_IN_ORDER = 0.9  # of the rows must begin before they end
_ROW = ("date", "start", "end")
_SEVERAL = 3  # rows, of which one alone decides nothing
_SURE = 0.8  # of the cells must be read unasked for a column to be taken unasked


@dataclass(frozen=True, eq=False)
class DateChoice:
    """A choice of date columns: the columns by target, their score, and whether a person should be asked first."""

    of: Mapping[str, ColumnProfile]
    points: float
    sure: bool
    unit: Numbers = ""

    @property
    def name(self) -> str:
        """The names of the columns, as a sentence names the choice."""
        return " and ".join(profile.name for profile in self.of.values())


def date_choices(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """The choices of a date, or of a start and an end, the best first."""
    singles, spans = _singles(columns), _spans(columns)
    found = [*singles, *spans, *_parts(columns), *_by_row(singles, spans)]
    found.sort(key=lambda moment: (-moment.points, min(profile.at for profile in moment.of.values())))
    return found


def runner_up(best: DateChoice, others: Sequence[DateChoice]) -> DateChoice | None:
    """The next best choice with other columns, if its score is nearly as good; else None."""
    taken = {profile.at for profile in best.of.values()}
    near = (other for other in others if taken.isdisjoint(profile.at for profile in other.of.values()))
    return next((other for other in near if best.points - other.points < _CLOSE), None)


def reason(profile: ColumnProfile, unit: Numbers) -> str:
    """The reason why a column is taken for dates, in a sentence."""
    there = len(profile.cells)
    if unit:
        read = sum(1 for cell in profile.cells if as_edtf(cell, unit))
        return message(
            "{name}: {read} of {there} numbers may be {unit}",
            name=quoted(profile.name),
            read=read,
            there=there,
            unit=UNITS[unit],
        )
    read = round(profile.dates * len(profile.informative))
    if len(profile.sample) < profile.rows:
        text = message(
            "{name}: {read} of {there} cells looked at are dates", name=quoted(profile.name), read=read, there=there
        )
    else:
        text = message("{name}: {read} of {there} cells are dates", name=quoted(profile.name), read=read, there=there)
    return text


def _level(profile: ColumnProfile) -> int:
    return max((profile.words.get(role, 0) for role in ("date", "start", "end", "early", "late", "year")), default=0)


def _is_date(profile: ColumnProfile) -> bool:
    return profile.dates >= (_ENOUGH if _level(profile) >= PART else _PLAINLY)


def _named(profile: ColumnProfile) -> bool:
    """Whether a column's name is a plain word for a date, so that a cell that is no date is an error of its row."""
    return plain(profile.name) in ("date", "year", *SYNONYMS["date"])


def _unit(profile: ColumnProfile) -> Numbers:
    """The unit in which its numbers may count time; the name must suggest time, unless the digits do."""
    words = profile.words
    timed = bool({"date", "start", "end", "early", "late", "report", "record", "timed"} & words.keys())
    for unit in profile.units:
        if unit == "years" and not ("year" in words or "date" in words or _level(profile) >= PART):
            continue
        if unit in ("days", "seconds") and not timed:
            continue
        if unit == "digits" and not timed and {"trait", "id"} & words.keys():
            continue  # a telephone's number
        return unit
    return ""


def _fit(profile: ColumnProfile, unit: Numbers) -> float:
    """The score for the contents of the column: how much is filled, how much of that is read, how precisely."""
    read = 0.8 if unit else profile.dates
    return 2 * read + 1.5 * profile.filled - (1 if unit == "years" else 0)


def _about_row(profile: ColumnProfile) -> float:
    """The penalty for a name that is about the row, its creation or something that is not the event."""
    return 1.75 if "record" in profile.words else 0.5 if "report" in profile.words else 0


def _singles(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    found = []
    for profile in columns:
        unit: Numbers = "" if profile.kind == "date" else _unit(profile)
        words = profile.words
        if not (_is_date(profile) or unit or _named(profile)):
            continue
        called = max(words.get("date", 0), words.get("year", 0) - 1, min(_level(profile), PART) - 0.5, 0)
        only = plain(profile.name) == "year"
        target = (
            "year" if only else "start" if words.get("start", 0) >= PART and words.get("date", 0) < WHOLE else "date"
        )
        called = min(called, PART) if "report" in words else called
        points = _fit(profile, unit) + called - _about_row(profile) + (0.5 if profile.name.lower() == "date" else 0)
        points += 0.75 if "happened" in words else 0
        points += 3 * bool(_HAPPENED & {*words_of(profile.name)})  # “when did it happen” is what was asked
        points += 2.5 * (plain(profile.name) in _OF_TIME and profile.kind == "date")
        points -= 0.5 if words.get("end", 0) >= PART else 0
        sure = (profile.is_read >= _SURE or _named(profile)) and not profile.order
        sure = sure if not unit else only or (unit == "years" and words.get("year", 0) > 0)
        found.append(DateChoice({target: profile}, points, sure, unit))
    return found


def _spans(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """Pairs of columns that name a start and an end, and mostly are in that order."""
    begins = [profile for profile in columns if {"start", "early"} & profile.words.keys()]
    ends = [profile for profile in columns if {"end", "late"} & profile.words.keys()]
    found = []
    for begin, end in product(begins[:12], ends[:12]):
        units = [_unit(profile) if profile.kind != "date" else "" for profile in (begin, end)]
        dates = (_is_date(begin) or units[0]) and (_is_date(end) or units[1] or end.kind == "blank")
        if begin.at == end.at or not dates or (units[0] and units[1] and units[0] != units[1]):
            continue
        unit: Numbers = units[0] or units[1]
        levels = [max(profile.words.get(role, 0) for role in roles)
                  for profile, roles in ((begin, ("start", "early")), (end, ("end", "late")))]  # fmt: skip
        same = remaining_words(begin.name, ("start", "early")) == remaining_words(end.name, ("end", "late"))
        if not same and min(levels) < WHOLE:
            levels = [level - 1 for level in levels]
        if not _in_order(begin, end, unit):
            continue
        points = _fit(begin, unit) + sum(levels) / 2 + 1 + (0.75 if same else 0)
        points -= _about_row(begin) + (0 if "due" in words_of(end.name) else _about_row(end) / 2)
        points -= (
            0.5 if {"early", "late"} & (begin.words.keys() | end.words.keys()) and "start" not in begin.words else 0
        )
        sure = begin.is_read >= _SURE and not (begin.order or end.order) if not unit else unit == "years"
        found.append(DateChoice({"start": begin, "end": end}, points, sure and min(levels) >= 1, unit))
    return found


def _by_row(singles: Sequence[DateChoice], spans: Sequence[DateChoice]) -> list[DateChoice]:
    """A date for some rows, and a start and an end for all others: no row has both."""
    found = []
    for one, span in product((each for each in singles if "date" in each.of), spans):
        columns = {**one.of, **span.of}
        taken = {profile.at for profile in columns.values()}
        apart = len(taken) == len(columns) and not any(
            date and (start or end) for date, start, end in zip(*(columns[name].sample for name in _ROW), strict=True)
        )
        if apart and one.of["date"].cells and one.unit == span.unit:
            points = max(one.points, span.points) + 1
            found.append(DateChoice(columns, points, one.sure and span.sure, one.unit))
    return found


def _in_order(begin: ColumnProfile, end: ColumnProfile, unit: Numbers) -> bool:
    """Whether the sampled rows end after they begin, of those with both; one among several may be wrong."""
    rows = [(a, b) for a, b in zip(begin.sample, end.sample, strict=True) if a and b]
    if not rows:
        return True
    firsts, lasts = _bounds([a for a, _ in rows], unit, begin), _bounds([b for _, b in rows], unit, end)
    known = (firsts[0] != PAST) & (firsts[0] != 0) & (lasts[1] != FUTURE) & (lasts[1] != 0)
    wrong, there = int(np.count_nonzero((firsts[0] > lasts[1]) & known)), int(np.count_nonzero(known))
    return wrong <= max((1 - _IN_ORDER) * there, there >= _SEVERAL)


def _bounds(cells: list[str], unit: Numbers, profile: ColumnProfile) -> tuple[Int64, Int64]:
    """The earliest start and the latest end of each cell, 0 if it cannot be read."""
    if unit:
        cells = [as_edtf(cell, unit) or cell for cell in cells]
    found = read_dates(
        {"date": pd.Series(cells, dtype="str")}, np.arange(len(cells)), replace(AS_FOUND, date_order=profile.order)
    )
    first, last = found.dates.earliest_start.copy(), found.dates.latest_end.copy()
    wrong = list(found.faults)
    first[wrong] = last[wrong] = 0
    return first, last


def _parts(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """A year with a month, and perhaps a day, in columns of their own."""
    named: dict[str, list[ColumnProfile]] = {part: [] for part in PARTS}
    for profile in columns:
        if plain(profile.name) in named and profile.cells:
            named[plain(profile.name)].append(profile)
    if len(named["year"]) != 1 or len(named["month"]) != 1 or "years" not in named["year"][0].units:
        return []
    of = {part: profiles[0] for part, profiles in named.items() if len(profiles) == 1}
    return [DateChoice(of, _fit(of["year"], "") + WHOLE + 1, sure=True)]
