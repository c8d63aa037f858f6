"""iCalendar (RFC 5545): every VEVENT → a row of our columns; its line is the one it begins on.

An all-day event ends on the day before DTEND, which is exclusive. A time carries the offset its zone has then; one
without a zone stays without. What repeats is drawn as often as it took place, up to a bound (`calendar_series`).
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar

from components.errors import SourceError
from components.model import Rejected
from components.read.formats.calendar_series import most_of_each, occurrences, of_series
from components.read.formats.calendar_zones import Zones
from components.read.formats.notation import actors_cell, links_cell
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sound
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.model import Reading, Source

_NAMED = (
    ("id", "UID"),
    ("date", "DTSTART"),
    ("title", "SUMMARY"),
    ("description", "DESCRIPTION"),
    ("actors", "ATTENDEE"),
)
HEADER = ("id", "date", "title", "description", "actors", "type", "status", "source", "links", "location", "repeats")
_USED = frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "LOCATION", "URL"),
        *("ATTENDEE", "ORGANIZER", "RELATED-TO", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
    )
)
_ROLES = {"CHAIR": "chair", "OPT-PARTICIPANT": "optional", "NON-PARTICIPANT": "for information"}
_KINDS = {"PARENT": "part of", "CHILD": "contains", "SIBLING": "beside"}
_OTHERS = ("VTODO", "VJOURNAL", "VFREEBUSY")
_SHOWN = 2_000  # characters of an event that is rejected


@dataclass
class _Block:
    """A component's own lines, those of the components inside it left out."""

    kind: str
    line: int
    lines: list[str] = field(default_factory=list)
    closed: bool = False


class _Fault(ValueError):
    """Why an event cannot be read."""


def knows(content: bytes) -> bool:
    """Whether a file begins as a calendar does."""
    return content[:100].removeprefix(codecs.BOM_UTF8).lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def rows(source: Source, reading: Reading) -> Rows:
    """Every event. Raises SourceError where the file is no iCalendar."""
    text = text_of(source, reading, "an iCalendar file")
    unfolded = list(_unfolded(text))
    if not any(line.upper().startswith("BEGIN:VCALENDAR") for _, line in unfolded[:50]):
        raise SourceError(
            f"{source.name} is no iCalendar file: it has no BEGIN:VCALENDAR; export the calendar as .ics."
        )
    zones = Zones(unfolded)
    found, lines, rejected, notes = [], [], list[Rejected](), _Notes()
    entries: list[tuple[_Block, icalendar.Event]] = []
    for block in _blocks(unfolded, ("VEVENT", *_OTHERS)):
        if block.kind != "VEVENT":
            notes.others.append(block.line)
            continue
        try:
            entries.append((block, _event(block, zones, notes)))
        except _Fault as fault:
            rejected.append(_refused(block, fault))
    blocks = {block.line: block for block, _ in entries}
    for line, event in _taken_place(entries, zones, notes, rejected):
        try:
            found.append(_cells(event, line, zones, notes))
            lines.append(line)
        except _Fault as fault:
            rejected.append(_refused(blocks[line], fault))
    columns = tuple(list(cells) for cells in zip(*found, strict=True)) or tuple([] for _ in HEADER)
    said = (*notes.said(zones), *(() if lines or rejected else ("The calendar has no events.",)))
    return sound(Rows(HEADER, columns, lines, tuple(rejected), said, (("format", "iCalendar"),), named=_NAMED))


def _refused(block: _Block, reason: object) -> Rejected:
    raw = "\n".join(block.lines)
    return Rejected(block.line, "", raw[:_SHOWN], str(reason), (raw,))


def _taken_place(
    entries: Sequence[tuple[_Block, icalendar.Event]], zones: Zones, notes: _Notes, rejected: list[Rejected]
) -> Iterator[tuple[int, icalendar.Event]]:
    """The events with their lines, in place of each series its occurrences."""
    series: dict[str, list[tuple[int, icalendar.Event]]] = {}
    uids = [_text(event, "UID") or f"line {block.line}" for block, event in entries]
    repeated = {uid for uid, (_, event) in zip(uids, entries, strict=True) if of_series(event)}
    for uid, (block, event) in zip(uids, entries, strict=True):
        series.setdefault(uid, []).append((block.line, event))
    blocks = {block.line: block for block, _ in entries}
    notes.most = most_of_each(len(repeated))
    for uid, (block, event) in zip(uids, entries, strict=True):
        if uid not in repeated:
            yield block.line, event
            continue
        if block.line != series[uid][0][0]:
            continue  # its series has been told
        try:
            for _, one in series[uid]:
                _zoned(one, zones)
            came = occurrences(series[uid], notes.most)
        except _Fault:
            came = None
        if came is None:
            notes.repeated += [line for line, one in series[uid] if "RRULE" in one or "RDATE" in one]
            yield from series[uid]
            continue
        notes.entries += len(series[uid])
        notes.occurrences += len(came[0])
        notes.more += [block.line] if came[1] else []
        if not came[0]:
            said = "it does not take place: each occurrence is excluded"
            rejected += [_refused(blocks[line], said) for line, _ in series[uid]]
        yield from came[0]


