"""SIMILE Timeline's XML: every event is a row, broken XML is said, and no entity of it is ever expanded."""

from __future__ import annotations

import pytest

from components.errors import SourceError
from components.model import Source
from components.read import read
from components.read.formats.simile_xml import knows

WEDDING = """<?xml version="1.0" encoding="utf-8"?>
<!-- an example -->
<data wiki-section="Timeline">
  <event start="May 28 2006 09:00:00 GMT" end="Jun 15 2006 09:00:00 GMT" isDuration="true" title="Writing it">A
     few days</event>
  <event start="1962" latestStart="1963" earliestEnd="1964" end="1966" isDuration="true" title="A &amp; B"/>
  <event start="Jun 16 2006" title="A wedding" link="https://example.org/"/>
</data>
"""


def test_events_are_rows_with_their_lines() -> None:
    loaded = read(Source("wedding.xml", WEDDING.encode()))
    assert loaded.table["date"].tolist() == [
        "2006-05-28T09:00:00Z/2006-06-15T09:00:00Z", "[1962..1963]/[1964..1966]", "2006-06-16",
    ]  # fmt: skip
    assert loaded.table["title"].tolist() == ["Writing it", "A & B", "A wedding"]
    assert loaded.table["description"].tolist() == ["A few days", "", ""]
    assert loaded.table["line"].tolist() == [4, 6, 7]
    assert dict(loaded.facts) | {"format": "SIMILE's XML", "layout": "a SIMILE timeline"} == dict(loaded.facts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<data><event start='1962' title='a'></data>", "broken on line 1"),
        ("<data>\n<!-- <event> -->\n</data>", "without an event"),
        ("<!DOCTYPE data [<!ENTITY a 'b'>]><data><event title='&a;'/></data>", "document type"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(Source("events.xml", text.encode()))


def test_other_xml_is_not_taken_for_it() -> None:
    assert not knows(b"<?xml version='1.0'?><events><event date='2014-10-28'>Vote</event></events>")
    assert knows(b"\xef\xbb\xbf" + WEDDING.encode())
