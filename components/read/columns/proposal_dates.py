"""The columns of dates, or of starts and ends, chosen among those that look like dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message
from components.model import AS_FOUND, FUTURE, PAST
from components.read.columns.column_names import PARTS, SYNONYMS, plain
from components.read.columns.dates import read_dates
from components.read.columns.header_words import PART, WHOLE, remaining_words, words_of
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
_OF_TIME = frozenset(("time", "zeit", "heure", "hora", "ora", "tijd", "czas", "время"))  # if its cells are dates
_ENOUGH = 0.5  # of the cells must be dates in a column named for one
_PLAINLY = 0.8  # in any other
_CLOSE = 0.75  # points between the best and the next, within which a person is asked
_IN_ORDER = 0.9  # of the rows must begin before they end
_ROW = ("date", "start", "end")
_SEVERAL = 3  # rows, of which one alone decides nothing
_SURE = 0.8  # of the cells must be read unasked for a column to be taken unasked


@dataclass(frozen=True, eq=False)
class DateChoice:
    """A choice of date columns, by target: their score, the unit of their numbers, and whether they may be taken
    without asking a person (`sure`)."""

    columns: Mapping[str, ColumnProfile]
    points: float
    sure: bool
    unit: Numbers = ""

    @property
    def name(self) -> str:
        """The names of the columns, as a sentence names the choice."""
        return " and ".join(profile.name for profile in self.columns.values())


def date_choices(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """The choices of a date, of a start and an end, or of a year and a month, the best first."""
    singles, spans = _singles(columns), _spans(columns)
    found = [*singles, *spans, *_part_columns(columns), *_alternating(singles, spans)]
    found.sort(key=lambda moment: (-moment.points, min(profile.at for profile in moment.columns.values())))
    return found


def runner_up(best: DateChoice, others: Sequence[DateChoice]) -> DateChoice | None:
    """The next best choice, if it has other columns and its score is nearly as good; else None. `others` are sorted."""
    used_indexes = {profile.at for profile in best.columns.values()}
    others_apart = (
        other for other in others if used_indexes.isdisjoint(profile.at for profile in other.columns.values())
    )
    return next((other for other in others_apart if best.points - other.points < _CLOSE), None)


def reason(profile: ColumnProfile, unit: Numbers) -> str:
    """The reason to take a column for dates, as a sentence."""
    fields: dict[str, str | int] = {"name": quoted(profile.name), "there": len(profile.cells)}
    sampled = len(profile.sample) < profile.rows
    if unit:
        fields |= {"read": sum(1 for cell in profile.cells if as_edtf(cell, unit)), "unit": UNITS[unit]}
        if sampled:
            return message("{name}: {read} of {there} numbers looked at may be {unit}", **fields)
        return message("{name}: {read} of {there} numbers may be {unit}", **fields)
    fields["read"] = round(profile.dates * len(profile.informative))
    if sampled:
        return message("{name}: {read} of {there} cells looked at are dates", **fields)
    return message("{name}: {read} of {there} cells are dates", **fields)


def _name_level(profile: ColumnProfile) -> int:
    """How clearly a column's name suggests a date: WHOLE, PART, HINT or 0."""
    return max((profile.roles.get(role, 0) for role in ("date", "start", "end", "early", "late", "year")), default=0)


def _is_date(profile: ColumnProfile) -> bool:
    """Whether enough of the cells are dates; fewer are enough under a name that suggests one."""
    return profile.dates >= (_ENOUGH if _name_level(profile) >= PART else _PLAINLY)


def _has_plain_name(profile: ColumnProfile) -> bool:
    """Whether a column's name is a plain word for a date, so that a cell that is no date is an error of its row."""
    return plain(profile.name) in ("date", "year", *SYNONYMS["date"])


def _unit(profile: ColumnProfile) -> Numbers:
    """The unit in which the numbers of a column may count time, "" if none. The name must suggest time, unless the
    digits do."""
    roles = profile.roles
    timed = bool({"date", "start", "end", "early", "late", "report", "record", "timed"} & roles.keys())
    for unit in profile.units:
        if unit == "years" and not ("year" in roles or "date" in roles or _name_level(profile) >= PART):
            continue
        if unit in ("days", "seconds") and not timed:
            continue
        if unit == "digits" and not timed and {"trait", "id"} & roles.keys():
            continue  # a telephone's number
        return unit
    return ""


def _content_points(profile: ColumnProfile, unit: Numbers) -> float:
    """The score for the contents of a column: how much of it is filled, and how much of that is read."""
    read = 0.8 if unit else profile.dates
    return 2 * read + 1.5 * profile.filled - (1 if unit == "years" else 0)


def _record_penalty(profile: ColumnProfile) -> float:
    """The penalty for a name that is about the row, its creation or something that is not the event."""
    return 1.75 if "record" in profile.roles else 0.5 if "report" in profile.roles else 0


