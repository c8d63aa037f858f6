"""What a picture asks of a database: all events in numbers, and those few that it shows as themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import ibis
import numpy as np

from components.dates import read_edtf
from components.layout.bands import chosen
from components.layout.detail import FEW
from components.layout.far import Lanes, Seen
from components.layout.gutter import MOST as WAITING
from components.layout.weight import LINK
from components.layout.whole import Whole
from components.model import FUTURE, PAST, Flag
from components.store import placing, questions, seating
from components.store.excerpt import Excerpt, excerpt
from components.store.sighted import Sighted, heaps

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.layout.bands import Wish
    from components.layout.scale import Scale, Sight
    from components.model import Int64
    from components.store.database import Database
    from components.store.questions import Selection, Tables
    from components.store.seating import Seating
    from components.store.sighted import Found, Word


Answer = TypeVar("Answer")

LISTED = 2_000  # marks that a question names one by one: to word more takes longer than to find them again
QUIET = 4_096  # cells of the extent in which quiet stretches are looked for: far finer than what is folded
REPORTED = 100  # different reports: of fewer none has a line any more


def known(database: Database, columns: Collection[str]) -> Excerpt:
    """None of the events, but all the names there are, and all values of some columns."""
    return excerpt(database, "none", lambda tables: tables.events.filter(ibis.literal(False)), columns)


@dataclass(frozen=True)
class Distant:
    """`layout.far.Far`: the events of a database of the `selection`."""

    database: Database
    selection: Selection

    @property
    def name(self) -> str:
        return self.database.name

    def whole(self) -> Whole:
        """All of them in numbers."""
        return self._cached("whole", self._whole)

    def everything(self, column: str) -> Excerpt:
        """All of them, for when they are few."""
        return self._excerpt("all", lambda _, kept: kept, column)

    def lanes(self, column: str, wish: Wish, shared: tuple[str, str]) -> Lanes:
        """Who gets a lane. Raises RequestError for a column that is not there."""
        return self._cached(("lanes", column, wish, shared), lambda: self._lanes(column, wish, shared))

    def quiet(self, whole: Whole) -> tuple[Int64, Int64, NDArray[np.bool_], NDArray[np.bool_], Int64]:
        """Stretches that together cover what the events cover, but for gaps far too short to be folded: first and last
        second, whether open towards past and future, and the finest precision there."""
        return self._cached("quiet", lambda: self._quiet(whole))

    def overview(self, scale: Scale, per_unit: float) -> tuple[Int64, Int64, Int64]:
        """First and last column, and how many events may be in these and those between."""
        return self._cached(("overview", scale, per_unit), lambda: self._overview(scale, per_unit))

    def seen(self, lanes: Lanes, sight: Sight | None, origin: float, most: int) -> Seen:
        """What is in sight, where each mark is known of lanes with at most `most`."""
        seats = seating.seating(lanes.column, lanes.count, lanes.choice, lanes.wish, lanes.shared_names)
        there = Sighted(seats, sight, origin) if sight else None
        return self._cached(("seen", seats, there, most), lambda: self._seen(seats, there, most))

    def _whole(self) -> Whole:
        size = self.database.size(lambda tables: tables.events)
        found = {name: int(value[0]) for name, value in self._ask(lambda _, kept: _numbers(kept)).items()}
        reports = self._ask(lambda _, kept: kept.select(value=kept.reported).distinct().limit(REPORTED))
        dates, _ = read_edtf(reports["value"].tolist())
        last = np.unique(np.where(dates.latest_end == FUTURE, PAST, dates.latest_end))
        return Whole(
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

    def _lanes(self, column: str, wish: Wish, shared: tuple[str, str]) -> Lanes:
        count = seating.census(self.database, self.selection, column)
        choice = chosen(count, wish)
        seats = seating.seating(column, count, choice, wish, shared)
        others = self._size(lambda tables, kept: _others(seats, tables, kept)) if choice.unseated else 0
        seated = None if seats.whole else self._size(seats.rows)
        usual = seating.usual(self.database, self.selection, seats)
        meetings = seating.meetings(self.database, self.selection, seats)
        return Lanes(column, wish, shared, count, choice, usual, others, seated, meetings)

    def _quiet(self, whole: Whole) -> tuple[Int64, Int64, NDArray[np.bool_], NDArray[np.bool_], Int64]:
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
        return first, last, past == 1, future == 1, precision

    def _overview(self, scale: Scale, per_unit: float) -> tuple[Int64, Int64, Int64]:
        found = self._ask(lambda _, kept: placing.columns(kept, scale, per_unit))
        low, high, count = (found[name].astype(np.int64) for name in ("low", "high", "count"))
        return low, high, count

    def _seen(self, seats: Seating, there: Sighted | None, most: int) -> Seen:
        waits, undated, waiting = self._cached(("waiting", seats), lambda: self._waiting(seats))
        ranks = {*waiting, *self._cached("linked", self._linked)}
        if there is None:
            store = self._excerpt(("waiting", seats), lambda _, kept: _among(kept, ranks), seats.column)
            return Seen(store, heaps({}, {}, None), waits, undated, 0)
        marks = self._ask(there.marks)
        important = there.important(marks, most)
        found = self._ask(important)["rank"].tolist()

        def those(tables: Tables, kept: ir.Table) -> ir.Table:
            if len(found) <= LISTED:
                return _among(kept, {*ranks, *found})
            same = kept["rank"].isin(important(tables, kept)["rank"])
            return kept.filter(same | kept["rank"].isin(sorted(ranks)) if ranks else same)

        known = self._ask(lambda tables, kept: there.marks(tables, those(tables, kept)))
        store = self._excerpt(("seen", seats, there, most), those, seats.column)
        dated = self._cached(
            ("dated", seats), lambda: self._size(lambda tables, kept: seats.rows(tables, _dated(kept)))
        )
        outside = dated - self._size(lambda tables, kept: seats.rows(tables, there.events(kept)))
        return Seen(store, heaps(marks, known, there), waits, undated, outside)

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
        found = self._ask(lambda _, kept: kept.filter(kept.weight >= LINK).select("rank").limit(FEW + 1))
        return found["rank"].tolist() if len(found["rank"]) <= FEW else []

    def _excerpt(self, question: Hashable, events: Word, column: str) -> Excerpt:
        def word(tables: Tables) -> ir.Table:
            return events(tables, self.selection.where(tables))

        return excerpt(self.database, (question, self.selection), word, (column,))

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
