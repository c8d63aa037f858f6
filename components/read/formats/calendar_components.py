"""The components of an iCalendar file (RFC 5545): lines → events, to-dos and journal entries, each with its line. Each
is parsed separately, so that a broken one costs only itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import icalendar

from components.language import message, messages
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.read.formats.calendar_zones import Zones

Entry = icalendar.Event | icalendar.Todo | icalendar.Journal
KINDS: dict[str, type[Entry]] = {"VEVENT": icalendar.Event, "VTODO": icalendar.Todo, "VJOURNAL": icalendar.Journal}
KIND_NAMES = {"VEVENT": messages(1, "event", "events"), "VTODO": message("to-do"), "VJOURNAL": message("journal entry")}
_USED = frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "LOCATION", "URL"),
        *("ATTENDEE", "ORGANIZER", "RELATED-TO", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DUE", "COMPLETED"),
        *("DTSTAMP", "LAST-MODIFIED", "CREATED", "X-EDTF"),
    )
)
_MOMENTS = ("DTSTART", "DTEND", "DURATION", "DUE")


@dataclass
class Block:
    """The lines of a component, without those of nested components."""

    kind: str
    line: int
    lines: list[str] = field(default_factory=list)
    closed: bool = False


class Fault(ValueError):
    """The reason why an entry cannot be read."""


def unfold(text: str) -> Iterator[tuple[int, str]]:
    """Content lines, each with the number of its first line; a line that starts with a blank or a tab continues the one
    before."""
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


def blocks(lines: Sequence[tuple[int, str]], kinds: Sequence[str]) -> Iterator[Block]:
    """The components of these kinds, broken ones included; one without an END line is not `closed`."""
    block: Block | None = None
    inside: list[str] = []  # components inside the block, of which nothing is read
    for number, line in lines:
        word, _, rest = line.strip().partition(":")
        word, kind = word.upper(), rest.strip().upper()
        if word == "BEGIN" and kind in kinds:
            if block:
                yield block
            block, inside = Block(kind, number), []
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


def parse_block(block: Block) -> tuple[Entry, list[str]]:
    """The entry with a block's known properties, and the names of broken properties, which are left out. Raises
    Fault."""
    used = [line for line in block.lines if line.partition(":")[0].partition(";")[0].strip().upper() in _USED]
    called = KIND_NAMES[block.kind]
    if not block.closed:
        raise Fault(message("the {called} does not end: END:{kind} is missing", called=called, kind=block.kind))
    try:
        event = KINDS[block.kind].from_ical("\r\n".join([f"BEGIN:{block.kind}", *used, f"END:{block.kind}", ""]))
    except (ValueError, KeyError, IndexError, TypeError, OverflowError) as fault:
        raise Fault(message("the {called} cannot be read: {fault}", called=called, fault=quoted(str(fault)))) from fault
    except OSError as fault:  # zones are looked up as files: “Europe” is a folder, a long name none at all
        raise Fault(
            message("the {called} cannot be read: its time zone has a name that no zone can have", called=called)
        ) from fault
    except AttributeError as fault:  # the library takes for granted that VALUE has one value
        raise Fault(
            message("the {called} cannot be read: one of its lines has a parameter with several values", called=called)
        ) from fault
    if not isinstance(event, KINDS[block.kind]):
        raise Fault(message("the {called} cannot be read: a part of it says that it is something else", called=called))
    broken = [str(name) if name else message("A line without a name and a value") for name, _ in event.errors]
    for name, reason in event.errors:
        if name in _MOMENTS:
            raise Fault(message("{name} is no date or time: {reason}", name=name, reason=quoted(str(reason))))
        event.pop(name or "", None)
    return event, broken


def moment(event: Entry, name: str, zones: Zones) -> date | None:
    """The day, or the time in its zone, of a property; None if the property is missing. Raises Fault if it is no date
    or occurs several times."""
    values = values_of(event, name)
    if len(values) > 1:
        raise Fault(message("{name} stands there {n} times", name=name, n=len(values)))
    if not values:
        return None
    value = getattr(values[0], "dt", None)
    if not isinstance(value, date):
        raise Fault(message("{name} is no date or time", name=name))
    zone = parameter(values[0], "TZID")
    if isinstance(value, datetime) and value.tzinfo is None and zone:
        return value.replace(tzinfo=zones.named(zone))
    return value


def values_of(event: Entry, name: str) -> list[Any]:
    """The values of a property, however many there are."""
    value = event.get(name, [])
    return value if isinstance(value, list) else [value]


def parameter(value: Any, name: str) -> str:
    """The text of a parameter, blank if it is missing; the library splits one with a comma, as in CN=Smith, Ann."""
    found = getattr(value, "params", {}).get(name, "")
    return ",".join(map(str, found)) if isinstance(found, (list, tuple)) else str(found)
