"""Markwhen, a text format for timelines: every line that begins with a date and a colon → a row.

Following lines describe it; groups, sections and headings around it are its type. The grammar is that of the Markwhen
parser (github.com/mark-when/parser).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.dates import suggest
from components.errors import SourceError
from components.language import message
from components.model import Rejected
from components.read.formats.markwhen_dates import DatedLine, dated_line, edtf, is_relative, is_sure
from components.read.formats.markwhen_relative import relative_date
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import at_lines, counted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.model import Reading, Source

HEADER = ("id", "date", "title", "description", "type", "source", "tags", "done", "repeats", "edtf")
_HEAD = 1 << 14  # bytes looked at to tell formats apart
_BREAK = re.compile(r"\s*_-_-_break_-_-_\s*")
_COMMENT = re.compile(r"\s*//.*")
_OPENS = re.compile(r"\s*(?:group|section)\b\s*(?P<name>.*)", re.I)
_CLOSES = re.compile(r"\s*end ?(?:group|section)\b.*", re.I)
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<name>.*)")
_PROPERTY = re.compile(r"\s*#?(?P<key>[A-Za-z][\w-]{0,30}):(?:\s+(?P<value>.*)|\s*)")
_TAG = re.compile(r"(?:^|(?<=\s))#(?!\d+(?:\s|$))(\w+)")
_ID = re.compile(r"(?:^|(?<=\s))!(\w+)")
_DONE = re.compile(r"\s*\[(?P<mark>[xX ]?)\]\s*")
_LINK = re.compile(r"\[(?P<text>[^\]\[]{0,300})\]\((?P<to>[^()\s]{1,2000})\)")
_NOT_WORKED_OUT = message(
    "its date is told by another event's or by today's, which is not worked out here: write the date itself"
)
_ESCAPED = re.compile(r"(?<!\S)\\(\\*[#!]\w)")  # no tag and no name, but text
_BARE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?![\d:.Z+-])")  # a time without a zone
_FENCE = re.compile(r"\s*---\s*")


def knows(content: bytes) -> bool:
    """Whether a file begins as only Markwhen does: with its head or its events, and at least two of these."""
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8)
    if b":" not in head or b"\0" in head:
        return False
    lines = [line for line in head.decode("utf-8", "replace").splitlines()[:200] if line.strip()]
    events = [event for line in lines if (event := dated_line(line)) and is_sure(event) and event.text]
    if len(events) < 2:
        return False
    first = lines[0]
    return bool(
        dated_line(first) or any(form.fullmatch(first) for form in (_PROPERTY, _COMMENT, _OPENS, _HEADING, _FENCE))
    )


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all events. Raises SourceError if there is none, or no text."""
    lines = text_of(source, reading, message("a Markwhen file")).splitlines()
    parsed = _parse(lines)
    if not parsed.events and not parsed.rejected:
        raise SourceError(
            message(
                "{file} has no line that begins with a date, as events of Markwhen do; write them as “2014-10-28: "
                "Vote”.",
                file=source.name,
            )
        )
    _resolve(parsed)
    cells = [event.cells() for event in parsed.events]
    columns = tuple(list(column) for column in zip(*cells, strict=True)) or tuple([] for _ in HEADER)
    lines_of_events = [event.line for event in parsed.events]
    width = len(HEADER) - (not any(columns[-1]))
    return sanitize(
        Rows(
            HEADER[:width],
            columns[:width],
            lines_of_events,
            tuple(parsed.rejected),
            tuple(parsed.notes()),
            ((message("format"), "Markwhen"),),
        )
    )


@dataclass
class _Event:
    """An event being read: its first line, and the contents of the lines after it."""

    line: int
    date: str
    title: str
    type: str
    every: str
    described: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    relative: DatedLine | None = None  # its date as typed, where another event's tells it
    whole: str = ""  # its first line

    @property
    def name(self) -> str:
        """The name by which other events refer to it."""
        named = _ID.search(self.title)
        return self.properties.get("id") or (named[1] if named else "")

    def cells(self) -> tuple[str, ...]:
        """The row under HEADER."""
        full_text = "\n".join((self.title, *self.described))
        done = _DONE.match(self.title)
        title = self.title[done.end() :] if done else self.title
        link = _LINK.search(full_text)
        plain = _ID.sub("", _TAG.sub("", _LINK.sub(r"\g<text>", title)))
        plain = " ".join(_ESCAPED.sub(r"\1", plain).split())
        tags = list(dict.fromkeys(_TAG.findall(full_text)))
        described = "\n".join(self.described).strip()
        return (
            self.name,
            self.date,
            plain or described.partition("\n")[0] or ", ".join(tags),
            described,
            self.type,
            link["to"] if link else "",
            ", ".join(tags),
            ("yes" if done["mark"].strip() else "no") if done else "",
            self.every,
            self.properties.get("edtf", "").strip("\"'"),
        )