def _zoned(event: icalendar.Event, zones: Zones) -> None:
    """Give the start and the end the zone that the file defines."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        moment = _moment(event, name, zones)
        if moment is not None:
            _all(event, name)[0].dt = moment


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Content lines with the numbers of their first; a line that starts with a blank continues the one before."""
    parts: list[str] = []
    first = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield first, "".join(parts)
        parts, first = [line], number
    if parts:
        yield first, "".join(parts)


def _blocks(unfolded: Sequence[tuple[int, str]], kinds: Sequence[str]) -> Iterator[_Block]:
    """The components of these kinds, however broken: one that does not end is given as not closed."""
    block: _Block | None = None
    inside: list[str] = []  # components inside the block, of which nothing is read
    for number, line in unfolded:
        word, _, rest = line.strip().partition(":")
        word, kind = word.upper(), rest.strip().upper()
        if word == "BEGIN" and kind in kinds:
            if block:
                yield block
            block, inside = _Block(kind, number), []
        elif block is None:
            continue
        elif word == "END" and kind in (block.kind, "VCALENDAR"):
            block.closed = kind == block.kind
            yield block
            block = None
        elif word == "BEGIN":
            inside.append(kind)
        elif word == "END" and inside:
            inside.pop()
        elif not inside and line.strip():
            block.lines.append(line)
    if block:
        yield block


@dataclass
class _Notes:
    """Lines of events about which something is to be said."""

    repeated: list[int] = field(default_factory=list)
    entries: int = 0  # of series
    occurrences: int = 0
    most: int = 0  # occurrences of each series
    more: list[int] = field(default_factory=list)
    floating: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    broken: dict[str, list[int]] = field(default_factory=dict)  # property → lines

    def said(self, zones: Zones) -> Iterator[str]:
        if self.entries:
            came = counted(self.occurrences, "occurrence")
            entries = (
                "1 entry that repeats comes" if self.entries == 1 else f"{self.entries:,} entries that repeat come"
            )
            yield f"{entries} to {came}, each a row; what was moved or excluded is not drawn where it was."
        if self.more:
            first = f"the first {counted(self.most, 'occurrence')} of each entry"
            yield f"Of what repeats further, {first} are read ({at_lines(self.more)})."
        if self.repeated:
            yield (
                f"{counted(len(self.repeated), 'event')} repeated by a rule ({at_lines(self.repeated)}): "
                "only the first occurrence is drawn, the rule is kept in the column repeats."
            )
        if self.floating:
            yield f"{counted(len(self.floating), 'event')} with a time without a zone ({at_lines(self.floating)})."
        if zones.unknown:
            names = listed([quoted(name) for name in zones.unknown])
            yield f"The file does not say what the time zone {names} is: such times are read as without a zone."
        if self.others:
            yield f"To-dos, journal entries and free/busy times are not read ({at_lines(self.others)})."
        for name, lines in self.broken.items():
            yield f"{name} cannot be read on {at_lines(lines)} and is left blank there."


def _event(block: _Block, zones: Zones, notes: _Notes) -> icalendar.Event:
    """The event of a block. Raises _Fault."""
    if not block.closed:
        raise _Fault("the event does not end: END:VEVENT is missing")
    event, broken = _parsed(block)
    for name in broken:
        notes.broken.setdefault(name, []).append(block.line)
    _date(event, zones)  # for what is wrong with it
    return event


def _cells(event: icalendar.Event, line: int, zones: Zones, notes: _Notes) -> tuple[str, ...]:
    """An event's row under HEADER. Raises _Fault."""
    when = _date(event, zones)
    if "T" in when and not when.endswith("Z") and "+" not in when and when.rpartition("T")[2].count("-") == 0:
        notes.floating.append(line)
    status = _text(event, "STATUS").lower()
    return (
        f"{_text(event, 'UID')} {_text(event, 'RECURRENCE-ID')}".strip() if "UID" in event else "",
        when,
        " ".join(_text(event, "SUMMARY").split()),
        _text(event, "DESCRIPTION"),
        actors_cell([*_people(event, "ORGANIZER"), *_people(event, "ATTENDEE")]),
        ", ".join(str(name) for group in _all(event, "CATEGORIES") for name in group.cats),
        "" if status == "confirmed" else status,
        _text(event, "URL"),
        links_cell((_related(value), str(value)) for value in _all(event, "RELATED-TO")),
        _text(event, "LOCATION"),
        "; ".join(value.to_ical().decode() for name in ("RRULE", "RDATE") for value in _all(event, name)),
    )


