"""The zip archive inside an .xlsx, checked before it is opened: real sizes, names inside the archive, a sheet within
bounds.

A sheet of three cells can span 17 billion, and one long text can be referenced a million times; both are counted here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message
from components.read.bounds import within_bytes, within_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.model import Source

_MOST_MEMBERS = 10_000
_TAG = rb"<(?:[\w.-]+:)?"  # a tag may have a prefix of any name
_VALUE = rb"(?:\"[^\"]*\"|'[^']*')"
_ROW_OR_CELL = re.compile(  # its place, where that comes first as every program writes it, and its other attributes
    _TAG + rb"(row|c)\b(?:\s+r=\"([A-Za-z]{0,3})(\d{1,7})\")?((?:[^>\"']++|" + _VALUE + rb")*+)"
)
_MORE_PLACES = re.compile(rb"(?:^|[\s:\"'])r\s*=")
_ATTRIBUTE = re.compile(rb"([^\s=\"'/]+)\s*=\s*(" + _VALUE + rb")")  # one may stand in another's value
_PLACE = re.compile(rb"([A-Za-z]{0,3})(\d{1,7})")
_CELL_VALUE = re.compile(_TAG + rb"v\b")
_INDEX = re.compile(_TAG + rb"v\b[^>]*>0*(\d{1,9})<")
_TEXT = re.compile(_TAG + rb"si\b")


def unpack(source: Source) -> dict[str, bytes]:
    """The archive's members by name. Raises SourceError if it is damaged, hostile, or would grow out of bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            members = archive.infolist()
            _check(source, members)
            return {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError) as fault:
        raise SourceError(
            message(
                "{file} is a damaged or incomplete workbook; open it in a spreadsheet program and save it again.",
                file=source.name,
            )
        ) from fault


def _check(source: Source, members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > _MOST_MEMBERS or len(set(names)) < len(names):
        raise SourceError(
            message(
                "{file} is no honest workbook: it holds {n} parts, or one of them twice.",
                file=source.name,
                n=len(names),
            )
        )
    if outside := next(
        (name for name in names if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name)), ""
    ):
        raise SourceError(
            message(
                "{file} is no honest workbook: a part of it ({outside}) lies outside of it.",
                file=source.name,
                outside=repr(outside[:60]),
            )
        )
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise SourceError(
            message("{file} is packed in a way that Excel does not know; save it again as .xlsx.", file=source.name)
        )
    within_bytes(source, sum(member.file_size for member in members), message("its parts"))


def pack(members: dict[str, bytes]) -> io.BytesIO:
    """The members as a new archive: what was checked is what is read."""
    archive_file = io.BytesIO()
    with zipfile.ZipFile(archive_file, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    archive_file.seek(0)
    return archive_file


def sheets(members: dict[str, bytes]) -> Iterator[bytes]:
    """The XML of every part with cells in it."""
    return (content for content in members.values() if b"sheetData" in content)


def within_bounds(source: Source, members: dict[str, bytes]) -> None:
    """Check the sheets. Raises SourceError if one spans more cells than a file of its size may have, or its texts add
    up to more than the file may unpack to."""
    tables = [[len(text) for text in found] for content in members.values() if (found := _texts(content))]
    for xml in sheets(members):
        within_cells(source, *_extent(source, xml))
        for lengths in tables:  # any of them may be the one that counts
            if max(lengths) * xml.count(b"<") > len(source.content):
                within_bytes(source, _length_used(xml, lengths), message("the texts of its cells"))


def _length_used(xml: bytes, lengths: list[int]) -> int:
    """The total length of the texts that the cells of a sheet reference. A value that is no index counts as the first
    text, an index without a text as nothing."""
    indexes = [int(match[1]) for match in _INDEX.finditer(xml)]
    others = len(_CELL_VALUE.findall(xml)) - len(indexes)
    return sum(lengths[index] for index in indexes if index < len(lengths)) + others * lengths[0]


def _texts(content: bytes) -> list[bytes]:
    return _TEXT.split(content)[1:] if _TEXT.search(content) else []


def _extent(source: Source, xml: bytes) -> tuple[int, int, int]:
    """The number of rows and columns that the cells of a sheet span, and the number of the cells. A cell without a
    reference follows the last. Raises SourceError for a reference outside any sheet: the reader would allocate room for
    it."""
    last_row = last_column = row = column = written = 0
    for tag in _ROW_OR_CELL.finditer(xml):
        kind, letters, number, more = tag.groups()
        if _MORE_PLACES.search(more):
            letters, number = _reference(source, tag[0])
        if kind == b"row":
            row, column = int(number) if number else row + 1, 0
        else:
            column = column_number(letters) if letters else column + 1
            written += 1
        last_row = max(last_row, row, int(number) if number else 0)
        last_column = max(last_column, column)
    return last_row, last_column, written


def _reference(source: Source, tag: bytes) -> tuple[bytes, bytes]:
    """The column letters and the row number of a reference that is not in the usual form."""
    reference = b" ".join(value[1:-1] for name, value in _ATTRIBUTE.findall(tag) if name.rpartition(b":")[2] == b"r")
    match = _PLACE.fullmatch(reference)
    if reference and match is None:
        raise SourceError(
            message(
                "{file} has a cell at {place}, which no sheet has; open it in a spreadsheet program and save it again.",
                file=source.name,
                place=repr(reference[:20].decode(errors="replace")),
            )
        )
    return (match[1], match[2]) if match else (b"", b"")


def column_number(letters: bytes) -> int:
    """The number of a column, from 1, by its letters: AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
