"""What a view knows before it places anything: the rows parted, the dates that frame them, the picture's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from components.dates import read_edtf, span_words
from components.errors import RequestError
from components.layout.groups import by_actor, by_value, together
from components.layout.shape import known
from components.layout.whole import Whole
from components.model import FUTURE, PAST, Event, Flag
from components.scene import STATUSES, Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.groups import Groups
    from components.model import Dates, Int32, Int64, Request, Store

ACTORS = ("actor", "actors")  # names of the lanes that are people
MOST_NAMES = 3  # of lanes left out
_FARTHEST = 9e18  # seconds; int64 ends a little later
MOST_REFERENCES = 2  # "as known on" lines: more would be a thicket, so then there is none


@dataclass(frozen=True, eq=False)
class Known:
    """`rows` in time order, the undated last, and what is known of them for any window and in any words."""

    store: Store
    rows: Int64
    dated: Int64
    undated: Int64
    reports: tuple[Int64, Int32]  # of each different report its last second (PAST if none), and each row's report
    whole: Whole
    references: tuple[tuple[int, str], ...]  # second, words
    extent: str  # from when to when, in words
    least: float  # seconds the axis shows at least: with fewer, its ticks would pretend to know more than the dates do

    def until(self, rows: Int64) -> Int64:
        """When each of `rows` was reported (s, PAST where nothing is said)."""
        seconds, codes = self.reports
        return seconds[codes[rows]]

    @property
    def waiting(self) -> bool:
        """Whether any event has no place on the axis."""
        return self.whole.dated < self.whole.shown

    @property
    def kept_in_sight(self) -> tuple[float, ...]:
        """Seconds of the reference lines, which the scale must hold."""
        return tuple(float(second) for second, _ in self.references)


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of the events of a picture, and the words and the budget of this picture alone."""

    known: Known
    title: str
    subtitle: str
    budget: int
    made: dict[int, Event] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """The events that are known one by one."""
        return self.known.store

    def event(self, row: int) -> Event:
        """Everything known of one row, made once a picture."""
        if row not in self.made:
            self.made[row] = self.store.event(row)
        return self.made[row]


def facts(store: Store, rows: Int64, request: Request, caption: tuple[str, ...]) -> Facts:
    """The facts of one picture; `caption` are the filters in words."""
    what = ("facts", request.filters, request.today)
    found = store.cached(what, lambda: _known(store, rows, request.today))
    return worded(found, request, caption)


def worded(found: Known, request: Request, caption: tuple[str, ...]) -> Facts:
    """With the words of one picture."""
    subtitle = _subtitle(found.whole, found.extent, (*caption, *_seen(request)))
    return Facts(found, request.title or found.store.name, subtitle, request.budget)


def far_facts(store: Store, whole: Whole, request: Request, caption: tuple[str, ...]) -> Facts:
    """The facts of a picture of `whole`, of which `store` has the events that are known one by one."""
    return worded(_known(store, store.order(), request.today, whole), request, caption)


def _known(store: Store, rows: Int64, today: str, whole: Whole | None = None) -> Known:
    """What does not depend on what is seen of the events; `whole` where there are others than `rows`."""
    has_date = placeable(store.dates, rows)
    dated, undated = rows[has_date], rows[~has_date]
    reported, reports = _reported(store, rows)
    whole = whole or _whole(store, dated, len(rows), reported)
    references, least = frame(whole, today)
    return Known(store, rows, dated, undated, reports, whole, references, _extent(whole), least)


def frame(whole: Whole, today: str) -> tuple[tuple[tuple[int, str], ...], float]:
    """`Known.references` and `Known.least`."""
    return _references(whole, today), 120.0 if whole.timed else 12 * 86_400.0


def groups(store: Store, rows: Int64, lanes: str) -> Groups:
    """What `Request.lanes` makes lanes of. Raises RequestError for a column that is not there."""
    if not lanes:
        return together(rows)
    if lanes in ACTORS:
        return by_actor(store.cast, rows)
    if lanes not in store.columns:
        there = ", ".join(("actor", *(column for column in store.columns if column != "actors")))
        raise RequestError(f"There is no column “{lanes}” to make lanes of; there are: {there}.")
    return by_value(*store.codes(lanes), rows, lanes, STATUSES[0] if lanes == "status" else "")


def status(event: Event) -> Status:
    """The status the mark is drawn with; words the marks do not know count as occurred (the receipt says so)."""
    return next((known for known in STATUSES if known == event.status.casefold()), "occurred")


def status_words(event: Event) -> str:
    """What stands below the title of an event in the gutter: its date, if it has one that fits no axis."""
    return event.words if event.date else "" if event.status == "occurred" else event.status


