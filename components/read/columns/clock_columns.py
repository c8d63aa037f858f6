"""Columns of times of day beside a column of dates, recognised by their cells: start and end times, or both in one
cell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.dates.clocks import are_spans, zone_note
from components.language import message
from components.read.columns.cells import column
from components.read.columns.clock import clock
from components.read.columns.header_words import PART, suggested_roles
from components.read.columns.mapping import described_source
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from components.read.columns.mapping import ColumnMapping

_SEEN = 1_000  # cells of a column that are looked at
_LONGEST = 200  # characters of two times
_DASH = re.compile(
    r"\s*(?:[-\u2010-\u2015\u2212~\u301c\uff5e]|\b(?:to|until|till|bis|a|à|al|hasta|até|tot|do|до|по)\b(?=\s*\d))\s*"
)
_HOUR = re.compile(r"[01]?\d(?:\.0)?|2[0-4](?:\.0)?", re.A)
_HALF = re.compile(r"[ap]\.?\s?m\.?$", re.I)
_OR_ZONE = re.compile(r"(\d{1,2})[:.]?(\d\d) ?[-\u2212](\d\d):?(\d\d)$", re.A)  # 18:00-05:00
_OPENING = re.compile(r"open|office|business|visiting|öffnung|büro|ouverture|apertura|apertur|abertura", re.I)


def with_clocks(mapped: ColumnMapping, header: Sequence[str], columns: Sequence[Sequence[str]]) -> ColumnMapping:
    """The mapping with the columns that hold the times of day at which an event starts and ends on the day in another
    column, if names and cells prove it. A column of durations in hours is taken out of it."""
    ours = dict(mapped.ours)
    if "hour" in ours and _are_lengths(header[ours["hour"]], columns[ours["hour"]], "minute" in ours):
        ours = {target: index for target, index in ours.items() if target not in ("hour", "minute", "second")}
        mapped = replace(mapped, ours=ours)
    if "date" not in ours or "time" in ours or "hour" in ours:
        return mapped
    starts_and_ends = [index for target, index in ours.items() if target in ("start", "end")]
    clocks = [index for index in (*mapped.further.values(), *starts_and_ends) if _are_clocks(columns[index])]
    for role, target in (("start", "time"), ("end", "end time")):
        free = [index for index in clocks if index not in ours.values() or index in starts_and_ends]
        named = [index for index in free if suggested_roles(header[index]).get(role, 0) >= PART]
        if len(named) == 1 and target not in ours:
            ours[target] = named[0]
    if "time" not in ours:
        spans = [
            index
            for index in mapped.further.values()
            if _are_spans(columns[index]) and not _OPENING.search(header[index])
        ]
        if len(spans) != 1:
            return mapped
        ours["time"] = spans[0]
    return replace(mapped, ours=ours, sources=_with_clock_sources(mapped.sources, ours, header))


def _with_clock_sources(parts: tuple[str, ...], ours: Mapping[str, int], header: Sequence[str]) -> tuple[str, ...]:
    """The descriptions of columns (`ColumnMapping.sources`) with those of the columns used as times of day, which no
    longer are a start or an end."""
    names = {target: quoted(header[ours[target]].strip()) for target in ("time", "end time") if target in ours}
    gone = {described_source(target, name) for target in ("start", "end") for name in names.values()}
    remaining = (part for part in parts if part not in gone)
    return (*remaining, *(described_source(target, name) for target, name in names.items()))


def date_columns(
    cells: Mapping[str, pd.Series], ours: Mapping[str, int]
) -> tuple[dict[str, pd.Series], list[tuple[str, str]]]:
    """The columns about dates, without start and end columns that hold times of day; if cells of `time` have two times,
    the second is in `end time`. Also the facts for the receipt, with an example of such a cell."""
    when = {
        name: texts
        for name, texts in cells.items()
        if name not in ("start", "end") or ours[name] not in (ours.get("time"), ours.get("end time"))
    }
    if "time" not in when or "end time" in when:
        return when, []
    found, note = _split_spans(when["time"].unique().tolist())
    if not found:
        return when, note
    codes = when["time"]
    when["time"] = column([found[text][0] if text in found else text for text in codes])
    when["end time"] = column([found[text][1] if text in found else "" for text in codes])
    text, (first, last) = next(iter(found.items()))
    return when, [
        (
            message("times"),
            message(
                "from one to another where a cell has two: “{text}” is {first} to {last}",
                text=text,
                first=str(clock(first)),
                last=str(clock(last)),
            ),
        )
    ]


def _are_clocks(cells: Sequence[str]) -> bool:
    """Whether all non-blank cells are times of day, and none may be a year or a number."""
    seen = {text for cell in cells[:_SEEN] if (text := cell.strip())}
    return bool(seen) and all(not text.isdigit() and clock(text) for text in seen)


def _are_spans(cells: Sequence[str]) -> bool:
    """Whether all non-blank cells are two times, as `10:00 to 11:00`."""
    seen = {text for cell in cells[:_SEEN] if (text := cell.strip())}
    return bool(seen) and len(_split_spans(seen)[0]) == len(seen)


def _are_lengths(name: str, cells: Sequence[str], with_minutes: bool) -> bool:
    """Whether a column called hours holds durations and not hours of the day: `Hours` alone, `7.5`."""
    if not with_minutes and name.strip().lower() in ("hours", "hrs"):
        return True
    seen = {text for cell in cells[:_SEEN] if (text := cell.strip())}
    lengths = sum(_HOUR.fullmatch(text) is None and clock(text) is None for text in seen)
    return 2 * lengths > len(seen)


def _split_spans(texts: Iterable[str]) -> tuple[dict[str, tuple[str, str]], list[tuple[str, str]]]:
    """The two times of each text such as `10:00 to 11:00`, and the facts for the receipt. If all of them may also be
    times with an offset (18:00-05:00), they are split only if they prove that they are not."""
    found = {text: both for text in texts if (both := _two_times(text))}
    zoned = [match for text in found if (match := _OR_ZONE.search(text))]
    if not found or len(zoned) < len(found):
        return found, []
    pairs = [(f"{match[1]}:{match[2]}", f"{match[3]}:{match[4]}") for match in zoned]
    spans = are_spans(pairs)
    return (found, []) if spans else ({}, [("times", zone_note(*pairs[0]))] if spans is None else [])


def _two_times(text: str) -> tuple[str, str] | None:
    parts = _DASH.split(text.strip()) if len(text) <= _LONGEST else ()
    if len(parts) != 2 or not all(parts):
        return None
    first, last = parts
    half = _HALF.search(last)
    if half and not _HALF.search(first):
        before, after = clock(f"{first} {half[0]}"), clock(last)
        first = f"{first} {half[0]}" if before and after and before < after else f"{first} am"
    first = f"{first}:00" if re.fullmatch(r"\d{1,2}", first) else first
    return (first, last) if clock(first) and clock(last) and not last.isdigit() else None
