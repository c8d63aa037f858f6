"""The sides of dates (a date, a start or an end), each completed by its companion columns: precision, times, zones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from components.language import message
from components.read.columns.cells import arrow, column
from components.read.columns.companions import BESIDE
from components.read.columns.midnight import without_midnights
from components.read.columns.precision import limit_precision
from components.read.columns.times import with_times
from components.read.rows import ArrowCells
from components.read.wording import at_lines, counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from components.model import BlankEnd, Int64, Reading

NOT_KNOWN = re.compile(
    r"[-–—]{1,3}|\?+|tb[acd]|(?:date )?unknown|not known|undated|no date|n\.? ?d\.?|n/?a|n/?k|unkn?\.?"
    r"|[bosz][./] ?d\.?|s[./] ?f\.?|z\. ?j\.?|б\. ?[дг]\.?"  # o. D., s.d., s/f, z.j.: short for “without a date”
    r"|(?:datum )?unbekannt|undatiert|ohne datum|(?:date )?inconnue?|sans date|(?:fecha )?desconocid[oa]|sin fecha"
    r"|sconosciut[oa]|senza data|(?:datum )?onbekend|desconhecid[oa]|sem data|nieznan[aey]|неизвестно"
    r"|غير معروف|미상|不明|未知"
    r"|https?://[^\s/]+/\.well-known/genid/\S+",  # what Wikidata answers where a value is known to be, and no more
    re.IGNORECASE,
)
_YEARS, _MONTHS = r"^(-?\d{4})-01-01$", r"^(-?\d{4}-\d{2})-01$"
_FIRST_DAYS = {"years": (_YEARS,), "months": (_MONTHS,), "both": (_YEARS, _MONTHS)}
_BLANK_ENDS = {"": "", "day": "", "open": "/..", "unknown": "/"}
_WITHIN = "[/\\[{,]"  # characters of a text that is more than one date
_CLOCK_AT = len("2014-10-28T")


@dataclass(frozen=True, eq=False)
class Side:
    """One side of n dates in EDTF, as its column has them or completed. `used` are our names for the columns used,
    `midnights` is the number of times that were taken for days, and `lost` says that a part of the typed text is
    missing in the EDTF."""

    name: str
    texts: pd.Series
    used: tuple[str, ...]
    midnights: int = 0
    lost: bool = False
    notes: tuple[str, ...] = ()


def start_end_if_no_date(cells: Mapping[str, pd.Series], lines: Int64) -> tuple[dict[str, pd.Series], list[str]]:
    """The columns, and notes. In a table with dates, starts and ends are kept only in rows whose date is blank or a
    word for an unknown one. A table with ends but without starts stays as it is: an end goes with the date."""
    others = [name for name in ("start", "end") if name in cells]
    if "date" not in cells or not others or ("start" not in cells and (cells["end"] != "").any()):
        return dict(cells), []
    kept_cells = {name: column for name, column in cells.items() if name not in others}
    filled = np.logical_or.reduce([(cells[name] != "").to_numpy(bool) for name in others])
    is_unknown = {value: not value or NOT_KNOWN.fullmatch(value) is not None for value in cells["date"].unique()}
    instead = filled & cells["date"].map(is_unknown).to_numpy(bool)
    if not instead.any():
        only = message("Dates are read from the column date; {names} only kept.", names=_names(others))
        return kept_cells, [only] if filled.any() else []
    kept_cells["date"] = cells["date"].mask(instead, "")
    kept_cells |= {name: cells[name].where(instead, "") for name in others}
    note = message(
        "{rows} without a date ({lines})", rows=counted(int(instead.sum()), "row"), lines=at_lines(lines[instead])
    )
    return kept_cells, [
        message("{rows}: dated by {names}. Where there is a date, it counts.", rows=note, names=_names(others))
    ]


def complete_sides(
    sides: Sequence[Side],
    may_have_times: Sequence[bool],
    cells: Mapping[str, pd.Series],
    lines: Int64,
    reading: Reading,
    names: Mapping[str, str],
) -> list[Side]:
    """The sides, each completed by its companion columns. `may_have_times` says which may have times of their own,
    `names` are the file's names for our columns. An end that has only a time is on the day of its start."""
    completed_sides = [
        _complete(side, cells, lines, reading, names)
        if is_timed or _companions_of(side.name, cells) or reading.first_days in _FIRST_DAYS
        else side
        for side, is_timed in zip(sides, may_have_times, strict=True)
        if not (side.name == "end" and _has_end_time(cells))
    ]
    if _has_end_time(cells) and completed_sides:
        typed = next((side for side in sides if side.name == "end"), None)
        completed_sides.append(_complete_end(typed, completed_sides, cells, lines, reading, names))
    return completed_sides


