"""The facts that a view needs before it places anything: all events in numbers, their time axis, the words of the
picture."""

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

MOST_NAMES = 3  # names of hidden lanes in the subtitle
_STATUS: Mapping[str, Status] = {status: status for status in STATUSES}
_KNOWN = message("as known on {date}")
_KNOWN_IN = message("as known in {time}")
_FARTHEST = 9e18  # seconds; int64 ends a little later
MOST_REFERENCES = 2  # lines "as known on …"; a picture with more dates of reports has none of them


@dataclass(frozen=True, eq=False)
class Facts:
    """The facts about the events of a view: all of them in numbers, the words and the budget of the picture, and the
    events that were looked up in `store`. Methods that take a row need a `store`."""

    summary: Summary
    references: tuple[tuple[int, str], ...]  # second, words
    title: str
    subtitle: str
    budget: int
    zone: Zone
    opened: tuple[str, ...] = ()  # names of lanes that have as many rows as their marks need
    now: int = PAST  # last second of today if it lies within the events, else PAST
    store: Store | None = None
    events: dict[int, Event] = field(default_factory=dict)

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
        """The minimum number of seconds on the axis, or ticks would suggest more precision than any date has: 12 days;
        if any event has a time of day, twice the time of all events, from 4 seconds to 2 minutes."""
        if not self.summary.timed:
            return 12 * 86_400.0
        return min(120.0, max(4.0, 2.0 * (self.summary.last - self.summary.first + 1)))

    def timed(self, row: int) -> bool:
        """Whether a row has a time of day."""
        assert self.store
        return bool(traits.has(self.store.dates.flags[row], Flag.TIME))

    def day(self, row: int) -> bool:
        """Whether a row is known to a single day, without a time of day."""
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

    def with_store(self, store: Store) -> Facts:
        """The same facts for events that are looked up in `store`."""
        return self if store is self.store else replace(self, store=store, events={})

    def event(self, row: int) -> Event:
        """The event in one row, looked up once for a picture; a missing title has a placeholder."""
        if event := self.events.get(row):
            return event
        assert self.store
        return self.events.setdefault(row, _with_title(self.store.event(row)))

    def look_up(self, rows: Int64) -> None:
        """Look up the events in these rows at once, which is faster than one by one."""
        assert self.store
        missing = [row for row in dict.fromkeys(rows.tolist()) if row not in self.events]
        if missing:  # the first look-up reads all columns of a store
            events = map(_with_title, self.store.events(np.array(missing, np.int64)))
            self.events.update(zip(missing, events, strict=True))


def _with_title(event: Event) -> Event:
    """The event, with a placeholder for a missing title."""
    title = title_name(event.title)
    return event if title == event.title else replace(event, title=title)


def facts(source: EventSource, request: Request, caption: tuple[str, ...]) -> Facts:
    """The facts of one picture; `caption` are the filters in words."""
    summary = source.summary()
    zone = source.zone
    subtitle = _subtitle(summary, _extent(summary, zone), (*caption, *_limits(request, zone)), zone)
    now = _now(summary, request.today, zone)
    references = _references(summary, now, zone)
    title = request.title or source.name
    return Facts(summary, references, title, subtitle, request.budget, zone, request.opened, now)


def axis(source: EventSource, facts: Facts, request: Request) -> TimeAxis | None:
    """The time axis of a picture, None if none of its events has a place on one."""
    return source.axis(AxisSpec(facts.lines, facts.least, request.unfolded)) if facts.summary.dated else None


def status(event: Event) -> Status:
    """The status that a mark is drawn with. An unknown status counts as "occurred"; the receipt says so."""
    return _STATUS.get(event.status.casefold(), "occurred")


def status_words(event: Event) -> str:
    """The words below the title of an event in the gutter: its date if it has one, which fits no axis, else its status,
    "" for "occurred"."""
    return event.words if event.date else "" if event.status == "occurred" else status_name(event.status)


def _extent(summary: Summary, zone: Zone) -> str:
    """The extent of all dated events in words, with "from" or "until" if one side is open; "" without a dated event."""
    if not summary.dated:
        return ""
    (low, open_first), (high, open_last) = summary.starts, summary.ends
    if open_first < low and open_last > high:
        return say("{time}, open at both ends", time=span_words(summary.first, summary.last, zone))
    return span_words(PAST if open_first < low else low, FUTURE if open_last > high else high, zone)


def _references(summary: Summary, now: int, zone: Zone) -> tuple[tuple[int, str], ...]:
    """The reference lines as second and words: the dates of reports if there are at most MOST_REFERENCES, and today if
    it lies within the events."""
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
    within = not refused and summary.first <= now.earliest_start[0] <= summary.last
    return int(now.latest_end[0]) if within else PAST


def _limits(request: Request, zone: Zone) -> list[str]:
    """The window and the hidden lanes in words, so that a print tells what it leaves out."""
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
