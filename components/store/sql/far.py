"""Events in a database as a picture asks them: all of them in numbers, and one by one those that are shown.

Few events are fetched one by one and answered for as any others in memory are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import ibis
import numpy as np

from components.dates import read_edtf
from components.layout import bands
from components.layout.crowd import crowd
from components.layout.density import overview
from components.layout.detail import FEW as ALONE
from components.layout.detail import room
from components.layout.groups import grouped, unnamed
from components.layout.gutter import MOST as WAITING
from components.layout.heaps import heaped
from components.layout.histogram import Binned
from components.layout.reports import until
from components.layout.shape import known, placeable
from components.layout.source import Quiet, Summary, Visible, time_axis
from components.layout.weight import LINK
from components.model import FUTURE, PAST, Flag
from components.store.memory.near import Everything, Near, visible
from components.store.sql import placing, questions, seating
from components.store.sql.excerpt import Excerpt, excerpt
from components.store.sql.sighted import Sighted, heaps

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    import ibis.expr.types as ir

    from components.layout.bands import Band, Census, Choice, Meeting, Seats
    from components.layout.heaps import Heaps
    from components.layout.scale import Scale, Sight
    from components.layout.source import AxisWish, LaneWish, Rules, TimeAxis
    from components.model import Int64, Option
    from components.store.sql.database import Database
    from components.store.sql.questions import Selection, Tables
    from components.store.sql.seating import Seating
    from components.store.sql.sighted import Found, Word

Answer = TypeVar("Answer")

FEW = 20_000  # events that are fetched one by one
LISTED = 2_000  # marks that a question names one by one: to word more takes longer than to find them again
QUIET = 4_096  # cells of the extent in which quiet stretches are looked for: far finer than what is folded
REPORTED = 100  # different reports: of fewer none has a line any more


def names(database: Database, columns: Collection[str]) -> Excerpt:
    """None of the events, but all the names there are, and all values of some columns."""
    return excerpt(database, "none", lambda tables: tables.events.filter(ibis.literal(False)), columns)


@dataclass(frozen=True, eq=False)
class Known:
    """What the database tells of what is in sight: `store` has the events known one by one, `heaps` all others. `waits`
    counts the events without a date lane by lane as they were chosen, `undated` all of them; `outside` those with a
    mark that is out of sight."""

    store: Excerpt
    heaps: Heaps
    waits: tuple[int, ...]
    undated: int
    outside: int

    def visible(self, rows: Int64, seats: Seats, lane_of: Int64, axis: TimeAxis | None) -> Visible:
        """The same, for lanes in their order: `lane_of` has the place of each as it was chosen, -1 for none."""
        store = self.store
        has_date = placeable(store.dates, seats.row)
        waits = np.zeros(len(seats.bands), np.int64)
        there = lane_of >= 0
        waits[lane_of[there]] = np.array(self.waits)[there]
        marks = None
        if axis:
            which = np.flatnonzero(has_date)
            stretch = known(store.dates, seats.row[which], until(store, seats.row[which]))
            alone = crowd(seats, which, store.dates, stretch, axis.scale, store.weight(seats.row))
            marks = heaped(alone, replace(self.heaps, lane=lane_of[self.heaps.lane]))
        near = visible(store, rows, seats, has_date, marks)
        return replace(near, waits=tuple(waits.tolist()), undated=self.undated, outside=self.outside)


@dataclass(frozen=True, eq=False)
class Chosen:
    """The lanes that are wanted, as they were chosen: `names` are those of the two lanes of no single group, `usual` is
    the usual role of each group with a lane of its own, `others` counts the events in the lane of the others, `seated`
    those with any lane (None: all), and `meetings` are the first events in several lanes."""

    wish: LaneWish
    names: tuple[str, str]
    count: Census
    choice: Choice
    usual: tuple[str, ...]
    others: int
    seated: int | None
    meetings: tuple[Meeting, ...]

    @property
    def seats(self) -> Seating:
        """The same, worded for the database."""
        return seating.seating(self.wish.column, self.count, self.choice, self.wish.wish, self.names)


@dataclass(frozen=True)
class Far:
    """`layout.source.EventSource`: the events of a database that a selection keeps."""

    database: Database
    selection: Selection

    @property
    def name(self) -> str:
        return self.database.name

    def summary(self) -> Summary:
        """All of them in numbers."""
        return self._cached("summary", self._summary)

    def options(self) -> dict[str, tuple[Option, ...]]:
        """The options of the filters."""
        return self._cached("options", lambda: self.selection.counts(self.database))

    def subset(self, columns: Sequence[str] = ()) -> Excerpt:
        """All of them, for when they are few."""
        return self._excerpt("all", lambda _, kept: kept, columns)

    def quiet(self) -> Quiet:
        """Stretches of one or several events, as the database groups them."""
        return self._cached("quiet", self._quiet)

    def axis(self, wish: AxisWish) -> TimeAxis:
        """The time axis of the dated ones."""
        return self._cached(("axis", wish), lambda: time_axis(self.quiet(), wish))

    def overview(self, axis: TimeAxis, columns: int) -> tuple[float, ...]:
        """How many of them lie in each of the columns of the whole scale."""
        return self._cached(("overview", axis.scale, columns), lambda: self._overview(axis.scale, columns))

    def bins(self, column: str, most: int, edges: tuple[float, ...]) -> Binned:
        """The dated ones, counted in the database."""
        return self._cached(("bins", column, most, edges), lambda: self._bins(column, most, edges))

    def visible(self, lanes: LaneWish, axis: TimeAxis | None, sight: Sight | None, rules: Rules) -> Visible:
        """What is in sight, where each mark is known one by one of lanes that hold no more than `rules` allow."""
        if self.summary().shown <= FEW:
            return Near(self.subset((lanes.column,)), Everything()).visible(lanes, axis, sight, rules)
        chosen = self._cached(("lanes", lanes), lambda: self._lanes(lanes))
        wish, choice = lanes.wish, chosen.choice
        banded, gone = bands.banded(chosen.names, chosen.count, choice, chosen.usual, chosen.others, wish)
        used = [k for k, band in enumerate(banded) if band.events and (band.key >= 0 or band.name not in wish.hidden)]
        own = room(len(used), rules, sight) if sight else None
        there = Sighted(chosen.seats, sight, own.origin, rules) if sight and own else None
        most = own.most if own else 0
        seen = self._cached(("seen", chosen.seats, there, most), lambda: self._seen(chosen.seats, there, most))
        store = seen.store
        rows = store.order()
        row, band, first = bands.taken(grouped(store, rows, lanes.column), choice, banded, rows, wish)
        arranged = bands.arranged(
            banded, used, (row, band, first), store.links, store.dates, chosen.meetings, choice.pinned
        )
        unseen = 0 if chosen.seated is None else self.summary().shown - chosen.seated
        seats = replace(arranged, unseated=choice.unseated, hidden=gone, unseen=unseen)
        return seen.visible(rows, seats, _places(banded, seats), axis)

    def _summary(self) -> Summary:
        size = self.database.size(lambda tables: tables.events)
        found = {name: int(value[0]) for name, value in self._ask(lambda _, kept: _numbers(kept)).items()}
        reports = self._ask(lambda _, kept: kept.select(value=kept.reported).distinct().limit(REPORTED))
        dates, _ = read_edtf(reports["value"].tolist())
        last = np.unique(np.where(dates.latest_end == FUTURE, PAST, dates.latest_end))
        return Summary(
            size=size,
            shown=found["shown"],
            dated=found["dated"],
            reported=tuple(last[last != PAST].tolist()),
            timed=found["untimed"] == 0,
            first=found["first"],
            last=found["last"],
            starts=(found["start"], found["open_first"]),
            ends=(found["end"], found["open_last"]),
        )

    def _lanes(self, lanes: LaneWish) -> Chosen:
        names = unnamed(lanes.column)
        count = seating.census(self.database, self.selection, lanes.column)
        choice = bands.chosen(count, lanes.wish)
        seats = seating.seating(lanes.column, count, choice, lanes.wish, names)
        others = self._size(lambda tables, kept: _others(seats, tables, kept)) if choice.unseated else 0
        seated = None if seats.whole else self._size(seats.rows)
        usual = seating.usual(self.database, self.selection, seats)
        meetings = seating.meetings(self.database, self.selection, seats)
        return Chosen(lanes, names, count, choice, usual, others, seated, meetings)

    def _quiet(self) -> Quiet:
        whole = self.summary()
        step = max(1.0, (whole.last - whole.first) / QUIET)

        def word(_: Tables, kept: ir.Table) -> ir.Table:
            dated = _dated(kept)
            at = ((dated.first.cast("float64") - float(whole.first)) / step).floor().cast("int64")
            past = ibis.ifelse(dated.earliest_start == questions.PAST_SECOND, 1, 0).cast("int64")
            future = ibis.ifelse(dated.latest_end == FUTURE, 1, 0).cast("int64")
            return dated.group_by(at=at, past=past, future=future).aggregate(
                first=dated.first.min(), last=dated.last.max(), precision=dated.precision.max()
            )

        found = self._ask(word)
        order = np.lexsort((found["last"], found["first"]))
        first, last, past, future, precision = (
            found[name].astype(np.int64)[order] for name in ("first", "last", "past", "future", "precision")
        )
        return Quiet(first, last, past == 1, future == 1, precision)

    def _overview(self, scale: Scale, columns: int) -> tuple[float, ...]:
        per_unit = columns / (scale.units[-1] - scale.units[0])
        found = self._ask(lambda _, kept: placing.columns(kept, scale, per_unit))
        low, high, count = (found[name].astype(np.int64) for name in ("low", "high", "count"))
        return overview(low, high, columns, count)

    def _bins(self, column: str, most: int, edges: tuple[float, ...]) -> Binned:
        some = self._cached(("values", column), lambda: self._values(column))
        names = tuple(name for name in self.database.values(column) if name in some) if len(some) <= most else ()

        def word(tables: Tables, kept: ir.Table) -> ir.Table:
            return placing.binned(tables, placing.bins(kept, edges), column if names else "")

        found = self._ask(word)
        number = {name: k for k, name in enumerate(names)}
        group = np.array([number.get(value, len(names)) for value in found["value"]], np.int64)
        first, last = (found[name].astype(np.int64) for name in ("first_bin", "last_bin"))
        sums = (found[name].astype(float) for name in ("count", "slope_sum", "start_sum", "end_sum"))
        return Binned(names, group, first, last, *sums)

    def _values(self, column: str) -> frozenset[str]:
        """The values of a column, or the actors, that any of the dated ones has."""

        def word(tables: Tables, kept: ir.Table) -> ir.Table:
            return questions.seated(tables, _dated(kept), column).some.select("value").distinct()

        return frozenset(self._ask(word)["value"].tolist())

    def _seen(self, seats: Seating, there: Sighted | None, most: int) -> Known:
        waits, undated, waiting = self._cached(("waiting", seats), lambda: self._waiting(seats))
        ranks = {*waiting, *self._cached("linked", self._linked)}
        if there is None:
            store = self._excerpt(("waiting", seats), lambda _, kept: _among(kept, ranks), (seats.column,))
            return Known(store, heaps({}, {}, None), waits, undated, 0)
        marks = self._ask(there.marks)
        important = there.important(marks, most)
        found = self._ask(important)["rank"].tolist()

        def those(tables: Tables, kept: ir.Table) -> ir.Table:
            if len(found) <= LISTED:
                return _among(kept, {*ranks, *found})
            same = kept["rank"].isin(important(tables, kept)["rank"])
            return kept.filter(same | kept["rank"].isin(sorted(ranks)) if ranks else same)

        known = self._ask(lambda tables, kept: there.marks(tables, those(tables, kept)))
        store = self._excerpt(("seen", seats, there, most), those, (seats.column,))
        dated = self._cached(
            ("dated", seats), lambda: self._size(lambda tables, kept: seats.rows(tables, _dated(kept)))
        )
        outside = dated - self._size(lambda tables, kept: seats.rows(tables, there.events(kept)))
        return Known(store, heaps(marks, known, there), waits, undated, outside)

    def _waiting(self, seats: Seating) -> tuple[tuple[int, ...], int, list[int]]:
        """How many events without a date each lane has, how many there are, and the first of each lane."""

        def undated(tables: Tables, kept: ir.Table) -> ir.Table:
            return seats.placed(tables, kept.filter(kept.first == FUTURE), ("rank",))

        def numbered(tables: Tables, kept: ir.Table) -> ir.Table:
            placed = undated(tables, kept)
            window = ibis.window(group_by=placed.lane, order_by=placed["rank"])
            order = placed.select(rank="rank", number=ibis.row_number().over(window))
            return order.filter(order.number < WAITING).select("rank").distinct()

        counts = np.zeros(len(seats.names) + 2, np.int64)
        found = self._ask(lambda tables, kept: questions.per_lane(undated(tables, kept)))
        counts[found["lane"].astype(np.int64)] = found["events"]
        if not counts.any():
            return tuple(counts.tolist()), 0, []
        total = self._size(lambda tables, kept: seats.rows(tables, kept.filter(kept.first == FUTURE)))
        return tuple(counts.tolist()), total, self._ask(numbered)["rank"].tolist()

    def _linked(self) -> list[int]:
        """The events with links, if they are not too many."""
        found = self._ask(lambda _, kept: kept.filter(kept.weight >= LINK).select("rank").limit(ALONE + 1))
        return found["rank"].tolist() if len(found["rank"]) <= ALONE else []

    def _excerpt(self, question: Hashable, events: Word, columns: Sequence[str]) -> Excerpt:
        def word(tables: Tables) -> ir.Table:
            return events(tables, self.selection.where(tables))

        return excerpt(self.database, (question, self.selection), word, columns)

    def _cached(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Tables do not change under a reader."""
        with self.database.together():
            return self.database.cache.get((question, self.selection), answer)

    def _ask(self, word: Word) -> Found:
        return self.database.ask(lambda tables: word(tables, self.selection.where(tables)))

    def _size(self, word: Word) -> int:
        return self.database.size(lambda tables: word(tables, self.selection.where(tables)))


