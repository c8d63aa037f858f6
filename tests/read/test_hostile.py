"""Files of every format, damaged at random: an outcome with a balanced ledger or one sentence, never anything else."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components.errors import SourceError
from components.model import Source
from components.read import read
from components.read.formats import READERS
from tests.read.made import archive, as_json, calendar, parquet, workbook

RECORDS = [
    {"date": "2014-10", "title": "a", "actors": [{"name": "A", "role": "r"}], "links": [{"kind": "k", "target": "t"}]},
    {"date": "[2014..]", "title": "b", "more": {"x": [1.5, None]}},
]
SLIDES = {
    "events": [
        {
            "start_date": {"year": "1900", "month": 1, "day": 2, "hour": 3},
            "end_date": {"year": 1901},
            "text": {"headline": "a"},
        }
    ]
}
ITEMS = {
    "items": [{"id": 1, "content": "c", "start": "2014-01-01", "end": 1_400_000_000_000, "group": 1}],
    "groups": [{"id": 1}],
}
EVENT = "UID:1\nSUMMARY:a\nDTSTART;TZID=Europe/Vienna:20141028T100000\nDTEND:20141028T120000Z\nATTENDEE;CN=K:mailto:k"
TIMES = {"date": [datetime(2014, 10, 28, 1), None], "title": ["a", "b"], "x": [[1], None], "y": [0.5, float("nan")]}
ROWS = [("date", "title"), (date(2014, 10, 28), "a"), (datetime(2014, 1, 1, 1), 2.5)]
FILES = {
    "a.xlsx": workbook(ROWS, shown={"A2": "yyyy"}),
    "a.parquet": parquet(TIMES),
    "a.json": as_json(RECORDS),
    "slides.json": as_json(SLIDES),
    "items.json": as_json(ITEMS),
    "a.jsonl": b"\n".join(as_json(record) for record in RECORDS),
    "a.ics": calendar(EVENT, "SUMMARY:b\nDTSTART;VALUE=DATE:20141028\nRRULE:FREQ=DAILY"),
    "known.csv": b"event_date,event_type,actor1,time_precision\n31-Jan-23,Battles,A,2\n",
    "facts.csv": b"Date and Time,Fact Text\n<06/15/97,a\n07/??/97,b\n",
    "slides.csv": b"Year,Month,Day,Time,Headline\n2014,2,3,2:30 PM,a\n-44,,,,b\n",
}  # fmt: skip
PIECES = st.sampled_from(
    [
        *(
            b'"',
            b"{",
            b"}",
            b"[",
            b"]",
            b",",
            b":",
            b"\\ud800",
            b"\\u0000",
            b"\r\nBEGIN:VEVENT",
            b"END:VEVENT",
            b"9" * 30,
        ),
        *(
            b"-",
            b"null",
            b"1e999",
            b"NaN",
            b"<c/>",
            b'r="XFD1048576"',
            b"&lt;",
            b"\xff",
            b"\0",
            b"T",
            b"Z",
            b"\n",
            b"??",
        ),
    ]
)
CHANGE = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 12), st.one_of(PIECES, st.binary(max_size=3)))


def damaged(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Each change cuts out some bytes at a place and puts others there."""
    for place, cut, piece in changes:
        at = int(place * len(content))
        content = content[:at] + piece + content[at + cut :]
    return content


def outcome(name: str, content: bytes) -> None:
    try:
        loaded = read(Source(name, content))
    except SourceError as fault:
        sentence = str(fault)
    else:
        assert loaded.rows == loaded.events + loaded.undated + len(loaded.rejected)
        return
    assert sentence.startswith(name)
    assert sentence.isprintable()


@pytest.mark.parametrize("name", FILES)
def test_each_of_these_files_is_read_when_it_is_whole(name: str) -> None:
    loaded = read(Source(name, FILES[name]))
    assert loaded.rows > 0
    assert loaded.rejected == ()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("suffix", [".gz", ""])
def test_each_of_them_is_the_same_inside_a_gzip(name: str, suffix: str) -> None:
    plain = read(Source(name, FILES[name]))
    packed = read(Source(name + suffix, gzip.compress(FILES[name])))
    assert packed.table.equals(plain.table)
    assert packed.notes == plain.notes
    assert packed.facts[0][0] == "compression"
    assert packed.facts[1:] == plain.facts


@given(st.sampled_from([*FILES]), st.lists(CHANGE, min_size=1, max_size=4))
@settings(max_examples=300)
def test_a_damaged_file_has_an_outcome(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    outcome(name, damaged(FILES[name], changes))


PARTS = {part: zipfile.ZipFile(io.BytesIO(FILES["a.xlsx"])).read(part) for part in
         zipfile.ZipFile(io.BytesIO(FILES["a.xlsx"])).namelist()}  # fmt: skip


@given(st.sampled_from([*PARTS]), st.lists(CHANGE, min_size=1, max_size=4))
@settings(max_examples=200)
def test_a_workbook_with_damaged_parts_has_an_outcome(part: str, changes: list[tuple[float, int, bytes]]) -> None:
    outcome("a.xlsx", archive(PARTS | {part: damaged(PARTS[part], changes)}))


@given(st.sampled_from([*FILES]), st.floats(0, 1))
@settings(max_examples=100)
def test_a_file_that_ends_early_has_an_outcome(name: str, part: float) -> None:
    outcome(name, FILES[name][: int(part * len(FILES[name]))])


@given(st.sampled_from([*FILES]), st.sampled_from([suffix for reader in READERS for suffix in reader.suffixes]))
@settings(max_examples=60)
@example("a.xlsx", ".ics")
def test_a_file_under_the_name_of_another_format_has_an_outcome(name: str, suffix: str) -> None:
    outcome(f"events{suffix}", FILES[name])


@given(st.sampled_from([*FILES]), st.binary(max_size=200))
def test_any_bytes_have_an_outcome(name: str, content: bytes) -> None:
    outcome(name, content)


@pytest.mark.parametrize("name", ["a.json", "a.ics", "a.xlsx", "a.parquet"])
def test_a_cell_of_ten_megabytes_is_a_cell(name: str) -> None:
    long = "x" * 10_000_000
    if name == "a.xlsx":
        content = workbook([("date", "title", "x"), ("2014", "a", "b")])
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = {part: book.read(part) for part in book.namelist()}
        longer = {part: xml.replace(b"<t>b</t>", f"<t>{long}</t>".encode()) for part, xml in parts.items()}
        content = archive(longer)
    elif name == "a.parquet":
        content = parquet({"date": ["2014"], "title": ["a"], "x": [long]})
    elif name == "a.ics":
        content = calendar(f"DTSTART;VALUE=DATE:20140101\nSUMMARY:a\nDESCRIPTION:{long}")
    else:
        content = as_json([{"date": "2014", "title": "a", "x": long}])
    loaded = read(Source(name, content))
    assert loaded.events == 1
    assert len(loaded.table["description" if name == "a.ics" else "x"].iloc[0]) == len(long)


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "a.parquet"])
def test_two_thousand_columns_are_kept(name: str) -> None:
    record = {"date": "2014", "title": "a"} | {f"column {n}": str(n) for n in range(2_000)}
    content = {
        "a.json": lambda: as_json([record]),
        "a.xlsx": lambda: workbook([tuple(record), tuple(record.values())]),
        "a.parquet": lambda: parquet({key: [value] for key, value in record.items()}),
    }[name]()
    assert read(Source(name, content)).table["column 1999"].tolist() == ["1999"]