def _parsed(block: _Block) -> tuple[icalendar.Event, list[str]]:
    """The event of a block's known properties, and the names of those that are broken and left out."""
    used = [line for line in block.lines if line.partition(":")[0].partition(";")[0].strip().upper() in _USED]
    try:
        event = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *used, "END:VEVENT", ""]))
    except (ValueError, KeyError, IndexError, TypeError, OverflowError) as fault:
        raise _Fault(f"the event cannot be read: {quoted(str(fault))}") from fault
    except OSError as fault:  # zones are looked up as files: “Europe” is a folder, a long name none at all
        raise _Fault("the event cannot be read: its time zone has a name that no zone can have") from fault
    except AttributeError as fault:  # the library takes for granted that VALUE has one value
        raise _Fault("the event cannot be read: one of its lines has a parameter with several values") from fault
    if not isinstance(event, icalendar.Event):
        raise _Fault("the event cannot be read: a part of it says that it is something else")
    broken = [str(name) if name else "A line without a name and a value" for name, _ in event.errors]
    for name, reason in event.errors:
        if name in ("DTSTART", "DTEND", "DURATION"):
            raise _Fault(f"{name} is no date or time: {quoted(str(reason))}")
        event.pop(name or "", None)
    return event, broken


def _date(event: icalendar.Event, zones: Zones) -> str:
    start, end = _moment(event, "DTSTART", zones), _moment(event, "DTEND", zones)
    if start is None:
        return ""
    length = next((value.dt for value in _all(event, "DURATION")), None)
    if end is None and isinstance(length, timedelta):
        try:
            end = start + length
        except OverflowError:
            raise _Fault("DURATION leads beyond the year 9999") from None
    whole = not isinstance(start, datetime)
    if end is not None and whole == isinstance(end, datetime):
        raise _Fault("DTSTART and DTEND are not of one kind: one is a day, the other has a time")
    if whole and end is not None and end > start:
        end -= timedelta(1)  # DTEND is the first day after the event
    first, last = _edtf(start), "" if end is None else _edtf(end)
    return f"{first}/{last}" if last and last != first else first


def _moment(event: icalendar.Event, name: str, zones: Zones) -> date | None:
    values = _all(event, name)
    if len(values) > 1:
        raise _Fault(f"{name} stands there {len(values)} times")
    if not values:
        return None
    value = getattr(values[0], "dt", None)
    if not isinstance(value, date):
        raise _Fault(f"{name} is no date or time")
    zone = _parameter(values[0], "TZID")
    if isinstance(value, datetime) and value.tzinfo is None and zone:
        return value.replace(tzinfo=zones.named(zone))
    return value


def _edtf(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    offset = moment.utcoffset()
    if offset is None:
        return moment.isoformat()
    if not offset or offset.total_seconds() % 60:  # EDTF has offsets in whole minutes
        try:
            return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
        except OverflowError:
            raise _Fault("the time lies outside of the years 1 to 9999") from None
    return moment.isoformat()


def _all(event: icalendar.Event, name: str) -> list[Any]:
    value = event.get(name, [])
    return value if isinstance(value, list) else [value]


def _text(event: icalendar.Event, name: str) -> str:
    return "; ".join(
        value.to_ical().decode() if name == "RECURRENCE-ID" else str(value).strip() for value in _all(event, name)
    )


def _people(event: icalendar.Event, name: str) -> Iterator[tuple[str, str]]:
    for value in _all(event, name):
        address = str(value)
        plain = address[7:] if address.lower().startswith("mailto:") else address
        role = "organizer" if name == "ORGANIZER" else _ROLES.get(_parameter(value, "ROLE").upper(), "attendee")
        yield _parameter(value, "CN").strip() or plain, role


def _parameter(value: Any, name: str) -> str:
    """A parameter's text, blank where it has none; the library splits one with a comma, as in CN=Smith, Ann."""
    found = getattr(value, "params", {}).get(name, "")
    return ",".join(map(str, found)) if isinstance(found, (list, tuple)) else str(found)


def _related(value: Any) -> str:
    kind = _parameter(value, "RELTYPE") or "PARENT"
    return _KINDS.get(kind.upper(), kind.lower())
