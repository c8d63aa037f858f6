"""Columns of times of day and zones beside a column of days → moments. A day without a known time stays a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.dates import read_edtf
from components.language import message, messages
from components.read.columns.cells import arrow, column
from components.read.columns.clock import clocks, offset, offset_in, zone, zone_in_name
from components.read.columns.parts import is_unknown
from components.read.rows import ArrowCells
from components.read.wording import at_lines, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from components.model import Int64

_DAY = r"^-?\d{4}-\d{2}-\d{2}$"
_OPEN = r"\dT[0-9:.]+$"  # a moment without a zone
_NOT_KNOWN = r"(?i)^(?:|[-–—?]+|unknown|not known|n/?a|nan|none|null|nat|tb[acd]|all[- ]?day|whole day)$"
_MIDNIGHT = r"(?i)\bmidnight\b"
_NOTHING = pa.scalar("", pa.large_string())
_UNITS = ("hour", "minute", "second")


def with_times(
    days: pd.Series, beside: Mapping[str, pd.Series], lines: Int64, name: str = "time"
) -> tuple[pd.Series, list[str]]:
    """The n dates in EDTF with the times and zones of their companion columns (`companions.BESIDE`), and notes on times
    that are not read. `name` is the file's name for the column of times. A date that has a time already keeps it."""
    moments = days
    notes: list[str] = []
    if times := _times(beside):
        moments, notes = _join_times(days, *times, lines, name)
    if "zone" in beside:
        moments, more = _add_zones(moments, beside["zone"], lines)
        notes += more
    elif zone_in_name(name):
        bare = pc.match_substring_regex(arrow(moments), _OPEN)
        if pc.any(bare).as_py():
            utc = pc.binary_join_element_wise(arrow(moments), pa.scalar("Z", pa.large_string()), _NOTHING)
            moments = column(ArrowCells(pc.if_else(bare, utc, arrow(moments))))
            notes.append(message("Times are in UTC, as the name of the column {name} says.", name=quoted(name)))
    return moments, notes


def _times(beside: Mapping[str, pd.Series]) -> tuple[pd.Series, pd.Series] | None:
    """The times of day as typed, and as EDTF ("" if they are none); None if there are no columns of times."""
    if "time" in beside:
        typed = beside["time"]
        codes, values = pd.factorize(typed)
        read = clocks(values.tolist())
        return typed, column([read[value] or "" for value in values]).take(codes).reset_index(drop=True)
    if "hour" not in beside:
        return None
    blank = column([""] * len(beside["hour"]))
    units = [beside.get(unit, blank) for unit in _UNITS]
    rows = list(zip(*units, strict=True))
    time_of = {row: _of_units(*row) for row in set(rows)}
    typed = column([":".join(filter(None, row)) for row in rows])
    return typed, column([time_of[row] for row in rows])


def _of_units(hour: str, minute: str, second: str) -> str:
    """`14`, `14:30` or `14:30:05` from numbers in separate columns; "" if they are no time."""
    if not hour or (is_unknown(hour) and hour.strip("0")):
        return ""
    parts = [part.removesuffix(".0") for part in (hour, minute, second)]
    digits = [part.zfill(2) for part in parts if part]
    if not all(part.isascii() and part.isdigit() and len(part) == 2 for part in digits) or (second and not minute):
        return clocks([hour])[hour] or "" if not (minute or second) else ""
    read = ":".join(digits)
    return read if len(digits) == 1 and digits[0] < "24" else clocks([read])[read] or ""


def _join_times(
    days: pd.Series, typed: pd.Series, read: pd.Series, lines: Int64, name: str
) -> tuple[pd.Series, list[str]]:
    """The moments that days and times (`read`) make, and notes on times that could not be used."""
    dates, clock = arrow(days), arrow(read)
    has_time = pc.not_equal(clock, "")
    is_day = pc.match_substring_regex(dates, _DAY)
    joinable = pc.and_(is_day, has_time)
    moments = pc.binary_join_element_wise(dates, clock, pa.scalar("T", pa.large_string()))
    needs_none = pc.or_(
        pc.match_substring_regex(arrow(typed), _NOT_KNOWN), pc.match_substring_regex(dates, r"^$|\dT\d")
    )
    without_time = pc.invert(pc.or_(joinable, needs_none)).to_numpy().copy()
    without_time[without_time] = _are_dates(days[without_time])  # a row whose date is refused is not drawn at all
    midnight = pc.and_(joinable, pc.match_substring_regex(arrow(typed), _MIDNIGHT)).to_numpy()
    notes = [*_unread_notes(typed, without_time, has_time.to_numpy(), lines, name), *_midnight_notes(midnight, lines)]
    return column(ArrowCells(pc.if_else(joinable, moments, dates))), notes


