"""Aggregates of all selected events: their extent, and counts along the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.layout import density, traits
from components.layout.histogram import Binned
from components.layout.reports import seconds, spans
from components.layout.source import Quiet, Summary
from components.model import FUTURE, NO_ZONE, Flag
from components.store.sql import expressions, positions
from components.store.sql.selected import dated
from components.store.sql.tables import BOUNDS

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.layout.scale import Scale
    from components.store.sql.expressions import Tables
    from components.store.sql.selected import Selected

QUIET = 4_096  # cells of the extent, far shorter than a fold
REPORTED = 100  # distinct reports to fetch: more than a picture draws as lines


def summary(events: Selected) -> Summary:
    """The answer to `EventSource.summary`."""
    size = events.database.size(lambda tables: tables.events)
    found = {name: int(value[0]) for name, value in events.ask(lambda _, selected: _numbers(selected)).items()}
    reports = events.ask(lambda _, selected: selected.select(value=selected.reported).distinct().limit(REPORTED))
    return Summary(
        size=size,
        shown=found["shown"],
        dated=found["dated"],
        reported=spans(*seconds(reports["value"].tolist(), events.database.zone)),
        zoned=found["zoned"],
        bare=found["bare"],
        first=found["first"],
        last=found["last"],
        starts=(found["start"], found["open_first"]),
        ends=(found["end"], found["open_last"]),
    )


def _numbers(selected: ir.Table) -> ir.Table:
    """One row: the fields of `Summary` but its size and reports."""
    bounds = [selected[name] for name in BOUNDS]
    start, start_known, end_known, end = bounds
    past, future = start == expressions.PAST_SECOND, end == FUTURE
    inner = ibis.greatest(*(ibis.ifelse(bound == FUTURE, expressions.PAST_SECOND, bound) for bound in bounds))
    last = ibis.ifelse(future, inner, end)
    dated = selected.first != FUTURE
    timed = traits.has(selected.flags, Flag.TIME)
    zoned = (selected.start_offset != NO_ZONE) | (selected.end_offset != NO_ZONE)
    open_first = ibis.ifelse(start_known == FUTURE, end, start_known)
    open_last = ibis.ifelse(end_known == expressions.PAST_SECOND, start, end_known)
    numbers = {
        "first": selected.first.min(where=dated).fill_null(FUTURE),
        "last": last.max(where=dated).fill_null(expressions.PAST_SECOND),
        "start": start.min(where=dated & ~past).fill_null(FUTURE),
        "open_first": open_first.min(where=dated & past).fill_null(FUTURE),
        "end": end.max(where=dated & ~future).fill_null(expressions.PAST_SECOND),
        "open_last": open_last.max(where=dated & future).fill_null(expressions.PAST_SECOND),
        "dated": selected.count(where=dated).fill_null(0),
        "zoned": selected.count(where=dated & timed & zoned).fill_null(0),
        "bare": selected.count(where=dated & timed & ~zoned).fill_null(0),
        "shown": selected.count(),
    }
    return selected.aggregate(**numbers)


def quiet(events: Selected, first: int, last: int) -> Quiet:
    """The answer to `EventSource.quiet`: entries of one or several events between the first and last known second (s),
    grouped by the database."""
    step = max(1.0, (last - first) / QUIET)

    def word(_: Tables, selected: ir.Table) -> ir.Table:
        events = dated(selected.select(*positions.READ))
        cell = ((events.first.cast("float64") - float(first)) / step).floor().cast("int64")
        conditions = {
            "past": events.earliest_start == expressions.PAST_SECOND,
            "future": events.latest_end == FUTURE,
            "lasting": traits.lasting(events.flags),
            "unit": traits.unit(events.flags),
        }
        kinds = {name: ibis.ifelse(condition, 1, 0).cast("int64") for name, condition in conditions.items()}
        return events.group_by(cell=cell, precision=events.precision, **kinds).aggregate(
            first=events.first.min(),
            last=events.last.max(),
            last_first=events.first.max(),
            first_last=events.last.min(),
            count=events.count(),
        )

    found = events.ask(word)
    order = np.lexsort((found["last"], found["first"]))
    column = {name: values[order].astype(np.int64) for name, values in found.items()}
    past, future, lasting, unit = (column[name] == 1 for name in ("past", "future", "lasting", "unit"))
    start, end, precision = (column[name] for name in ("first", "last", "precision"))
    ends = (column[name] for name in ("last_first", "first_last", "count"))
    return Quiet(start, end, past, future, lasting, unit, precision, *ends)


def overview(events: Selected, scale: Scale, columns: int) -> tuple[float, ...]:
    """The answer to `EventSource.overview`."""
    found = events.ask(lambda _, selected: positions.columns(selected.select(*positions.READ), scale, columns))
    low, high, count = (found[name].astype(np.int64) for name in ("low", "high", "count"))
    return density.overview(low, high, columns, count)


def bins(events: Selected, column: str, most: int, edges: tuple[float, ...], ends: tuple[float, float]) -> Binned:
    """The answer to `EventSource.bins`: the dated events by the bins in which they begin and end."""
    values = events.cached(("dated_values", column), lambda: _values(events, column))
    names = tuple(name for name in events.database.values(column) if name in values) if len(values) <= most else ()

    def word(tables: Tables, selected: ir.Table) -> ir.Table:
        read = expressions.only(selected, positions.READ, column)
        return positions.binned(tables, positions.bins(read, edges, ends), column if names else "")

    found = events.ask(word)
    index = {name: k for k, name in enumerate(names)}
    group = np.array([index.get(value, len(names)) for value in found["value"]], np.int64)
    first, last = (found[name].astype(np.int64) for name in ("first_bin", "last_bin"))
    sums = (found[name].astype(float) for name in ("count", "slope_sum", "start_sum", "end_sum"))
    return Binned(names, group, first, last, *sums)


def _values(events: Selected, column: str) -> frozenset[str]:
    """The values of a column, or the actors, of the dated events."""

    def word(tables: Tables, selected: ir.Table) -> ir.Table:
        events = dated(expressions.only(selected, ("row", "first"), column))
        return expressions.lane_values(tables, events, column).some.select("value").distinct()

    return frozenset(events.ask(word)["value"].tolist())
