"""iCalendar (RFC 5545): events, to-dos and journal entries → rows of our columns; a row's line is the one its entry
begins on. Repeated entries become one row per occurrence, up to bounds that are noted (`calendar_series`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message, messages
from components.model import Rejected
from components.read.formats.calendar_cells import HEADER, NAMED, cells, text
from components.read.formats.calendar_components import KINDS, Block, Entry, Fault, blocks, moment, parse_block, unfold
from components.read.formats.calendar_components import values_of as values
from components.read.formats.calendar_series import is_of_series, known_dates, most_of_each, occurrences
from components.read.formats.calendar_zones import Zones
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from components.model import Reading, Source

_SHOWN = 2_000  # characters of an entry that is rejected
_A_YEAR = timedelta(366)


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all entries, series expanded. Raises SourceError if the file is not iCalendar, not text, or too
    large."""
    lines_of_file = list(unfold(text_of(source, reading, message("an iCalendar file"))))
    if not any(line.upper().startswith("BEGIN:VCALENDAR") for _, line in lines_of_file[:50]):
        raise SourceError(
            message(
                "{file} is no iCalendar file: it has no BEGIN:VCALENDAR; export the calendar as .ics.", file=source.name
            )
        )
    zones = Zones(lines_of_file)
    table, lines, rejected, notes = [], [], list[Rejected](), _Notes()
    entries: list[tuple[Block, Entry]] = []
    for block in blocks(lines_of_file, (*KINDS, "VFREEBUSY")):
        if block.kind not in KINDS:
            notes.others.append(block.line)
            continue
        try:
            entries.append((block, _entry(block, zones, notes)))
        except Fault as fault:
            rejected.append(_rejected(block, fault.args[0]))
    of_line = {block.line: block for block, _ in entries}
    for line, entry in _with_occurrences(entries, zones, notes, rejected):
        try:
            table.append(cells(entry, zones))
            lines.append(line)
        except Fault as fault:
            rejected.append(_rejected(of_line[line], fault.args[0]))
        else:
            notes.floating += [line] if _floating(table[-1][1]) else []
    columns = tuple(list(column) for column in zip(*table, strict=True)) or tuple([] for _ in HEADER)
    defaults = {"component": {"event"}, "edtf": {""}}  # what needs no column
    column_indexes = [
        index for index, name in enumerate(HEADER) if name not in defaults or set(columns[index]) - defaults[name]
    ]
    sentences = (*notes.sentences(zones), *(() if lines or rejected else (message("The calendar has no events."),)))
    facts = ((message("format"), "iCalendar"),)
    header, cells_of = (
        tuple(HEADER[index] for index in column_indexes),
        tuple(columns[index] for index in column_indexes),
    )
    return sanitize(Rows(header, cells_of, lines, tuple(rejected), sentences, facts, named=NAMED))


def _floating(when: str) -> bool:
    """Whether a date in EDTF has a time without a zone."""
    return "T" in when and not when.endswith("Z") and "+" not in when and when.rpartition("T")[2].count("-") == 0


def _rejected(block: Block, reason: str) -> Rejected:
    raw = "\n".join(block.lines)
    return Rejected(block.line, "", raw[:_SHOWN], reason, (raw,))


def _entry(block: Block, zones: Zones, notes: _Notes) -> Entry:
    """The entry of a block; its broken properties are noted. Raises Fault."""
    entry, broken = parse_block(block)
    for name in broken:
        notes.broken.setdefault(name, []).append(block.line)
    cells(entry, zones)  # for what is wrong with it
    return entry


def _with_occurrences(
    entries: Sequence[tuple[Block, Entry]], zones: Zones, notes: _Notes, rejected: list[Rejected]
) -> Iterator[tuple[int, Entry]]:
    """The entries with their lines, each series replaced by its occurrences; entries of a series without any are added
    to `rejected`."""
    series: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
    names = [(block.kind, text(entry, "UID") or f"line {block.line}") for block, entry in entries]
    for name, (block, entry) in zip(names, entries, strict=True):
        series.setdefault(name, []).append((block.line, entry))
    repeated = {name for name, entries_of in series.items() if any(is_of_series(entry) for _, entry in entries_of)}
    of_line = {block.line: block for block, _ in entries}
    notes.most, notes.until = most_of_each(len(repeated)), _horizon([entry for _, entry in entries])
    for name, (block, entry) in zip(names, entries, strict=True):
        if name not in repeated:
            yield block.line, entry
        elif block.line == series[name][0][0]:  # else its series has been told
            reason = message("it does not take place: each occurrence that is known is excluded or moved")
            try:
                dated = _series_occurrences(series[name], zones, notes)
            except Fault as fault:
                dated, reason = [], fault.args[0]
            if not dated:
                rejected += [_rejected(of_line[line], reason) for line in sorted(line for line, _ in series[name])]
            yield from dated