def _unread_notes(
    typed: pd.Series, without_time: NDArray[np.bool_], has_time: NDArray[np.bool_], lines: Int64, name: str
) -> list[str]:
    """Notes on the rows that stay `without_time`: their time could be read (`has_time`) or not."""
    notes = []
    for rows, why in (
        (without_time & ~has_time, message("a time of day is written as 14:30 or 2:30 PM")),
        (without_time & has_time, message("only a whole day such as 2014-10-28 can have a time of day")),
    ):
        if rows.any():
            example = quoted(str(typed.iloc[int(np.flatnonzero(rows)[0])]))
            notes.append(
                messages(
                    int(rows.sum()),
                    "{n} time of day not read ({lines}), such as {such}: {why}. The date is drawn without, and the "
                    "column {name} is kept.",
                    "{n} times of day not read ({lines}), such as {such}: {why}. The dates are drawn without, and the "
                    "column {name} is kept.",
                    lines=at_lines(lines[rows]),
                    such=example,
                    why=why,
                    name=message(name),
                )
            )
    return notes


def _midnight_notes(rows: NDArray[np.bool_], lines: Int64) -> list[str]:
    if not rows.any():
        return []
    return [
        message(
            "Midnight is read as 00:00, the beginning of the day beside it ({lines}): write 24:00 where its end is "
            "meant.",
            lines=at_lines(lines[rows]),
        )
    ]


def _are_dates(texts: pd.Series) -> NDArray[np.bool_]:
    """Whether each text is valid EDTF (bool)."""
    codes, values = pd.factorize(texts)
    wrong = read_edtf(values.tolist(), explain=False)[1]
    return np.array([code not in wrong for code in range(len(values))], bool)[codes]


def _add_zones(moments: pd.Series, zones: pd.Series, lines: Int64) -> tuple[pd.Series, list[str]]:
    """The moments, those without a zone with the offset of the zone beside them at that time, and notes on zones."""
    dates = arrow(moments)
    bare = pc.match_substring_regex(dates, _OPEN).to_numpy()
    if not bare.any():
        return moments, []
    codes, names = pd.factorize(zones)
    offsets = [offset(name) for name in names]
    time_zones = [zone(name) if offset_ is None else None for name, offset_ in zip(names, offsets, strict=True)]
    if not any(offsets) and not any(time_zones):
        return moments, []  # not zones of time at all
    added = np.array([offset_ or "" for offset_ in offsets], dtype=object)[codes]
    unnamed = [offset_ is None and not time_zone for offset_, time_zone in zip(offsets, time_zones, strict=True)]
    unclear = bare & np.array(unnamed, bool)[codes]
    twice = np.zeros(len(bare), bool)
    in_time_zone = np.flatnonzero(bare & np.array([time_zone is not None for time_zone in time_zones], bool)[codes])
    texts = pc.take(dates, pa.array(in_time_zone)).to_pylist()
    for row, text in zip(in_time_zone.tolist(), texts, strict=True):
        time_zone = time_zones[codes[row]]
        found = offset_in(time_zone, text) if time_zone else None
        added[row], twice[row] = found or "", found is None
    added[~bare] = ""
    zoned = column(ArrowCells(pc.binary_join_element_wise(dates, pa.array(added, pa.large_string()), _NOTHING)))
    return zoned, [*_unclear_notes(zones, unclear, lines), *_ambiguous_notes(twice, lines)]


def _unclear_notes(zones: pd.Series, rows: NDArray[np.bool_], lines: Int64) -> list[str]:
    if not rows.any():
        return []
    names = [quoted(name) for name in zones[rows].unique()]
    return [
        messages(
            len(names),
            "{names} ({lines}) is a zone without one single meaning: these times have no zone. Write a name such as "
            "Europe/Vienna, or an offset such as +02:00.",
            "{names} ({lines}) are zones without one single meaning: these times have no zone. Write a name such as "
            "Europe/Vienna, or an offset such as +02:00.",
            names=listed(names),
            lines=at_lines(lines[rows]),
        )
    ]


def _ambiguous_notes(rows: NDArray[np.bool_], lines: Int64) -> list[str]:
    if not rows.any():
        return []
    return [
        messages(
            int(rows.sum()),
            "{n} time in the hour in which clocks are put back or forward ({lines}): without a zone, as it may be two "
            "moments or none.",
            "{n} times in the hour in which clocks are put back or forward ({lines}): without a zone, as each may be "
            "two moments or none.",
            lines=at_lines(lines[rows]),
        )
    ]