def intervals(sides: Sequence[Side], cells: Mapping[str, pd.Series], blank_end: BlankEnd = "") -> pd.Series:
    """The EDTF of each row: a date, or `start/end`, `start/` if a cell says that the end is unknown, `/end` if it says
    so of the start. A start without an end stays alone, unless `blank_end` says what a blank end means."""
    texts = {side.name: side.texts for side in sides}
    date, end = texts.get("date"), texts.get("end")
    start = texts.get("start", date)
    if end is None or start is None:
        return (
            next(iter(texts.values()))
            if date is None or "start" not in texts
            else date.where(date != "", texts["start"])
        )
    without_end = end == ""
    if "end" in cells:
        without_end &= cells["end"] == ""
    if "start" not in texts:
        without_end |= start.str.contains(_WITHIN) | (start == "")
    interval = start.where(without_end, start + "/" + end)
    if "end" in cells and "start" in texts and _BLANK_ENDS[blank_end]:
        interval = interval.mask(
            without_end & (start != "") & ~start.str.contains(_WITHIN), start + _BLANK_ENDS[blank_end]
        )
    interval = interval.mask(interval.isin(("/", "/..")), "")
    return interval if date is None or "start" not in texts else date.where(date != "", interval)


def midnight_note(sides: Sequence[Side], reading: Reading) -> str:
    """The note on how times of 00:00 were read; blank if there are none."""
    found = [side.name for side in sides if side.midnights]
    if not found:
        return ""
    if reading.midnight:
        return message("{names}: 00:00 is read as a day without a time, as you said", names=_names(found))
    return message("all times of {names} are 00:00, so they are read as days", names=_names(found))


def _names(targets: Sequence[str]) -> str:
    return listed([message(target) for target in targets])


def _companions_of(name: str, cells: Mapping[str, pd.Series]) -> dict[str, str]:
    """The companion columns of a side: key in `companions.BESIDE` → our name for the column. An end shares zone and
    precision with the start if it has none of its own."""
    if name != "end":
        return {key: key for key in BESIDE if key in cells}
    end_columns = {key: f"end {key}" for key in BESIDE if f"end {key}" in cells}
    return {key: key for key in ("zone", "precision") if key in cells} | end_columns


def _has_end_time(cells: Mapping[str, pd.Series]) -> bool:
    return "end time" in cells or "end hour" in cells


def _complete(
    side: Side, cells: Mapping[str, pd.Series], lines: Int64, reading: Reading, names: Mapping[str, str]
) -> Side:
    """One side, completed by its companion columns: precision first, then midnights, first days, times and zones."""
    companion_of = _companions_of(side.name, cells)
    texts, used, has_code, lost, midnights = side.texts, [side.name], None, False, 0
    notes: list[str] = []
    if "precision" in companion_of:
        target = companion_of["precision"]
        texts, has_code, changed, notes = limit_precision(texts, cells[target], names.get(target, target), lines)
        lost = bool(changed.any())
        used += [target] if lost else []
    if reading.midnight != "time":
        texts, midnights = without_midnights(texts, has_code, every=reading.midnight == "day")
    if reading.first_days in _FIRST_DAYS:
        for pattern in _FIRST_DAYS[reading.first_days]:
            texts = column(ArrowCells(pc.replace_substring_regex(arrow(texts), pattern, r"\1")))
        lost = True
    timed, more = with_times(
        texts,
        {key: cells[name] for key, name in companion_of.items()},
        lines,
        names.get(next((companion_of[key] for key in ("time", "hour") if key in companion_of), side.name), "time"),
    )
    used += [name for key, name in companion_of.items() if key != "precision"]
    if timed is not texts and reading.midnight != "time":
        timed, _ = without_midnights(timed, has_code, every=reading.midnight == "day")
    return Side(side.name, timed, tuple(used), midnights, lost or bool(midnights), (*notes, *more))


def _complete_end(
    typed: Side | None,
    sides: Sequence[Side],
    cells: Mapping[str, pd.Series],
    lines: Int64,
    reading: Reading,
    names: Mapping[str, str],
) -> Side:
    """The ends of a table with a column of end times: on the day of the start if no other is given, and on the next day
    if they would be before the start."""
    start = sides[-1].texts if len(sides) == 1 else sides[0].texts.where(sides[0].texts != "", sides[1].texts)
    day = start.str.extract(r"^(-?\d{4}-\d{2}-\d{2})T", expand=False).fillna("").astype("str")
    borrowed = day != "" if typed is None else (day != "") & (cells["end"] == "")
    texts = day if typed is None else typed.texts.where(~borrowed, day)
    side = _complete(Side("end", texts, ("end",)), cells, lines, reading, names)
    ends = side.texts.mask(borrowed & ~side.texts.str.contains("T"), "")
    after = borrowed & (ends != "") & (ends.str[_CLOCK_AT:] < start.str[_CLOCK_AT:])
    over = after.to_numpy(bool)
    if over.any():
        ends = ends.copy()
        ends[after] = [_next_day(text) for text in ends[after]]
        note = message(
            "{ends} before the start's time of day ({lines})",
            ends=counted(int(over.sum()), "end"),
            lines=at_lines(lines[over]),
        )
        side = replace(side, notes=(*side.notes, message("{ends}: taken for a time on the next day.", ends=note)))
    used = side.used if typed is not None else side.used[1:]
    return replace(side, texts=ends, used=tuple(name for name in used if name not in sides[-1].used))


def _next_day(text: str) -> str:
    try:
        return (date.fromisoformat(text[:10]) + timedelta(1)).isoformat() + text[10:]
    except (ValueError, OverflowError):
        return text