def _numbers(kept: ir.Table) -> ir.Table:
    """One row: `Whole` but for size and reports."""
    bounds = [kept[name] for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")]
    start, start_known, end_known, end = bounds
    past, future = start == questions.PAST_SECOND, end == FUTURE
    last = ibis.greatest(*(ibis.ifelse(bound == FUTURE, questions.PAST_SECOND, bound) for bound in bounds))
    dated = kept.first != FUTURE
    untimed = dated & ((kept.flags & int(Flag.TIME)) == 0)
    open_first = ibis.ifelse(start_known == FUTURE, end, start_known)
    open_last = ibis.ifelse(end_known == questions.PAST_SECOND, start, end_known)
    numbers = {
        "first": kept.first.min(where=dated).fill_null(FUTURE),
        "last": last.max(where=dated).fill_null(questions.PAST_SECOND),
        "start": start.min(where=dated & ~past).fill_null(FUTURE),
        "open_first": open_first.min(where=dated & past).fill_null(FUTURE),
        "end": end.max(where=dated & ~future).fill_null(questions.PAST_SECOND),
        "open_last": open_last.max(where=dated & future).fill_null(questions.PAST_SECOND),
        "dated": kept.count(where=dated).fill_null(0),
        "untimed": kept.count(where=untimed).fill_null(0),
        "shown": kept.count(),
    }
    return kept.aggregate(**numbers)


def _dated(kept: ir.Table) -> ir.Table:
    return kept.filter(kept.first != FUTURE)


def _others(seats: Seating, tables: Tables, kept: ir.Table) -> ir.Table:
    placed = questions.in_lanes(questions.seated(tables, kept, seats.column), seats.names, seats.hidden)
    return placed.filter(placed.lane == len(seats.names))


def _among(events: ir.Table, ranks: Collection[int]) -> ir.Table:
    return events.filter(events["rank"].isin(sorted(ranks)) if ranks else ibis.literal(False))


def _places(chosen: Sequence[Band], seats: Seats) -> Int64:
    """Of each lane as it was chosen, its place from the top, -1 if it has none."""
    place = {id(band): k for k, band in enumerate(seats.bands)}  # two may be equal
    return np.array([place.get(id(band), -1) for band in chosen], np.int64)
