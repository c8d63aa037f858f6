"""Filter by a period: an event passes if it may overlap the window, as far as its date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.dates import UTC, meanings, placed, read_edtf, span_words, zone
from components.errors import RequestError
from components.filters.field import Field, Filter
from components.filters.windows import Windows
from components.language import message
from components.model import FUTURE, PAST

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.dates import Zone
    from components.filters.field import Criteria, Rows, Tables
    from components.model import Int64, Store

_MAY = "An event counts if it may overlap the window, so one without a date always does."
_EXAMPLE = message("October 2014")
_FROM = Field(
    "from",
    message("From"),
    f"The first day, month or year, as in 2014-10-28 or October 2014. {_MAY}",
    "date",
    column="date",
    example=_EXAMPLE,
)
_TO = Field(
    "to",
    message("To"),
    f"The last day, month or year, itself included. {_MAY}",
    "date",
    column="date",
    example=_EXAMPLE,
)


def _check(store: Store, criteria: Criteria) -> Criteria:
    _cached_window(store, criteria)
    return criteria


def _keep(store: Store, criteria: Criteria, among: Rows) -> Int64:
    first, last = _cached_window(store, criteria)
    if among is None:
        return _windows(store).rows(first, last)
    return among[(store.dates.earliest_start[among] <= last) & (store.dates.latest_end[among] >= first)]


def _where(tables: Tables, events: ir.Table, criteria: Criteria) -> ir.Table:
    first, last = _window(criteria, tables.zone)
    events = events.filter(events.latest_end >= first) if "from" in criteria else events
    return events.filter(events.earliest_start <= last) if "to" in criteria else events


def _reach(store: Store, criteria: Criteria) -> int:
    return _windows(store).reach(*_cached_window(store, criteria))


def _windows(store: Store) -> Windows:
    return store.derived("windows", lambda: Windows(store.dates, store.order()))


def _cached_window(store: Store, criteria: Criteria) -> tuple[int, int]:
    return store.cached(("window", tuple(criteria.items())), lambda: _window(criteria, zone(store.zone)))


def _window(criteria: Criteria, time_zone: Zone = UTC) -> tuple[int, int]:
    """The first and last second of the window in a time zone, `PAST` and `FUTURE` for an open side. Raises RequestError
    if it is no window."""
    texts = [typed.strip() for (typed,) in criteria.values()]
    read, faults = read_edtf(texts)
    if faults:
        read, faults = read_edtf([_as_edtf(text) if index in faults else text for index, text in enumerate(texts)])
    dates = placed(read, time_zone)
    first, last = PAST, FUTURE
    for index, (name, (typed,)) in enumerate(criteria.items()):
        if name == "from":
            first = edge = int(dates.earliest_start[index])
        else:
            last = edge = int(dates.latest_end[index])
        if index in faults or edge in (PAST, FUTURE):
            why = faults.get(index, message("it is open on that side"))
            raise RequestError(
                message(
                    "“{name}” cannot be “{typed}”: {why}; give a day, month or year, as in 28 Oct 2014, 2014-10 "
                    "or 1914.",
                    name=(_FROM if name == "from" else _TO).label,
                    typed=typed,
                    why=why,
                )
            )
    if first > last:
        raise RequestError(
            message(
                "The window ends before it begins: from “{first}” to “{last}”.",
                first=criteria["from"][0],
                last=criteria["to"][0],
            )
        )
    return first, last


def _as_edtf(typed: str) -> str:
    """A date in words that files may use (“October 2014”, “last week of October 2014”) as EDTF, with its usual meaning
    in days; unchanged if it has no single meaning."""
    return meanings([typed]).by_text[typed].edtf or typed


def _describe(criteria: Criteria) -> tuple[str, ...]:
    return (span_words(*_window(criteria)),)


PERIOD = Filter((_FROM, _TO), _check, _keep, _where, _describe, reach=_reach)
