"""Files made to do harm, small to send and large to open, and files that are only large. Made on the spot by name."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from typing import TYPE_CHECKING

import pyarrow as pa

from tests.read.made import archive, as_json, calendar, changed, parquet, sheet_xml, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1 << 20
HEADER = b"date,title,actors,x\n"
BOOK = workbook([("date", "title"), ("2014", "a")])
FAR = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
TWO_ROWS = (
    b'<row><c t="str"><v>date</v></c><c t="str"><v>title</v></c></row>'
    b'<row><c><v>2014</v></c><c t="str"><v>a</v></c></row>'
)


def zeros(megabytes: int) -> bytes:
    """A gzip of so many NULs."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()


def part_of(megabytes: int) -> bytes:
    """A workbook whose sheet unpacks to so much."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"")
        made.writestr("xl/workbook.xml", b"")
        with made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(bytes(MEGABYTE))
    return content.getvalue()


def sheet(xml: bytes, **parts: bytes) -> bytes:
    return changed(BOOK, {"xl/worksheets/sheet1.xml": xml, **{f"xl/{name}.xml": part for name, part in parts.items()}})


def cells(count: int, xml: bytes) -> bytes:
    return sheet_xml((b"<row>" + xml * 100 + b"</row>") * (count // 100))


def laughs() -> bytes:
    """Nine entities, each ten of the one before."""
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    row = b'<row><c t="inlineStr"><is><t>&j;</t></is></c><c t="inlineStr"><is><t>&j;</t></is></c></row>'
    start = b'<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx">' + entities + b"]><worksheet"
    return sheet(sheet_xml(row * 2).replace(b"<worksheet", start))


def text_named_often(count: int) -> bytes:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * count, pa.int32()), pa.array(["x" * MEGABYTE]))
    return parquet({"date": ["2014"] * count, "title": texts})


def long_list(count: int) -> bytes:
    lists = pa.ListArray.from_arrays(pa.array([0, count]), pa.nulls(count, pa.int8()))
    return parquet({"date": ["2014"], "title": ["a"], "x": lists})


def long_text(megabytes: int) -> bytes:
    return parquet({"date": ["2014"], "title": ["x" * (megabytes * MEGABYTE)]}, compression="zstd")


def shared_beginnings() -> bytes:
    """100 MB that are packed as 1 MB, before any compression."""
    texts = ["x" * MEGABYTE + str(number) for number in range(100)]
    return parquet(
        {"date": ["2014"] * 100, "title": texts},
        use_dictionary=False,
        column_encoding={"date": "PLAIN", "title": "DELTA_BYTE_ARRAY"},
    )


def understated(megabytes: int) -> bytes:
    """The same, with a footer that says that its columns are no larger than they are packed."""
    content = long_text(megabytes)
    footer = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    head, about = content[:footer], content[footer:]
    size = megabytes * MEGABYTE
    sizes = {varint(2 * near) for near in range(size, size + 100)}
    for large in sizes:
        about = about.replace(large, b"\xf8" + b"\x80" * (len(large) - 2) + b"\x00")
    return head + about


def varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes((*found, number))


def zone(rule: str) -> bytes:
    block = (
        "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\n"
        f"RRULE:{rule}\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    return calendar("SUMMARY:a\nDTSTART;TZID=x:20140101T000000", more=block)


def cell(column: str, content: bytes) -> bytes:
    """A CSV of one row with this cell in it."""
    row = {"date": b"2014", "title": b"a"} | {column: content}
    return ",".join(row).encode() + b"\n" + b",".join(row.values()) + b"\n"


def numbered(before: str, count: int) -> bytes:
    return b"".join(f"{before}{number}".encode() for number in range(count))


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "gzip of 200 MB of NULs": ("a.csv.gz", lambda: zeros(200)),
    "gzip of 190 MB of rows": ("a.csv.gz", lambda: gzip.compress(HEADER + b"2014,a,,x\n" * 19_000_000, 1)),
    "gzip of 100,000 gzips": ("a.csv.gz", lambda: gzip.compress(b"a,b\n") * 100_000),
    "gzip in a gzip": ("a.csv.gz", lambda: gzip.compress(zeros(100))),
    "gzip of a workbook bomb": ("a.xlsx.gz", lambda: gzip.compress(part_of(100))),
    "workbook with a part of 150 MB": ("a.xlsx", lambda: part_of(150)),
    "workbook of 17 billion cells": ("a.xlsx", lambda: sheet(sheet_xml(FAR))),
    "workbook of a text named often": (
        "a.xlsx",
        lambda: sheet(
            cells(100_000, b'<c t="s"><v>0</v></c>'),
            sharedStrings=b"<sst><si><t>" + b"x" * MEGABYTE + b"</t></si></sst>",
        ),
    ),
    "workbook of a billion laughs": ("a.xlsx", laughs),
    "workbook of 2.5 million empty cells": ("a.xlsx", lambda: sheet(cells(2_500_000, b"<c/>"))),
    "workbook with a part outside of it": ("a.xlsx", lambda: changed(BOOK, {"../../../tmp/x": b"x"})),
    "zip with a file outside of it": ("a.csv", lambda: archive({"../../../tmp/x.csv": b"date,title\n2014,a\n"})),
    "Parquet of 50 million blank cells": ("a.parquet", lambda: parquet({"date": pa.nulls(50_000_000, pa.string())})),
    "Parquet of a text named often": ("a.parquet", lambda: text_named_often(10_000)),
    "Parquet of a list of 50 million": ("a.parquet", lambda: long_list(50_000_000)),
    "Parquet of 100 MB in a cell": ("a.parquet", lambda: long_text(100)),
    "Parquet that understates its size": ("a.parquet", lambda: understated(100)),
    "Parquet of texts that share their beginnings": ("a.parquet", shared_beginnings),
    "JSON nested a million deep": ("a.json", lambda: b"[" * 1_000_000),
    "JSON cell nested a million deep": (
        "a.json",
        lambda: b'[{"date":"2014","title":"a","x":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}]",
    ),
    "JSON of 500,000 keys": ("a.json", lambda: as_json([dict.fromkeys(map(str, range(500_000)), 1)])),
    "JSON of 1,000 records of 300 keys of their own": (
        "a.json",
        lambda: as_json([{f"{n} {key}": 1 for key in range(300)} for n in range(1_000)]),
    ),
    "JSON of a key that stands twice": (
        "a.json",
        lambda: b"[{" + b"".join(b'"%d":1,' % n for n in range(10_000)) + b'"9999":1}]',
    ),
    "CSV of a million columns": ("a.csv", lambda: b"date,title" + numbered(",c", 1_000_000) + b"\n2014,a\n"),
    "CSV of 16,000 columns and short rows": (
        "a.csv",
        lambda: b"date,title" + numbered(",c", 16_000) + b"\n" + b"2014,a\n" * 12_000,
    ),
    "workbook of few cells and much else": (
        "a.xlsx",
        lambda: sheet(sheet_xml(FAR.replace(b"1048576", b"10000")), junk=random.Random(1).randbytes(25 * MEGABYTE)),
    ),
    "CSV of a million separators a line": ("a.csv", lambda: (b"," * 1_000_000 + b"\n") * 10),
}
READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "workbook that claims 17 billion cells": (
        "a.xlsx",
        lambda: sheet(sheet_xml(TWO_ROWS).replace(b"<sheetData", b'<dimension ref="A1:XFD1048576"/><sheetData')),
    ),
    "CSV of 10,000 columns of one name": ("a.csv", lambda: b"date,title" + b",x" * 10_000 + b"\n2014,a\n"),
    "CSV of 200,000 lone quotation marks": ("a.csv", lambda: HEADER + b'2014,a,,"\n' * 200_000),
    "CSV of 200,000 lines with stray text": ("a.csv", lambda: HEADER + b'2014,a,,"x" y\n' * 200_000),
    "iCalendar of endless rules": (
        "a.ics",
        lambda: calendar(*["SUMMARY:a\nDTSTART:20140101T000000Z\nRRULE:FREQ=SECONDLY"] * 1_000),
    ),
    "iCalendar of a zone with endless rules": ("a.ics", lambda: zone("FREQ=SECONDLY")),
    "iCalendar of 100,000 parts in each other": ("a.ics", lambda: calendar("BEGIN:VALARM\n" * 100_000 + "SUMMARY:a")),
    **{
        f"CSV with 10 MB of {what} under {column}": ("a.csv", lambda c=column, t=text: cell(c, t * 10_000_000))  # type: ignore[misc]
        for column in ("date", "title", "description", "actors", "links", "status", "reported", "other")
        for what, text in (("letters", b"x"), ("brackets", b"["), ("semicolons", b";"))
    },
    "CSV with 10 MB of blanks inside a fact": (
        "a.csv",
        lambda: b"Date and Time,Fact Text\n6/15/2014,x\na" + b" " * 10_000_000 + b"b,x\n",
    ),
    "CSV with 200,000 actors in a cell": ("a.csv", lambda: cell("actors", numbered("; Actor ", 200_000))),
    "CSV of 5,000 columns": (
        "a.csv",
        lambda: b"date,title" + numbered(",c", 5_000) + b"\n" + (b"2014,a" + b",x" * 5_000 + b"\n") * 20,
    ),
    "CSV that spans 9,998 years": ("a.csv", lambda: HEADER + b"0001,a,,\n9999-12-31,b,,\n"),
    "JSON of 50,000 records": ("a.json", lambda: as_json([{"date": "2014", "title": "a"}] * 50_000)),
    "iCalendar of 5,000 events": ("a.ics", lambda: calendar(*["SUMMARY:a\nDTSTART:20140101T000000Z"] * 5_000)),
}
