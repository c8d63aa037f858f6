"""The time zones that an iCalendar file itself defines; the library knows those with IANA names.

A definition is followed only if its rules are yearly, which is all that daylight saving needs: a rule for every second
would be evaluated until 2038.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import icalendar
from icalendar.timezone import tzp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

_YEARLY = re.compile(
    r"FREQ=YEARLY|(?:BYMONTH|BYDAY|BYMONTHDAY|UNTIL|WKST|INTERVAL|COUNT)=[-+\w]{1,20}(?:,[-+\w]{1,4}){0,6}", re.ASCII
)
_MOST_LINES = 2_000  # of one definition


class Zones:
    """Zones by name; `unknown` are those asked for that the file does not define, or not in a way that is followed."""

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        self._defined = dict(_definitions([line.strip() for _, line in lines]))
        self._known: dict[str, tzinfo | None] = {}
        self.unknown: list[str] = []

    def named(self, name: str) -> tzinfo | None:
        """The zone of this name, None if it is unknown."""
        if name not in self._known:
            self._known[name] = _zone_of(name, self._defined[name]) if name in self._defined else None
            if self._known[name] is None:
                self.unknown.append(name)
        return self._known[name]


def _definitions(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The name of each VTIMEZONE and its other lines."""
    found: list[tuple[str, list[str]]] = []
    block: list[str] | None = None
    name = ""
    for line in lines:
        upper = line.upper()
        if upper == "BEGIN:VTIMEZONE":
            block, name = [line], ""
        elif block is not None and upper.startswith("TZID") and len(block) == 1:
            name = line.partition(":")[2]
        elif block is not None:
            block.append(line)
            if upper == "END:VTIMEZONE":
                found.append((name, block))
                block = None
    return found


def _zone_of(name: str, block: list[str]) -> tzinfo | None:
    """The zone that a definition describes; None if it is broken or out of bounds."""
    rules = [line.partition(":")[2].upper() for line in block if line.upper().startswith("RRULE")]
    parts = [part for rule in rules for part in rule.split(";")]
    if len(block) > _MOST_LINES or not all(_YEARLY.fullmatch(part) for part in parts):
        return None
    try:
        # Without its name while it is read: the library would keep it, and give it to the next file as well.
        zone = icalendar.Timezone.from_ical("\r\n".join([*block, ""]))
        zone.add("TZID", name)
        return zone.to_tz(tzp, lookup_tzid=False) if isinstance(zone, icalendar.Timezone) else None
    except (ValueError, KeyError, IndexError, TypeError, OverflowError, AttributeError):
        return None
