"""Any bytes under any name: an outcome with a balanced ledger or one sentence, never anything else."""

from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from components import pipeline
from components.errors import TimelineError
from components.model import Source
from components.read.formats import READERS

# How files of each format, and files that are none, begin.
BEGINNINGS = (
    *(b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"sep=;\n", b"# a\n\n"),
    *(b"date,title\n", b"date,title\n2014,", b"id;date;title\r\n", b"start\tend\ttitle\r", b'"date"|"title"\n"'),
    *(b"Year,Headline\n", b"message,datetime,timestamp_desc\n", b"event_date,event_type,actor1,time_precision\n"),
    *(b"side_a,side_b,date_start,date_end\n", b"Date and Time,Fact Text\n", b"Subject,Start Date\n"),
    *(b"Task,Start,Finish\n", b"Layer Name,Event Name,Start Date,Start Approximate\n"),
    b"Start Year,Start Month,title\n",
    *(b"[", b"{", b'[{"date":"2014","title":"a"},', b'{"date":"2014","title":"a"}\n'),
    *(b'{"events":[{"start_date":{"year":', b'{"items":[{"content":"a","start":'),
    *(b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2014"),
    *(b"PK\x03\x04", b"PK\x03\x04xl/", b"PAR1", b"\x1f\x8b\x08\0", b"\x89PNG\r\n\x1a\n", b"%PDF-"),
    *(b"<!DOCTYPE html>", b"<?xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0", b"BZh9"),
)  # fmt: skip
SUFFIXES = ("", ".gz", ".png", *(suffix for reader in READERS for suffix in reader.suffixes))
PIECES = (
    *(b",", b";", b"\t", b"|", b'"', b"\n", b"\r", b"\0", b"{", b"}", b"]", b":", b"\xe9", b"=1"),
    *(b"2014", b"28/10/2014", b"title", b"date"),
)


def balances(source: Source) -> None:
    """The file loads and every row is accounted for, or it is refused with a sentence of ours."""
    try:
        found = pipeline.load(source).loaded
    except TimelineError:
        return
    assert found.rows == found.events + found.undated + len(found.rejected)
    assert len(found.table) == len(found.dates.flags) == found.events + found.undated
    assert len({*found.table["line"], *(entry.line for entry in found.rejected)}) <= found.rows
    assert all(entry.reason for entry in found.rejected)


@given(
    st.sampled_from(BEGINNINGS),
    st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join),
    st.sampled_from(SUFFIXES),
    st.booleans(),
)
def test_any_bytes_are_accounted_for_or_refused(beginning: bytes, rest: bytes, suffix: str, packed: bool) -> None:
    content = beginning + rest
    balances(Source(f"a{suffix}", gzip.compress(content) if packed else content))
