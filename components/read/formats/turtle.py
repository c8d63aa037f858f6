"""Turtle (www.w3.org/TR/turtle) with the vocabulary of CIDOC CRM: every event with a time span → a row of our columns.

A time span begins between P82a and P81a and ends between P81b and P82b. Only the end of a URI is compared
(`…/P4_has_time-span`), since the model's releases have several.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.cells.iri import unescape
from components.dates.units import whole_unit
from components.errors import SourceError
from components.language import message
from components.read.formats.notation import actors_cell, links_cell
from components.read.formats.turtle_triples import Graph, TurtleFault, graph
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import at_lines, counted

if TYPE_CHECKING:
    from components.model import Reading, Source

HEADER = ("id", "date", "title", "description", "actors", "type", "source", "links")
_HEAD = 1 << 14  # bytes looked at to tell formats apart
_TELLING = re.compile(rb"^\s*@?prefix\s[^\n]*cidoc-crm", re.M | re.I)
_SPAN = "P4_has_time-span"
_EVENTS = frozenset(("E5_Event", "E7_Activity"))
_BOUNDS = ("P82a_begin_of_the_begin", "P81a_end_of_the_begin", "P81b_begin_of_the_end", "P82b_end_of_the_end")
_NAMES = ("label", "prefLabel", "P190_has_symbolic_content", "P1_is_identified_by")
_ROLES = {"P14_carried_out_by": "carried out by", "P11_had_participant": ""}
_KINDS = {"P9i_forms_part_of": "part of", "P9_consists_of": "contains", "P117_occurs_during": "during"}
_LONG = re.compile(r"-?\d{5,}(?=-|$)")


def knows(content: bytes) -> bool:
    """Whether a file is Turtle and names CIDOC CRM."""
    head = content[:_HEAD]
    return b"cidoc-crm" in head.lower() and bool(_TELLING.search(head))


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all events. Raises SourceError if there is none, or the file is not Turtle."""
    text = text_of(source, reading, message("a Turtle file"))
    try:
        found = graph(text)
    except TurtleFault as fault:
        line = text.count("\n", 0, fault.at) + 1
        raise SourceError(
            message(
                "{file} cannot be read as Turtle: on line {line}, {fault}; mend it, or export it again.",
                file=source.name,
                line=line,
                fault=fault.args[0],
            )
        ) from fault
    events = [name for name in found.subjects if found.values(name, _SPAN) or _EVENTS & set(found.kinds(name))]
    if not events:
        raise SourceError(
            message(
                "{file} is Turtle without an event of CIDOC CRM; events are those with a {span}, or an E5_Event.",
                file=source.name,
                span=_SPAN,
            )
        )
    cells = [_cells(found, name) for name in events]
    columns = tuple(list(column) for column in zip(*cells, strict=True))
    notes = [message("The words are those of CIDOC CRM: each event lies between the four bounds of its time span.")]
    with_several = sum(len(found.values(name, _SPAN)) > 1 for name in events)
    if with_several:
        notes.append(
            message("{events} with several time spans: the first is read.", events=counted(with_several, "event"))
        )
    lines = [text.count("\n", 0, found.subjects[name]) + 1 for name in events]
    incomplete_lines = [line for name, line in zip(events, lines, strict=True) if _omits_a_bound(found, name)]
    if incomplete_lines:
        notes.append(
            message(
                "{spans} ({lines}) with only the last bound of the beginning (P81a) or the first of the end (P81b): "
                "that bound is not drawn, as EDTF has no writing for it.",
                spans=counted(len(incomplete_lines), "time span"),
                lines=at_lines(incomplete_lines),
            )
        )
    return sanitize(Rows(HEADER, columns, lines, (), tuple(notes), ((message("format"), "Turtle"),)))


def _cells(found: Graph, event: str) -> tuple[str, ...]:
    """The row under HEADER."""
    spans = found.values(event, _SPAN)
    people = [(_name(found, resource), role) for key, role in _ROLES.items() for resource in found.values(event, key)]
    links = [(kind, _id(resource)) for key, kind in _KINDS.items() for resource in found.values(event, key)]
    kinds = [_name(found, resource) for resource in found.values(event, "P2_has_type")]
    sources = [_name(found, resource) for resource in found.values(event, "P70i_is_documented_in")]
    return (
        _id(event),
        _date(found, spans[0]) if spans else "",
        " ".join(_name(found, event).split()),
        "\n".join(found.values(event, "P3_has_note") or found.values(event, "comment")),
        actors_cell(people),
        ", ".join(kinds or [kind for kind in found.kinds(event) if kind not in _EVENTS]),
        "; ".join(sources),
        links_cell(links),
    )


def _name(found: Graph, thing: str) -> str:
    """The name of a resource: its label, that of its appellation, or the end of its URI."""
    for key in _NAMES:
        for value in found.values(thing, key):
            return _name(found, value) if value in found.subjects else value
    return _id(thing).rpartition("/")[2]


def _id(thing: str) -> str:
    """The local name of a resource of this file, the whole URI of any other."""
    return unescape(thing[1:]) if thing.startswith("#") else thing


def _date(found: Graph, span: str) -> str:
    """The EDTF of a time span; a text that is no bound stays as typed."""
    bounds = [next(iter(found.values(span, key)), "").strip() for key in _BOUNDS]
    if not any(bounds):
        return next(iter(found.values(span, "P82_at_some_time_within")), "")
    earliest, latest, earliest_end, latest_end = bounds
    if earliest and latest_end and not (latest or earliest_end):
        return _between(earliest, latest_end)  # all that most collections say: it took place in between
    if (earliest, latest) == (earliest_end, latest_end):
        return _between(earliest, latest)
    if not (earliest_end or latest) or not (earliest or latest_end):
        return _between(earliest, latest_end)
    # What lasted begins before it ends; EDTF has no bound for a side that is open on one of its own sides.
    start = _between(earliest, latest or latest_end) if earliest else ""
    end = _between(earliest_end or earliest, latest_end) if latest_end else ""
    return f"{_known_bound(start)}/{_known_bound(end)}"


def _omits_a_bound(found: Graph, event: str) -> bool:
    """Whether the date of an event omits a bound of its time span, since EDTF cannot express it."""
    spans = found.values(event, _SPAN)
    earliest, latest, earliest_end, latest_end = (
        bool(spans and next(iter(found.values(spans[0], key)), "").strip()) for key in _BOUNDS
    )
    if (earliest, latest_end) == (False, False):
        return latest or earliest_end
    return (latest and not earliest) or (earliest_end and not latest_end)


def _between(first: str, last: str) -> str:
    """The EDTF of a date between two moments: of whole days if they are the first and the last second of one, of a year
    or month if they are its first and last day."""
    if first.endswith("T00:00:00") and last.endswith("T23:59:59"):
        first, last = first[:-9], last[:-9]
    elif not last and first.endswith("T00:00:00"):
        first = first[:-9]
    elif not first and last.endswith("T23:59:59"):
        last = last[:-9]
    if not (first or last):
        return ""
    first, last = (whole_unit(first, last),) * 2 if first and last and whole_unit(first, last) else (first, last)
    first, last = _edtf(first), _edtf(last)
    return first if first == last else f"[{first}..{last}]"


def _known_bound(side: str) -> str:
    """A start or an end without brackets: its known bound if the other is unknown."""
    return side.strip("[]").strip(".") if side.startswith("[..") or side.endswith("..]") else side


def _edtf(text: str) -> str:
    """A bound as EDTF; for a year of more than four digits, the year."""
    long = _LONG.match(text)
    return f"Y{long[0]}" if long else text
