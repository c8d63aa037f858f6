"""Chronologies, written to be read, as Markdown or plain text."""

from __future__ import annotations

import pytest

from components.model import AS_FOUND, Source
from components.read.formats import chronology, rows_of

BULLETS = """\
# Chronology of the talks

An introduction which runs
over two lines.

- 28 October 2014: Draft **tabled**
- **29 October 2014** – Darusman [presents](https://example.org/a) his report
  He asks for
  a referral.
- late November 2014: Vote expected
- Something else
"""
HEADINGS = """\
## 2014

### October

* 28 October – Draft
* 29 October: Report

### November

* 21 – Vote
* Nobody knows the day

## 12 May 2015

The court sits.
It hears two.

## 13 May 2015: Verdict

- said at noon
"""
LINES = """\
Timeline of the affair

1998 - Company founded
  in Zurich, by three
  people
March 2003 – March 2004: Complaints
12/04/2007 - Raid on the offices
14.5.2008: Trial
"""
GERMAN = """\
• 28. Oktober 2014: Entwurf
• 29.10.2014 Bericht
1. November 2014: Abstimmung
"""


def _read(text: str, name: str = "a.md") -> dict[str, list[str]]:
    found = rows_of(Source(name, text.encode()), AS_FOUND)
    assert found.header == chronology.HEADER
    return {name: list(cells) for name, cells in zip(found.header, found.columns, strict=True)}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            BULLETS,
            [
                ("28 October 2014", "Draft tabled", ""),
                ("29 October 2014", "Darusman presents his report", "He asks for a referral."),
                ("late November 2014", "Vote expected", ""),
                ("", "Something else", ""),
            ],
        ),
        (
            HEADINGS,
            [
                ("28 October 2014", "Draft", ""),
                ("29 October 2014", "Report", ""),
                ("21 November 2014", "Vote", ""),
                ("November 2014", "Nobody knows the day", ""),
                ("12 May 2015", "The court sits.", "It hears two."),
                ("13 May 2015", "Verdict", "- said at noon"),
            ],
        ),
        (
            LINES,
            [
                ("1998", "Company founded", "in Zurich, by three\npeople"),
                ("March 2003 – March 2004", "Complaints", ""),
                ("12/04/2007", "Raid on the offices", ""),
                ("14.5.2008", "Trial", ""),
            ],
        ),
        (
            GERMAN,
            [
                ("28. Oktober 2014", "Entwurf", ""),
                ("29.10.2014", "Bericht", ""),
                ("1. November 2014", "Abstimmung", ""),
            ],
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a"])
def test_what_people_write_is_read(text: str, events: list[tuple[str, str, str]], name: str) -> None:
    found = _read(text, name)
    assert list(zip(found["date"], found["title"], found["description"], strict=True)) == events


def test_a_link_of_the_title_is_the_source() -> None:
    assert _read(BULLETS)["source"] == ["", "https://example.org/a", "", ""]


def test_what_is_told_by_headings_or_left_out_is_said() -> None:
    notes = rows_of(Source("a.md", HEADINGS.encode()), AS_FOUND).notes
    assert any("stands in the heading above (lines 5, 6, 10, 11 and 15)" in note for note in notes)
    assert any("are not read (lines 1, 3, 8 and 13)" in note for note in notes)


@pytest.mark.parametrize(
    "text",
    [
        "# Read me\n\n- 2014: founded\n- install it\n- run it\n- enjoy\n",
        "- milk\n- 3 eggs\n- 10: ten\n- Chapter 3: The end\n",
        "In 1998 they came.\n\nIn 1999 - as told - they left.\n",
        "date,title\n2014-10-28,Vote: done\n2014-10-29,Talks: done\n",
        "#Fields: date time\n2014-10-28 10:00:00 Vote\n2014-10-29 10:00:00 Talks\n",
        "2014-10-28\tVote\n2014-10-29\tTalks\n",
        "| Date | Event |\n|---|---|\n| 28 October 2014 | Draft |\n",
        "",
    ],
)
def test_other_texts_are_no_chronologies(text: str) -> None:
    assert not chronology.knows(text.encode())


def test_a_table_in_markdown_is_still_a_table() -> None:
    table = "| date | title |\n| 2014-10-28 | Draft |\n| 2014-10-29 | Report |\n"
    assert rows_of(Source("a.md", table.encode()), AS_FOUND).header[:2] != chronology.HEADER[:2]


def test_a_table_whose_rows_begin_with_dates_in_words_is_none() -> None:
    table = "date,title\n1911-11-09 – 1911-11-10,a\n44 BC,b\nJune 1912 - May 1913,c\n4 August 1914,d\n"
    assert not chronology.knows(table.encode())
    assert len(rows_of(Source("events.csv", table.encode()), AS_FOUND).lines) == 4


TABLES = [
    ("a.csv", "Jour : quoi\n28 octobre 2014 : Vote\n29 octobre 2014 : Grève\n"),
    ("a.tsv", "28 October 2014: Vote\tAna\n29 October 2014: Raid\tBen\n"),
    ("a.txt", "Jour, Quoi\n28 octobre 2014 - 3 novembre 2014, Vote\n1 mai 1968 - 5 mai 1968, Marche\n"),
]


@pytest.mark.parametrize(("name", "text"), TABLES)
def test_a_table_with_an_unknown_header_is_never_a_chronology(name: str, text: str) -> None:
    assert dict(rows_of(Source(name, text.encode()), AS_FOUND).facts)["format"] == "CSV"


def test_lines_with_as_many_commas_are_a_chronology_where_the_first_is_an_event() -> None:
    text = "28 October 2014: Vote, count\n29 October 2014: Raid, search\n30 October 2014: Talks, no end\n"
    assert chronology.knows(text.encode())
