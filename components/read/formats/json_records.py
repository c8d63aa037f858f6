"""JSON (RFC 8259) and JSON Lines: a list of objects → rows, with one column for each key of any of them.

A row's line is the one its object starts on. Texts stay as typed, numbers too (`1.10`); null and NaN are blank.
`json_tree` finds the list of records in a document, `json_fields` turns values into cells.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message
from components.model import AS_FOUND, Rejected
from components.read.bounds import within_cells
from components.read.formats.json_fields import cell_of, open_objects, unwrap
from components.read.formats.json_shapes import Records, records_of, without_records
from components.read.formats.json_text import Element, JsonFault, Number, cell_text, document, single_value
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import at_lines, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Reading, Source

# Keys of our own export that repeat `date`; they get no columns.
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
    """The objects of the file's list of records as rows; those of its lines, if it is JSON Lines. Raises SourceError if
    there is no such list, or no JSON, RequestError if a person states a place without records."""
    text = text_of(source, reading, message("a JSON file"))
    try:
        found, doubtful = document(text)
        records = records_of(found, text, reading.records, source.name)
    except JsonFault as fault:
        if "\n" in text.strip() and _starts_like_lines(text):
            return lines(source, reading)
        line = text.count("\n", 0, fault.at) + 1
        raise SourceError(
            message(
                "{file} cannot be read as JSON: on line {line}, {reason}; mend it, or export it again.",
                file=source.name,
                line=line,
                reason=fault.reason,
            )
        ) from fault
    twice = [
        message("A key stands twice in {key}, and only the last of its values is kept.", key=quoted(key))
        for key in doubtful
    ]
    return _rows(source, records, twice, "JSON")


def lines(source: Source, reading: Reading) -> Rows:
    """The rows of JSON Lines: one object a line; any other line is a rejected row. Raises SourceError if no line has an
    object, RequestError."""
    text = text_of(source, reading, message("a JSON Lines file"))
    elements = [_line(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return _rows(source, records_of(elements, text, reading.records, source.name), [], "JSON Lines")


def _starts_like_lines(text: str) -> bool:
    try:
        return isinstance(single_value(text.strip().split("\n", 1)[0]), dict)
    except JsonFault:
        return False


def _line(number: int, line: str) -> Element:
    try:
        return Element(number, single_value(line))
    except JsonFault as fault:
        return Element(number, None, message("the line is no JSON: {reason}", reason=fault.reason), line.strip())


def _rows(source: Source, found: Records, notes: list[str], kind: str) -> Rows:
    elements, notes = found.elements, [*notes, *found.notes]
    objects = [element for element in elements if isinstance(element.value, dict)]
    if not objects:
        raise SourceError(_no_records_reason(source.name, elements))
    values, wrapper = unwrap([element.value for element in objects])
    records = [element._replace(value=value) for element, value in zip(objects, open_objects(values), strict=True)]
    where = found.where
    if wrapper:
        whole_file = message("the whole file")
        where = message("{where}, from {wrapper} of each", where=where or whole_file, wrapper=quoted(wrapper))
    keys = dict.fromkeys(key for record in records for key in record.value)
    if keys.keys() >= _DERIVED:
        keys = dict.fromkeys(key for key in keys if key not in _DERIVED)
        notes = [*notes, message("Dateline's own export: the bounds it spells out are read from the date again.")]
    within_cells(source, len(records), len(keys))
    rejected = [_rejected(element) for element in elements if not isinstance(element.value, dict)]
    columns: tuple[list[str], ...] = tuple([] for _ in keys)
    row_lines: list[int] = []
    nan: list[int] = []
    for line, value, _, _ in records:
        try:
            cells = [cell_of(key, value.get(key)) for key in keys]
        except JsonFault as fault:
            rejected.append(Rejected(line, "", "", fault.reason, ()))
            continue
        row_lines.append(line)
        for column, cell in zip(columns, cells, strict=True):
            column.append(cell)
        if any(isinstance(cell, Number) and cell == "NaN" for cell in value.values()):
            nan.append(line)
    if nan:
        notes = [
            *notes,
            message(
                "NaN says that a value is missing, and is read as blank ({lines}).",
                lines=at_lines(nan),
            ),
        ]
    facts = ((message("format"), kind), *(((message("records"), where),) if where else ()))
    used = replace(AS_FOUND, records=found.place)
    return sanitize(Rows(tuple(keys), columns, row_lines, tuple(rejected), tuple(notes), facts, used))


def _no_records_reason(name: str, elements: Sequence[Element]) -> str:
    """The sentence that nothing in the file is a record."""
    wrong = next((element for element in elements if element.fault), None)
    if wrong is None:
        return without_records(name)
    return message(
        '{file} is JSON without a list of objects: on line {line}, {reason}; Dateline reads lists such as [{{"date": '
        '"2014-10-28", "title": "…"}}].',
        file=name,
        line=wrong.line,
        reason=wrong.fault,
    )


def _rejected(element: Element) -> Rejected:
    raw = element.raw
    if not element.fault:
        try:
            raw = cell_text(element.value)
        except JsonFault as fault:
            return Rejected(element.line, "", "", fault.reason, ())
    kind = message("a list") if isinstance(element.value, list) else message("a bare value")
    reason = element.fault or message(
        "{kind} stands where an object such as {{“date”: …, “title”: …}} is needed", kind=kind
    )
    return Rejected(element.line, "", raw[:_SHOWN], reason, (raw,))