@dataclass
class _Parsed:
    """The parsed file: its events, the rejected ones, and the settings in its head."""

    events: list[_Event] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    worked_out: list[int] = field(default_factory=list)  # lines of events whose dates other events' tell
    skipped: list[int] = field(default_factory=list)  # lines of events at times that the zone's clock skips

    @property
    def zone(self) -> str:
        """The time zone, "" if none is set."""
        return self.head.get("timezone") or self.head.get("tz") or ""

    @property
    def day_first(self) -> bool:
        """Whether dates such as 1/2/2014 have the day first."""
        return self.head.get("dateformat", "").lower().startswith("d/")

    def notes(self) -> Iterator[str]:
        """The notes on the file."""
        if title := self.head.get("title"):
            yield message("The file calls itself {title}.", title=quoted(title))
        if repeated := [event.line for event in self.events if event.every]:
            yield (
                message(
                    "{events} repeated by a rule ({lines}): only the first occurrence is drawn, the rule is kept in "
                    "the column repeats.",
                    events=counted(len(repeated), "event"),
                    lines=at_lines(repeated),
                )
            )
        if self.worked_out:
            yield (
                message(
                    "{dates} worked out from another event's ({lines}), about where that is known to the month or the "
                    "year.",
                    dates=counted(len(self.worked_out), "date"),
                    lines=at_lines(self.worked_out),
                )
            )
        if self.zone and any("T" in event.date for event in self.events):
            if any(_BARE.search(event.date) for event in self.events if event.line not in self.skipped):
                yield message("Times are read as without a zone; the file's head names {zone}.", zone=quoted(self.zone))
            else:
                yield message(
                    "Times without a zone are those of {zone}, which the file's head names.", zone=quoted(self.zone)
                )
        if self.skipped:
            yield message(
                "{events} with a time that clocks in {zone} left out, as they were put forward ({lines}): left "
                "without a "
                "zone.",
                events=counted(len(self.skipped), "event"),
                zone=quoted(self.zone),
                lines=at_lines(self.skipped),
            )


def _parse(lines: list[str]) -> _Parsed:
    found, groups = _Parsed(), list[tuple[int, str]]()
    event: _Event | None = None
    head = True  # before the first event of a page
    for number, line in enumerate(lines, 1):
        if _COMMENT.fullmatch(line):
            continue
        if _BREAK.fullmatch(line):
            event, head, groups = None, True, []
        elif _changes_groups(line, groups):
            event, head = None, False
        elif read := dated_line(line):
            event, head = _begin_event(number, line, read, found, groups), False
        elif head:
            if named := _PROPERTY.fullmatch(line):
                found.head.setdefault(named["key"].lower(), (named["value"] or "").strip().strip("\"'"))
        elif event and not event.described and (named := _PROPERTY.fullmatch(line)):
            event.properties[named["key"].lower()] = (named["value"] or "").strip()
        elif event and (line.strip() or event.described):
            event.described.append(line.strip())
    return found


def _changes_groups(line: str, groups: list[tuple[int, str]]) -> bool:
    """Whether the line opens or closes a group, section or heading. `groups`, the open ones with their levels, are
    changed."""
    if _CLOSES.fullmatch(line):
        if groups:
            groups.pop()
        return True
    heading = _HEADING.fullmatch(line)
    opened = heading or _OPENS.fullmatch(line)
    if not opened:
        return False
    level = len(heading["level"]) if heading else 0
    while heading and groups and groups[-1][0] >= level:
        groups.pop()
    groups.append((level, " ".join(_TAG.sub("", opened["name"]).split())))
    return True


def _begin_event(number: int, line: str, read: DatedLine, found: _Parsed, groups: list[tuple[int, str]]) -> _Event:
    """The event that begins with a line; a date relative to another event is left to `_resolve`."""
    day_first = found.day_first
    kind = " / ".join(name for _, name in groups if name)
    depends = is_relative(read, day_first)
    date = "" if depends else edtf(read, day_first)
    found.events.append(_Event(number, date, read.text, kind, read.every, relative=read if depends else None))
    found.events[-1].whole = line
    return found.events[-1]


def _resolve(found: _Parsed) -> None:
    """Compute the dates that are relative to other events; an event whose date cannot be computed is rejected."""
    before, ids = "", dict[str, str]()
    for event in found.events:
        if read := event.relative:
            end = edtf(DatedLine(read.end, "", "", ""), found.day_first) if read.end else ""
            start = edtf(DatedLine(read.start, "", "", ""), found.day_first)
            absolute = (
                ".."
                if read.end.lower() == "now"
                else end
                if _is_absolute(end)
                else start
                if _is_absolute(start)
                else ""
            )
            event.date = relative_date(read, before, ids, absolute)
            found.worked_out += [event.line] if event.date else []
        before = event.date
        if event.name:
            ids.setdefault(event.name, event.date)
    for event in found.events if found.zone else ():
        placed = _in_zone(event.date, found.zone)
        found.skipped += [event.line] if event.date and not placed else []
        event.date = placed or event.date
    unresolved = [event for event in found.events if event.relative and not event.date]
    found.events[:] = [event for event in found.events if not event.relative or event.date]
    for event in unresolved:
        when = event.whole[: len(event.whole) - len(event.title)].strip().rstrip(":").strip()
        found.rejected.append(Rejected(event.line, "date", when, _NOT_WORKED_OUT, (event.whole,)))


def _in_zone(date: str, zone: str) -> str:
    """A date with its times in a time zone; "" if one of them is skipped there. An ambiguous time becomes the range of
    both moments."""
    placed = {bare: suggest(f"{bare} {zone}") or "" for bare in _BARE.findall(date)}
    between = "," if len(date.split("/")) < 2 else ".."
    return _BARE.sub(lambda match: placed[match[0]].replace(",", between), date) if all(placed.values()) else ""


def _is_absolute(text: str) -> bool:
    return text[:4].isdigit()