def _singles(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """The choices of a single column of dates, starts or years, unsorted."""
    found = []
    for profile in columns:
        unit: Numbers = "" if profile.kind == "date" else _unit(profile)
        roles = profile.roles
        if not (_is_date(profile) or unit or _has_plain_name(profile)):
            continue
        called = max(roles.get("date", 0), roles.get("year", 0) - 1, min(_name_level(profile), PART) - 0.5, 0)
        only = plain(profile.name) == "year"
        target = (
            "year" if only else "start" if roles.get("start", 0) >= PART and roles.get("date", 0) < WHOLE else "date"
        )
        called = min(called, PART) if "report" in roles else called
        points = (
            _content_points(profile, unit)
            + called
            - _record_penalty(profile)
            + (0.5 if profile.name.lower() == "date" else 0)
        )
        points += 0.75 if "happened" in roles else 0
        points += 3 * bool(_HAPPENED & {*words_of(profile.name)})  # “when did it happen” is what was asked
        points += 2.5 * (plain(profile.name) in _OF_TIME and profile.kind == "date")
        points -= 0.5 if roles.get("end", 0) >= PART else 0
        sure = (profile.read_share >= _SURE or _has_plain_name(profile)) and not profile.order
        sure = sure if not unit else only or (unit == "years" and roles.get("year", 0) > 0)
        found.append(DateChoice({target: profile}, points, sure, unit))
    return found


def _spans(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """Pairs of columns that name a start and an end, and mostly are in that order."""
    begins = [profile for profile in columns if {"start", "early"} & profile.roles.keys()]
    ends = [profile for profile in columns if {"end", "late"} & profile.roles.keys()]
    found = []
    for begin, end in product(begins[:12], ends[:12]):
        units = [_unit(profile) if profile.kind != "date" else "" for profile in (begin, end)]
        dates = (_is_date(begin) or units[0]) and (_is_date(end) or units[1] or end.kind == "blank")
        if begin.at == end.at or not dates or (units[0] and units[1] and units[0] != units[1]):
            continue
        unit: Numbers = units[0] or units[1]
        levels = [max(profile.roles.get(role, 0) for role in roles)
                  for profile, roles in ((begin, ("start", "early")), (end, ("end", "late")))]  # fmt: skip
        same = remaining_words(begin.name, ("start", "early")) == remaining_words(end.name, ("end", "late"))
        if not same and min(levels) < WHOLE:
            levels = [level - 1 for level in levels]
        if not _in_order(begin, end, unit):
            continue
        points = _content_points(begin, unit) + sum(levels) / 2 + 1 + (0.75 if same else 0)
        points -= _record_penalty(begin) + (0 if "due" in words_of(end.name) else _record_penalty(end) / 2)
        points -= (
            0.5 if {"early", "late"} & (begin.roles.keys() | end.roles.keys()) and "start" not in begin.roles else 0
        )
        sure = begin.read_share >= _SURE and not (begin.order or end.order) if not unit else unit == "years"
        found.append(DateChoice({"start": begin, "end": end}, points, sure and min(levels) >= 1, unit))
    return found


def _alternating(singles: Sequence[DateChoice], spans: Sequence[DateChoice]) -> list[DateChoice]:
    """The choices of a date for some rows, and of a start and an end for all others: no sampled row has both."""
    found = []
    for single, span in product((choice for choice in singles if "date" in choice.columns), spans):
        columns = {**single.columns, **span.columns}
        indexes = {profile.at for profile in columns.values()}
        apart = len(indexes) == len(columns) and not any(
            date and (start or end) for date, start, end in zip(*(columns[name].sample for name in _ROW), strict=True)
        )
        if apart and single.columns["date"].cells and single.unit == span.unit:
            points = max(single.points, span.points) + 1
            found.append(DateChoice(columns, points, single.sure and span.sure, single.unit))
    return found


def _in_order(begin: ColumnProfile, end: ColumnProfile, unit: Numbers) -> bool:
    """Whether the sampled rows with both a start and an end end after they begin. A tenth of them may be wrong, or one
    of three or more."""
    rows = [(a, b) for a, b in zip(begin.sample, end.sample, strict=True) if a and b]
    if not rows:
        return True
    begins, ends = _bounds([a for a, _ in rows], unit, begin), _bounds([b for _, b in rows], unit, end)
    comparable = (begins[0] != PAST) & (begins[0] != 0) & (ends[1] != FUTURE) & (ends[1] != 0)
    wrong, comparable_count = (
        int(np.count_nonzero((begins[0] > ends[1]) & comparable)),
        int(np.count_nonzero(comparable)),
    )
    return wrong <= max((1 - _IN_ORDER) * comparable_count, comparable_count >= _SEVERAL)


def _bounds(cells: list[str], unit: Numbers, profile: ColumnProfile) -> tuple[Int64, Int64]:
    """The earliest start and the latest end of each cell, in seconds since 1970; 0 if it cannot be read."""
    if unit:
        cells = [as_edtf(cell, unit) or cell for cell in cells]
    found = read_dates(
        {"date": pd.Series(cells, dtype="str")}, np.arange(len(cells)), replace(AS_FOUND, date_order=profile.order)
    )
    first, last = found.dates.earliest_start.copy(), found.dates.latest_end.copy()
    wrong = list(found.faults)
    first[wrong] = last[wrong] = 0
    return first, last


def _part_columns(columns: Sequence[ColumnProfile]) -> list[DateChoice]:
    """The choice of a year with a month, and perhaps a day, in columns of their own; [] if there is none."""
    named: dict[str, list[ColumnProfile]] = {part: [] for part in PARTS}
    for profile in columns:
        if plain(profile.name) in named and profile.cells:
            named[plain(profile.name)].append(profile)
    if len(named["year"]) != 1 or len(named["month"]) != 1 or "years" not in named["year"][0].units:
        return []
    column_of = {part: profiles[0] for part, profiles in named.items() if len(profiles) == 1}
    return [DateChoice(column_of, _content_points(column_of["year"], "") + WHOLE + 1, sure=True)]
