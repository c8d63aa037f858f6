"""SIMILE Timeline's events: a start and an end, each of which may lie between two dates."""

from __future__ import annotations

from components.language import message
from components.read.known.layout import Arranged, Layout, Sheet, map_cells, one_line, plain_columns
from components.read.known.stamps import between, interval, stamp
from components.read.wording import counted

_DATES = ("start", "lateststart", "earliestend", "end")
_TELLING = ("lateststart", "earliestend", "isduration", "durationevent")


def _events(sheet: Sheet) -> Arranged:
    lasting = next((name for name in ("durationevent", "isduration") if name in sheet), "durationevent")
    dates = sheet.map_cells(_date, *_DATES, lasting)
    between = sum("[" in date and "/" in date for date in dates)
    sometime = sum(date.startswith("[") and "/" not in date for date in dates)
    notes = []
    if between:
        events = counted(between, "event")
        notes.append(
            message(
                "{events} of which latestStart and earliestEnd say between which dates it began or ended.",
                events=events,
            )
        )
    if sometime:
        notes.append(
            message(
                "{events} without a duration, read as one moment between its two dates.",
                events=counted(sometime, "event"),
            )
        )
    described = sheet.map_cells(lambda text, caption: text or caption, "description", "caption")
    (titles, descriptions), marked = plain_columns(sheet["title"], described)
    return {
        "id": sheet["id"],
        "date": dates,
        "title": map_cells(one_line, titles),
        "description": descriptions,
        "source": sheet["link"],
    }, [*notes, *marked]  # fmt: skip


def _date(start: str, latest: str, earliest: str, end: str, lasting: str) -> str:
    """The EDTF of an event: an interval if it has an end, unless it is marked as an instant; then one moment within
    that time."""
    first, last = stamp(start), stamp(end)
    if not end or lasting.lower() in ("false", "0", "no"):
        return between(first, last or stamp(latest))
    return interval(between(first, stamp(latest)), between(stamp(earliest), last))


EVENTS = Layout(
    name=message("a SIMILE timeline"),
    needs=frozenset(("start", "title")),
    taken=frozenset((*_DATES, "isduration", "durationevent", "id", "title", "description", "link")),
    arrange=_events,
    recognises=lambda sheet: any(name in sheet for name in _TELLING),
)
