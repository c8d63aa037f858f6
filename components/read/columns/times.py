"""Columns of times of day and zones beside a column of days → moments; an unknown time leaves the day."""

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
from components.read.columns.parts import unknown
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
        moments, notes = _joined(days, *times, lines, name)
    if "zone" in beside:
        moments, more = _zoned(moments, beside["zone"], lines)
        notes += more
    elif zone_in_name(name):
        bare = pc.match_substring_regex(arrow(moments), _OPEN)
        if pc.any(bare).as_py():
            utc = pc.binary_join_element_wise(arrow(moments), pa.scalar("Z", pa.large_string()), _NOTHING)
            moments = column(ArrowCells(pc.if_else(bare, utc, arrow(moments))))
            notes.append(message("Times are in UTC, as the name of the column {name} says.", name=quoted(name)))
    return moments, notes


def _times(beside: Mapping[str, pd.Series]) -> tuple[pd.Series, pd.Series] | None:
    """The times of day as typed and as EDTF, blank if they are none."""
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
    made = {row: _of_units(*row) for row in set(rows)}
    typed = column([":".join(filter(None, row)) for row in rows])
    return typed, column([made[row] for row in rows])


def _of_units(hour: str, minute: str, second: str) -> str:
    """`14`, `14:30` or `14:30:05` from numbers in separate columns; "" if they are no time."""
    if not hour or (unknown(hour) and hour.strip("0")):
        return ""
    parts = [part.removesuffix(".0") for part in (hour, minute, second)]
    whole = [part.zfill(2) for part in parts if part]
    if not all(part.isascii() and part.isdigit() and len(part) == 2 for part in whole) or (second and not minute):
        return clocks([hour])[hour] or "" if not (minute or second) else ""
    read = ":".join(whole)
    return read if len(whole) == 1 and whole[0] < "24" else clocks([read])[read] or ""


def _joined(days: pd.Series, typed: pd.Series, read: pd.Series, lines: Int64, name: str) -> tuple[pd.Series, list[str]]:
    dates, clock = arrow(days), arrow(read)
    known = pc.not_equal(clock, "")
    whole = pc.match_substring_regex(dates, _DAY)
    here = pc.and_(whole, known)
    moments = pc.binary_join_element_wise(dates, clock, pa.scalar("T", pa.large_string()))
    fine = pc.or_(pc.match_substring_regex(arrow(typed), _NOT_KNOWN), pc.match_substring_regex(dates, r"^$|\dT\d"))
    left = pc.invert(pc.or_(here, fine)).to_numpy().copy()
    left[left] = _are_dates(days[left])  # a row whose date is refused is not drawn at all
    midnight = pc.and_(here, pc.match_substring_regex(arrow(typed), _MIDNIGHT)).to_numpy()
    notes = [*_unread(typed, left, known.to_numpy(), lines, name), *_midnight(midnight, lines)]
    return column(ArrowCells(pc.if_else(here, moments, dates))), notes


def _unread(typed: pd.Series, left: NDArray[np.bool_], known: NDArray[np.bool_], lines: Int64, name: str) -> list[str]:
    """Notes on the rows that are `left` without their time, whether it is `known` or not."""
    notes = []
    for rows, why in (
        (left & ~known, message("a time of day is written as 14:30 or 2:30 PM")),
        (left & known, message("only a whole day such as 2014-10-28 can have a time of day")),
    ):
        if rows.any():
            such = quoted(str(typed.iloc[int(np.flatnonzero(rows)[0])]))
            notes.append(
                messages(
                    int(rows.sum()),
                    "{n} time of day not read ({lines}), such as {such}: {why}. The date is drawn without, and the "
                    "column {name} is kept.",
                    "{n} times of day not read ({lines}), such as {such}: {why}. The dates are drawn without, and the "
                    "column {name} is kept.",
                    lines=at_lines(lines[rows]),
                    such=such,
                    why=why,
                    name=message(name),
                )
            )
    return notes


def _midnight(rows: NDArray[np.bool_], lines: Int64) -> list[str]:
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
    codes, values = pd.factorize(texts)
    wrong = read_edtf(values.tolist(), explain=False)[1]
    return np.array([at not in wrong for at in range(len(values))], bool)[codes]


def _zoned(moments: pd.Series, zones: pd.Series, lines: Int64) -> tuple[pd.Series, list[str]]:
    """The moments, those without a zone with the one beside them, by its offset at that time."""
    dates = arrow(moments)
    bare = pc.match_substring_regex(dates, _OPEN).to_numpy()
    if not bare.any():
        return moments, []
    codes, names = pd.factorize(zones)
    offsets = [offset(name) for name in names]
    places = [zone(name) if offset_ is None else None for name, offset_ in zip(names, offsets, strict=True)]
    if not any(offsets) and not any(places):
        return moments, []  # not zones of time at all
    added = np.array([offset_ or "" for offset_ in offsets], dtype=object)[codes]
    unnamed = [offset_ is None and not place for offset_, place in zip(offsets, places, strict=True)]
    unclear = bare & np.array(unnamed, bool)[codes]
    twice = np.zeros(len(bare), bool)
    in_place = np.flatnonzero(bare & np.array([place is not None for place in places], bool)[codes])
    texts = pc.take(dates, pa.array(in_place)).to_pylist()
    for row, text in zip(in_place.tolist(), texts, strict=True):
        place = places[codes[row]]
        found = offset_in(place, text) if place else None
        added[row], twice[row] = found or "", found is None
    added[~bare] = ""
    made = column(ArrowCells(pc.binary_join_element_wise(dates, pa.array(added, pa.large_string()), _NOTHING)))
    return made, [*_unclear(zones, unclear, lines), *_twice(twice, lines)]


def _unclear(zones: pd.Series, rows: NDArray[np.bool_], lines: Int64) -> list[str]:
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


def _twice(rows: NDArray[np.bool_], lines: Int64) -> list[str]:
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