def placeable(dates: Dates, rows: Int64) -> NDArray[np.bool_]:
    """Which of `rows` have a bound that is known: `[..2013,2015..]` has a date, but no place on an axis."""
    known = np.asarray(dates.earliest_start[rows] != PAST)
    left = np.flatnonzero(~known)  # few, so most rows are looked at once
    rows = rows[left]
    some = (dates.latest_start[rows] != FUTURE) | (dates.latest_end[rows] != FUTURE)
    known[left] = some | (dates.earliest_end[rows] != PAST)
    return known


def _reported(store: Store, rows: Int64) -> tuple[tuple[int, ...], tuple[Int64, Int32]]:
    """`Whole.reported` and `Known.reports`."""
    values, codes = store.codes("reported")
    dates, _ = read_edtf(values)
    last = np.where(dates.latest_end == FUTURE, PAST, dates.latest_end)  # blank, refused or open: nothing is said
    seconds = np.unique(last[np.flatnonzero(np.bincount(codes[rows], minlength=len(values)))])
    return tuple(seconds[seconds != PAST].tolist()), (last, codes)


def _whole(store: Store, dated: Int64, shown: int, reported: tuple[int, ...]) -> Whole:
    """The rows in numbers, `dated` those of them with a place on the axis."""
    dates = store.dates
    low, high = known(dates, dated, np.full(len(dated), PAST))
    first, last = dates.earliest_start[dated], dates.latest_end[dated]
    opens, goes_on = np.flatnonzero(first == PAST), np.flatnonzero(last == FUTURE)
    first_known, last_known = dates.latest_start[dated[opens]], dates.earliest_end[dated[goes_on]]
    open_first = np.where(first_known == FUTURE, last[opens], first_known).min(initial=FUTURE)
    open_last = np.where(last_known == PAST, first[goes_on], last_known).max(initial=PAST)
    return Whole(
        size=store.size,
        shown=shown,
        dated=len(dated),
        reported=reported,
        timed=bool((dates.flags[dated] & Flag.TIME != 0).all()),
        first=int(low.min(initial=FUTURE)),
        last=int(high.max(initial=PAST)),
        starts=(int(first.min(initial=FUTURE, where=first != PAST)), int(open_first)),
        ends=(int(last.max(initial=PAST, where=last != FUTURE)), int(open_last)),
    )


def _extent(whole: Whole) -> str:
    """From when to when in words; "from" or "until" where what comes first or last is itself open."""
    if not whole.dated:
        return ""
    (low, open_first), (high, open_last) = whole.starts, whole.ends
    if open_first < low and open_last > high:
        return f"{span_words(whole.first, whole.last)}, open at both ends"
    return span_words(PAST if open_first < low else low, FUTURE if open_last > high else high)


def _references(whole: Whole, today: str) -> tuple[tuple[int, str], ...]:
    """Lines for what was known when, and for today where it lies within the events."""
    if not whole.dated:
        return ()
    lines = []
    if len(whole.reported) <= MOST_REFERENCES:
        lines += [(last, f"as known on {span_words(last, last)}") for last in whole.reported]
    now, refused = read_edtf([today])
    if today and not refused and whole.first <= now.earliest_start[0] <= whole.last:
        last = int(now.latest_end[0])
        lines.append((last, f"today, {span_words(last, last)}"))
    return tuple(lines)


def _seen(request: Request) -> list[str]:
    """What the hand has put out of the picture: a print of it must say so, too."""
    found = [f"lanes by {request.lanes}"] if request.lanes and request.lanes not in ACTORS else []
    if request.window:
        first, last = np.clip(request.window, -_FARTHEST, _FARTHEST).astype(np.int64).tolist()
        found.append(f"zoomed in to {span_words(first, last)}")
    if request.hidden:
        names = ", ".join(request.hidden[:MOST_NAMES]) + (" …" if len(request.hidden) > MOST_NAMES else "")
        found.append(f"without the lane{'s' if len(request.hidden) > 1 else ''} {names}")
    return found


def _subtitle(whole: Whole, extent: str, caption: tuple[str, ...]) -> str:
    """ "5 of 9 events, October to November 2014, 2 of them without a date, as known on 28 October 2014 · Japan"."""
    shown, size, undated = whole.shown, whole.size, whole.shown - whole.dated
    text = f"{shown:,} event{'s' if shown != 1 else ''}" if shown == size else f"{shown:,} of {size:,} events"
    text += f", {extent}" if extent else ""
    text += f", {undated:,} of them without a date" if undated and extent else ", without a date" if undated else ""
    if len(whole.reported) == 1:
        (last,) = whole.reported
        text += f", as known on {span_words(last, last)}"
    return " · ".join([text, *caption])
