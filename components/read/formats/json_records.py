"""JSON (RFC 8259) and JSON Lines: a list of objects → rows, one an object, one column for each key of any of them.

A row's line is the one its object starts on. Texts stay as typed, numbers too (`1.10`, `007` between quotation marks);
null and NaN are blank. Where the records are in a tree is found by `json_tree`, what their values come to by
`json_fields`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.model import AS_FOUND, Rejected
from components.read.bounds import within_cells
from components.read.formats.json_fields import cell_of, opened, unwrapped
from components.read.formats.json_shapes import Found, records_of
from components.read.formats.json_text import Element, JsonFault, Number, document, whole, written
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sound
from components.read.wording import at_lines, quoted

if TYPE_CHECKING:
    from components.model import Reading, Source

# What our own export spells out of `date`, and so has no column of its own here.
_DERIVED = frozenset(
    ("earliest_start", "latest_start", "earliest_end", "latest_end", "approximate", "uncertain", "precision", "line")
)
_JSON = re.compile(rb"\s*(\{\s*[\"}]|\[\s*[{\[\]])")
_HEAD = 4096  # bytes looked at to tell formats apart
_SHOWN = 2_000  # characters of a record that is rejected


def knows(content: bytes) -> bool:
    """Whether a file starts as JSON with records does: an object, or a list of objects."""
    return bool(_JSON.match(content[:_HEAD].removeprefix(codecs.BOM_UTF8)))


def rows(source: Source, reading: Reading) -> Rows:
    """Every object of the file's list of records. Raises SourceError where there is no such list, or no JSON."""
    text = text_of(source, reading, "a JSON file")
    try:
        found, doubtful = document(text)
        records = records_of(found, text, reading.records, source.name)
    except JsonFault as fault:
        if "\n" in text.strip() and _starts_like_lines(text):
            return lines(source, reading)
        line = text.count("\n", 0, fault.at) + 1
        raise SourceError(
            f"{source.name} cannot be read as JSON: on line {line:,}, {fault.reason}; mend it, or export it again."
        ) from fault
    twice = [f"A key stands twice in {quoted(key)}, and only the last of its values is kept." for key in doubtful]
    return _rows(source, records, twice, "JSON")


def lines(source: Source, reading: Reading) -> Rows:
    """JSON Lines: one object a line; a line that is no object is a rejected row. Raises SourceError if none is one."""
    text = text_of(source, reading, "a JSON Lines file")
    elements = [_line(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return _rows(source, records_of(elements, text, reading.records, source.name), [], "JSON Lines")


def _starts_like_lines(text: str) -> bool:
    try:
        return isinstance(whole(text.strip().split("\n", 1)[0]), dict)
    except JsonFault:
        return False


def _line(number: int, line: str) -> Element:
    try:
        return Element(number, whole(line))
    except JsonFault as fault:
        return Element(number, None, f"the line is no JSON: {fault.reason}", line.strip())


def _rows(source: Source, found: Found, notes: list[str], kind: str) -> Rows:
    elements, notes = found.elements, [*notes, *found.notes]
    at_first = [element for element in elements if isinstance(element.value, dict)]
    if not at_first:
        reason = next((f": on line {e.line:,}, {e.fault}" for e in elements if e.fault), "")
        raise SourceError(
            f"{source.name} is JSON without a list of objects{reason}; "
            'Dateline reads lists such as [{"date": "2014-10-28", "title": "…"}].'
        )
    values, wrapper = unwrapped([element.value for element in at_first])
    records = [element._replace(value=value) for element, value in zip(at_first, opened(values), strict=True)]
    where = (found.where or "the whole file") + f", from {quoted(wrapper)} of each" if wrapper else found.where
    keys = dict.fromkeys(key for record in records for key in record.value)
    if keys.keys() >= _DERIVED:
        keys = dict.fromkeys(key for key in keys if key not in _DERIVED)
        notes = [*notes, "Dateline's own export: the bounds it spells out are read from the date again."]
    within_cells(source, len(records), len(keys))
    rejected = [_rejected(element) for element in elements if not isinstance(element.value, dict)]
    columns: tuple[list[str], ...] = tuple([] for _ in keys)
    at: list[int] = []
    nan: list[int] = []
    for line, value, _, _ in records:
        try:
            cells = [cell_of(key, value.get(key)) for key in keys]
        except JsonFault as fault:
            rejected.append(Rejected(line, "", "", fault.reason, ()))
            continue
        at.append(line)
        for column, cell in zip(columns, cells, strict=True):
            column.append(cell)
        if any(isinstance(cell, Number) and cell == "NaN" for cell in value.values()):
            nan.append(line)
    if nan:
        notes = [*notes, f"NaN, which is no JSON and says that a value is missing, is read as blank ({at_lines(nan)})."]
    facts = (("format", kind), *((("records", where),) if where else ()))
    used = replace(AS_FOUND, records=found.place)
    return sound(Rows(tuple(keys), columns, at, tuple(rejected), tuple(notes), facts, used))


def _rejected(element: Element) -> Rejected:
    raw = element.raw
    if not element.fault:
        try:
            raw = written(element.value)
        except JsonFault as fault:
            return Rejected(element.line, "", "", fault.reason, ())
    kind = "a list" if isinstance(element.value, list) else "a bare value"
    reason = element.fault or f"{kind} stands where an object such as {{“date”: …, “title”: …}} is needed"
    return Rejected(element.line, "", raw[:_SHOWN], reason, (raw,))
