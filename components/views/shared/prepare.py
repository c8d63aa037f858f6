"""The facts that a view needs before it places anything: all events in numbers, their time axis, the picture's
words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from components.dates import placed, read_edtf, span_words
from components.language import joined, listed, message, plural, say
from components.layout import traits
from components.layout.names import status_name, title_name
from components.layout.source import AxisSpec
from components.model import FUTURE, NO_ZONE, PAST, Event, Flag, Precision
from components.scene import STATUSES, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.dates import Zone
    from components.layout.source import EventSource, Summary, TimeAxis
    from components.model import Int64, Request, Store

MOST_NAMES = 3  # of lanes left out
_STATUS: Mapping[str, Status] = {status: status for status in STATUSES}
_KNOWN = message("as known on {date}")
_KNOWN_IN = message("as known in {time}")
_FARTHEST = 9e18  # seconds; int64 ends a little later
MOST_REFERENCES = 2  # "as known on" lines: more would be a thicket, so then there is none


@dataclass(frozen=True, eq=False)
class Facts:
    """The facts about a view's events before any is placed: all of them in numbers, the words and the budget of the
    picture, and, for those known one by one (`store`), the events that were looked up."""

    summary: Summary
    references: tuple[tuple[int, str], ...]  # second, words
    title: str
    subtitle: str
    budget: int
    zone: Zone
    opened: tuple[str, ...] = ()  # lanes that have as many rows as what lasted needs
    now: int = PAST  # today's last second, where it lies within the events
    store: Store | None = None
    made: dict[int, Event] = field(default_factory=dict)

    @property
    def waiting(self) -> bool:
        """Whether any event has no place on the axis."""
        return self.summary.dated < self.summary.shown

    @property
    def lines(self) -> tuple[float, ...]:
        """The seconds of the reference lines, which the axis must include."""
        return tuple(float(second) for second, _ in self.references)

    @property
    def least(self) -> float:
        """The minimum number of seconds on the axis: with fewer, its ticks would suggest more precision than any date
        has. Events known to the second that all happened within a minute fill theirs."""
        if not self.summary.timed:
            return 12 * 86_400.0
        return min(120.0, max(4.0, 2.0 * (self.summary.last - self.summary.first + 1)))

    def timed(self, row: int) -> bool:
        """Whether a row has a time of day."""
        assert self.store
        return bool(traits.has(self.store.dates.flags[row], Flag.TIME))

    def day(self, row: int) -> bool:
        """Whether a row is known to the day, and not better."""
        assert self.store
        dates = self.store.dates
        return bool(dates.precision[row] == Precision.DAY and traits.unit(dates.flags[row]))

    def bare(self, row: int) -> bool:
        """Whether a row has a local time without a zone, while others have a zone."""
        assert self.store
        if not self.summary.zoned or not self.timed(row):
            return False
        dates = self.store.dates
        return bool(dates.start_offset[row] == NO_ZONE == dates.end_offset[row])

    def of(self, store: Store) -> Facts:
        """The same facts with another store of events that are known one by one."""
        return self if store is self.store else replace(self, store=store, made={})

    def event(self, row: int) -> Event:
        """The event in one row, made once for a picture."""
        if found := self.made.get(row):
            return found
        assert self.store
        return self.made.setdefault(row, _titled(self.store.event(row)))

    def look_up(self, rows: Int64) -> None:
        """Make the events in these rows, which is faster than one by one."""
        assert self.store
        missing = [row for row in dict.fromkeys(rows.tolist()) if row not in self.made]
        if missing:  # the first event of a store asks for all of its columns
            events = map(_titled, self.store.events(np.array(missing, np.int64)))
            self.made.update(zip(missing, events, strict=True))


def _titled(event: Event) -> Event:
    """The event, with a placeholder for a missing title."""
    title = title_name(event.title)
    return event if title == event.title else replace(event, title=title)


def facts(source: EventSource, request: Request, caption: tuple[str, ...]) -> Facts:
    """The facts of one picture; `caption` are the filters in words."""
    summary = source.summary()
    zone = source.zone
    subtitle = _subtitle(summary, _extent(summary, zone), (*caption, *_seen(request, zone)), zone)
    now = _now(summary, request.today, zone)
    references = _references(summary, now, zone)
    title = request.title or source.name
    return Facts(summary, references, title, subtitle, request.budget, zone, request.opened, now)


def axis(source: EventSource, facts: Facts, request: Request) -> TimeAxis | None:
    """The time axis of a picture, None if none of its events has a place on one."""
    return source.axis(AxisSpec(facts.lines, facts.least, request.unfolded)) if facts.summary.dated else None


def status(event: Event) -> Status:
    """The status that the mark is drawn with. An unknown status counts as occurred, which the receipt says."""
    return _STATUS.get(event.status.casefold(), "occurred")


def status_words(event: Event) -> str:
    """The words below the title of an event in the gutter: its date, if it has one that fits no axis."""
    return event.words if event.date else "" if event.status == "occurred" else status_name(event.status)


def _extent(summary: Summary, zone: Zone) -> str:
    """The extent in words; "from" or "until" if the first start or last end is open."""
    if not summary.dated:
        return ""
    (low, open_first), (high, open_last) = summary.starts, summary.ends
    if open_first < low and open_last > high:
        return say("{time}, open at both ends", time=span_words(summary.first, summary.last, zone))
    return span_words(PAST if open_first < low else low, FUTURE if open_last > high else high, zone)


def _references(summary: Summary, now: int, zone: Zone) -> tuple[tuple[int, str], ...]:
    """Lines for the dates of reports, and for today if it lies within the events."""
    if not summary.dated:
        return ()
    lines = []
    if len(summary.reported) <= MOST_REFERENCES:
        lines += [(last, _known(first, last, zone)) for first, last in summary.reported]
    if now != PAST:
        lines.append((now, say("today, {date}", date=span_words(now, now, zone))))
    return tuple(lines)


def _known(first: int, last: int, zone: Zone) -> str:
    """The date of a report, as precise as it is given."""
    day, time = span_words(last, last, zone), span_words(first, last, zone)
    return say(_KNOWN, date=day) if day == time else say(_KNOWN_IN, time=time)


def _now(summary: Summary, today: str, zone: Zone) -> int:
    """The last second of `today`, PAST if it is not set or does not lie within the events."""
    if not today or not summary.dated:
        return PAST
    read, refused = read_edtf([today])
    now = placed(read, zone)
    there = not refused and summary.first <= now.earliest_start[0] <= summary.last
    return int(now.latest_end[0]) if there else PAST


def _seen(request: Request, zone: Zone) -> list[str]:
    """The parts of the picture that a person has hidden, in words: a print must mention them."""
    found = []
    if request.window:
        first, last = np.clip(request.window, -_FARTHEST, _FARTHEST)
        time = span_words(int(np.floor(first)), int(np.ceil(last)) - 1, zone)
        found.append(say("zoomed in to {time}", time=time))
    if request.hidden and "names" in request.without:
        found.append(plural(len(request.hidden), "without {n} lane", "without {n} lanes"))
    elif request.hidden:
        names = listed(request.hidden[:MOST_NAMES]) + (" …" if len(request.hidden) > MOST_NAMES else "")
        found.append(plural(len(request.hidden), "without the lane {names}", "without the lanes {names}", names=names))
    return found


def _subtitle(summary: Summary, extent: str, caption: tuple[str, ...], zone: Zone) -> str:
    """ "5 of 9 events, October to November 2014, 2 of them without a date, as known on 28 October 2014 · Japan"."""
    shown, size, undated = summary.shown, summary.size, summary.shown - summary.dated
    if shown == size:
        texts = [plural(shown, "{n} event", "{n} events")]
    else:
        texts = [plural(size, "{shown} of {n} event", "{shown} of {n} events", shown=shown)]
    texts += [extent] if extent else []
    if undated:
        texts.append(say("{n} of them without a date", n=undated) if extent else say("without a date"))
    if len(summary.reported) == 1:
        [(first, last)] = summary.reported
        texts.append(_known(first, last, zone))
    if summary.zoned:
        texts.append(say("times in {zone}", zone=zone.name))
        texts += [say("{n} of them without a zone and placed as typed", n=summary.bare)] if summary.bare else []
    return joined((listed(texts), *caption), " · ")
