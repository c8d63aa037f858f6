"""What is said of a file can be told in every language: in Korean it has no English word but the file's own."""

from __future__ import annotations

import copy
import pickle
import re
from typing import TYPE_CHECKING

import pytest

from components import pipeline
from components.errors import TimelineError
from components.language import Message, combined, message, messages, translated, using_language
from components.model import Source
from tests.language.messages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from components.model import Loaded, Proposal

ELSEWHERE = ("bomb-rows.parquet",)  # refused by another process, which hands on its English sentence
CORPUS = sorted(path for path in (ROOT / "tests/corpus").iterdir() if path.suffix not in (".toml", ".md"))
CORPUS = [path for path in CORPUS if path.name not in ELSEWHERE]
# Names, the same in every language: of formats and encodings, of programs, and of our own columns and signs.
NAMES = {
    "Dateline",
    "JSON",
    "Lines",
    "CSV",
    "UTF",
    "UTC",
    "Windows",
    "EDTF",
    "ISO",
    "XML",
    "SIMILE",
    "Excel",
    "Parquet",
}
NAMES |= {
    "Turtle",
    "CIDOC",
    "CRM",
    "HTML",
    "NUL",
    "NaN",
    "MAC",
    "ROMAN",
    "gzip",
    "vis",
    "timeline",
    "csv",
    "DTSTART",
    "DTEND",
    "DUE",
}
NAMES |= {"row", "date", "title", "repeats", "records", "sheet", "column", "dmy", "mdy", "UCDP", "PRIO", "REF", "place"}
PROGRAMS = "Airtable Bee Docs Timeline CaseMap DFIR IRIS DAT FollowTheMoney Frappe GDELT CAMEO DATEADDED GitHub Google "
PROGRAMS += "Forms Hayabusa Jira Linked Places Notion Plaso Timesketch Preceden TimelineJS Zeek ACLED Wikidata mactime"
PROGRAMS += " iCalendar Markwhen VCALENDAR BEGIN Excel zip Events Chronology Word doc"
VALUES = "occurred scheduled expected conditional cancelled disputed"  # as they are typed into a file
LIBRARIES = "expecting value delimiter property name enclosed double quotes cyrillic small letter zero width space "
LIBRARIES += "latin with acute"
PROPER = NAMES | set(f"{PROGRAMS} {VALUES} {LIBRARIES} blank".split())
OTHERS = "“[^”]*”|'[^']*'"  # what is quoted: the file's words, or those of a library about them


def texts(of: Loaded | None, proposal: Proposal | None) -> Iterator[str]:
    """All sentences about a file."""
    if of:
        yield from (text for fact in of.facts for text in fact)
        yield from (*of.notes, *(row.reason for row in of.rejected), *(offer.does for offer in of.offers))
    if proposal:
        yield from (*(choice.reason for choice in proposal.choices), *proposal.looks)


def said_of(path: Path) -> list[str]:
    """What is said of a file, or why it cannot be opened."""
    try:
        loaded = pipeline.load(Source(path.name, path.read_bytes()), today="2026-01-01").loaded
    except TimelineError as error:
        return [str(error), *texts(None, getattr(error, "proposal", None))]
    return [*texts(loaded, loaded.proposal)]


def words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{3,}", text))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_is_said_of_a_file_speaks_one_language(path: Path) -> None:
    own = words(path.read_bytes().decode("utf-8", "ignore")) | words(path.name)
    with using_language("ko"):
        for text in said_of(path):
            shown = re.sub(OTHERS, "", translated(text))
            assert words(shown) - own - PROPER == set(), text


def test_a_message_is_english_until_it_is_told() -> None:
    rows = messages(1200, "{n} row", "{n} rows")
    text = combined([rows, message("{name} is {kind}", name="end", kind=message("end"))], message("{first}; {then}"))
    assert text == "1,200 rows; end is end"
    with using_language("de"):
        assert translated(rows) == "1.200 Zeilen"
        assert translated("end") == "end"
        assert translated(message("end")) == "Ende"


def test_a_message_stays_one_where_errors_and_processes_carry_it() -> None:
    error = TimelineError(message("{n} rows of {file}", n=3, file="a.csv"))
    for carried in (error, pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        text = str(carried)
        assert isinstance(text, Message)
        assert (text, dict(text.fields)) == ("3 rows of a.csv", {"n": 3, "file": "a.csv"})