def _series_occurrences(entries: list[tuple[int, Entry]], zones: Zones, notes: _Notes) -> list[tuple[int, Entry]]:
    """The occurrences of one series with their lines, or its explicit dates if the rule is not followed; notes are
    counted. Raises Fault."""
    for _, entry in entries:
        for name in ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID"):
            if (when := moment(entry, name, zones)) is not None:
                values(entry, name)[0].dt = when  # in the zone that the file defines
    evaluated = occurrences(entries, notes.most, notes.until)
    if evaluated is None:
        notes.repeated += [line for line, entry in entries if "RRULE" in entry]
        return known_dates(entries)
    found, bound = evaluated
    notes.entries += len(entries)
    notes.occurrences += len(found)
    if bound:
        notes.bounds.setdefault(bound, []).append(entries[0][0])
    return found


def _horizon(entries: Sequence[Entry]) -> date:
    """The day until which rules without an end are followed: a year after the last day that the file names."""
    named = [
        value.dt
        for entry in entries
        for name in ("DTSTART", "DTEND", "DUE", "COMPLETED", "RECURRENCE-ID", "DTSTAMP", "LAST-MODIFIED", "CREATED")
        for value in values(entry, name)
        if isinstance(getattr(value, "dt", None), date)
    ]
    days = [moment_named.date() if isinstance(moment_named, datetime) else moment_named for moment_named in named]
    return min(max(days, default=date.min), date.max - _A_YEAR) + _A_YEAR


@dataclass
class _Notes:
    """The lines of entries that notes are about."""

    repeated: list[int] = field(default_factory=list)
    entries: int = 0  # of series
    occurrences: int = 0
    most: int = 0  # occurrences of each series
    until: date = date.max  # where what repeats without an end is left
    bounds: dict[str, list[int]] = field(default_factory=dict)  # what ended a series → lines
    floating: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    broken: dict[str, list[int]] = field(default_factory=dict)  # property → lines

    def sentences(self, zones: Zones) -> Iterator[str]:
        """The notes on the whole calendar, whose time zones are `zones`."""
        yield from self._series_sentences()
        if self.floating:
            yield message(
                "{events} with a time without a zone ({lines}).",
                events=counted(len(self.floating), "event"),
                lines=at_lines(self.floating),
            )
        if zones.unknown:
            names = listed([quoted(name) for name in zones.unknown])
            yield message(
                "The file does not say what the time zone {names} is: such times are read as without a zone.",
                names=names,
            )
        if self.others:
            yield message("Free/busy times are not read ({lines}).", lines=at_lines(self.others))
        for name, lines in self.broken.items():
            yield message("{name} cannot be read on {lines} and is left blank there.", name=name, lines=at_lines(lines))

    def _series_sentences(self) -> Iterator[str]:
        if self.entries:
            came = counted(self.occurrences, "occurrence")
            yield messages(
                self.entries,
                "{n} entry that repeats comes to {came}, each a row; what was moved or excluded is not drawn where it "
                "was.",
                "{n} entries that repeat come to {came}, each a row; what was moved or excluded is not drawn where it "
                "was.",
                came=came,
            )
        if lines := self.bounds.get("most"):
            yield message(
                "Of what repeats further, the first {occurrences} of each entry are read ({lines}).",
                occurrences=counted(self.most, "occurrence"),
                lines=at_lines(lines),
            )
        if lines := self.bounds.get("until"):
            yield (
                message(
                    "What repeats without an end is drawn until {until}, a year after the last day that the calendar "
                    "names ({lines}).",
                    until=str(self.until),
                    lines=at_lines(lines),
                )
            )
        if self.repeated:
            events = counted(len(self.repeated), "event")
            yield (
                message(
                    "{events} repeated by a rule that is not followed ({lines}): only the dates that are written down "
                    "are drawn, the rule is kept in the column repeats.",
                    events=events,
                    lines=at_lines(self.repeated),
                )
            )
