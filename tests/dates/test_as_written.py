"""Dates as people and machines write them: read where they have one reading, else suggested, else refused."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

from components.dates import languages, meanings, read_edtf
from components.dates.english import CODES, WORDS
from tests.dates import cldr

READ = {
    # in other languages
    "28 octobre 2014": "2014-10-28",
    "1er mai 1968": "1968-05-01",
    "fevrier 1848": "1848-02",
    "9. Nov. 1938": "1938-11-09",
    "Dienstag, 28. Oktober 2014": "2014-10-28",
    "3 de mayo de 1808": "1808-05-03",
    "28 d'octubre de 2014": "2014-10-28",
    "1º de maio de 1974": "1974-05-01",
    "29 Ekim 1923": "1923-10-29",
    "28. října 1918": "1918-10-28",
    "2014. október 28.": "2014-10-28",
    "28 Οκτωβρίου 1940": "1940-10-28",
    "28 октября 2014 года": "2014-10-28",
    "28 жовтня 2014": "2014-10-28",
    "28 tháng 10 năm 2014": "2014-10-28",
    "2014년 10월 28일": "2014-10-28",
    "2014年10月": "2014-10",
    "२८ अक्टूबर २०१४": "2014-10-28",
    "28 أكتوبر 2014": "2014-10-28",
    "28 באוקטובר 2014": "2014-10-28",
    "1.IX.1939": "1939-09-01",
    "50 av. J.-C.": "-0049",
    "44 v. Chr.": "-0043",
    # ranges
    "14–16 July 1789": "1789-07-14/1789-07-16",
    "May–June 1968": "1968-05/1968-06",
    "7 Jun–14 Jul 1916": "1916-06-07/1916-07-14",
    "Oct 28-30, 2014": "2014-10-28/2014-10-30",
    "October 28–November 2, 2014": "2014-10-28/2014-11-02",
    "Dec 30, 2013 - Jan 2, 2014": "2013-12-30/2014-01-02",
    "Mon 3 – Fri 7 Nov 2014": "2014-11-03/2014-11-07",
    "100 BC - AD 50": "-0099/0050",
    "October 28, 2021 → October 30, 2021": "2021-10-28/2021-10-30",
    "28 Oct 2014, 10:00 – 29 Oct 2014, 12:00": "2014-10-28T10:00/2014-10-29T12:00",
    "between May and June 1968": "[1968-05..1968-06]",
    "1914 or 1915": "[1914,1915]",
    "1914 or earlier": "[..1914]",
    "not before 1914": "[1914..]",
    # machines
    "Wed Oct 10 20:19:24 +0000 2018": "2018-10-10T20:19:24Z",
    "2014:10:28 16:12:00": "2014-10-28T16:12:00",
    "2014-10-28T14:00:00+01:00[Europe/Paris]": "2014-10-28T14:00:00+01:00",
    "28. Okt. 2014, 16:12:00 (UTC)": "2014-10-28T16:12:00Z",
    "2014년 10월 28일 16:12 (UTC)": "2014-10-28T16:12Z",
    "28. Okt. 2014, 16:12 Europe/Paris": "2014-10-28T16:12+01:00",
    "Tue Oct 28 2014 14:00:00 GMT+0100 (Central European Standard Time)": "2014-10-28T14:00:00+01:00",
    "28 Oct 2014 10:00 (UTC+1)": "2014-10-28T10:00+01:00",
    "28 Oct 2014 10:00 - 11:30 (UTC+05:30)": "2014-10-28T10:00+05:30/2014-10-28T11:30+05:30",
    "28 Oct 2014 9:00 (GMT)": "2014-10-28T09:00Z",
    "28/Oct/2014:10:00:00 +0000": "2014-10-28T10:00:00Z",
    "20141028T101500Z": "2014-10-28T10:15:00Z",
    "10/28/2014 12:30 AM": "2014-10-28T00:30",
    "2014-10-28 10:00-05:00": "2014-10-28T10:00-05:00",
    "2014-301": "2014-10-28",
    # with something around them
    "EOW: Sunday, May 3, 1891": "1891-05-03",
    "28 October 2014[1]": "2014-10-28",
    "28 October 2014*": "2014-10-28",
    "(28 October 2014)": "2014-10-28",
    "5 May 2014 10:00 - 12:00 +02:00": "2014-05-05T10:00+02:00/2014-05-05T12:00+02:00",
    "5 May 2014 10:00-12:00Z": "2014-05-05T10:00Z/2014-05-05T12:00Z",
    "5 May 2014 14:00 - 4:30 pm": "2014-05-05T14:00/2014-05-05T16:30",
    # old drafts
    "2004-(06)?-11": "2004-?06-11",
    "-2004-06-(11)~": "-2004-06-~11",
    "1990-uu-uu": "1990-XX-XX",
    "2001-21^southernHemisphere": "2001-29",
    "y17101e4p3": "Y17101E4S3",
}
SUGGESTED = {
    "2014-10-28 16:12 (CET)": "2014-10-28T16:12+01:00",
    "early 18th century": "[1700..1733]",
    "second half of the 19th century": "[1850..1899]",
    "3rd c. BC": "-02XX",
    "mid-1960s": "[1964..1966]",
    "late May 1914": "[1914-05-21..1914-05-31]",
    "winter 1914/15": "1914-24",
    "Easter 1916": "1916-04-23",
    "66 Ma": "Y-66E6~",
    "5000 BP": "-3050~",
    "ca. 1450-1460": "1450~/1460~",
    "vers 1450": "1450~",
    "um 1450": "1450~",
    "1998–": "1998/..",
    "before 1500": "[..1500]",
    "? – 1918": "/1918",
    "5 May 1914 – ?": "1914-05-05/",
    "10/11 November 1938": "1938-11-10/1938-11-11",
    "11/24 November 1914": "1914-11-24",
    "1 Jan 1700 (O.S.)": "1700-01-11",
    "lundi 14 juillet 1789": "1789-07-14",  # a Tuesday
    "平成26年10月28日": "2014-10-28",
    "28 ตุลาคม 2557": "2014-10-28",
    "5 May 2014 10:00-11:30 pm": "2014-05-05T22:00/2014-05-05T23:30",
    "5 May 2014 11-1 pm": "2014-05-05T11/2014-05-05T13",  # no minutes, no minutes made up
    "10–11 pm 28 Oct 2014": "2014-10-28T22/2014-10-28T23",
    "9 Nov 1989 23:30 - 00:30": "1989-11-09T23:30/1989-11-10T00:30",
    "23:30 - 00:30 9 Nov 1989": "1989-11-09T23:30/1989-11-10T00:30",
    "28 Oct 2014 10:00-12:00": "2014-10-28T10:00/2014-10-28T12:00",
    "28 Oct 2014 10:00-12:00+01:00": "2014-10-28T10:00+01:00/2014-10-28T12:00+01:00",
    "28 Oct 2014 10:00-12:00 UTC": "2014-10-28T10:00Z/2014-10-28T12:00Z",
}
REFUSED = [
    *(
        "3. listopada 1918",
        "1800s",
        "1918 to 1914",
        "hello, see [p. 3] / later",
    ),
    *("28 Oct", "tomorrow", "n.d.", "unknown/open"),
]


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_what_has_one_reading_is_read(text: str, edtf: str) -> None:
    meaning = meanings([text]).by_text[text]
    assert (meaning.edtf, meaning.accepted) == (edtf, True)
    assert read_edtf([edtf])[1] == {}


@pytest.mark.parametrize(("text", "edtf"), SUGGESTED.items())
def test_what_is_vague_or_has_another_reading_is_suggested_with_the_reason(text: str, edtf: str) -> None:
    meaning = meanings([text]).by_text[text]
    assert (meaning.edtf, meaning.accepted) == (edtf, False)
    assert f"write {edtf}" in meaning.reason
    assert read_edtf([edtf])[1] == {}


@pytest.mark.parametrize("text", REFUSED)
def test_what_says_no_single_date_is_refused(text: str) -> None:
    assert not meanings([text]).by_text[text].edtf
    assert list(read_edtf([text])[1]) == [0]


def test_texts_of_a_form_that_is_never_a_date_are_looked_at_only_so_often() -> None:
    odd = [f"visit {number} of the house" for number in range(10_000, 11_500)]
    found = meanings([*odd, "28 October 2014"]).by_text
    left_out = [text for text in odd if "so it was not tried" in found[text].reason]
    assert left_out == odd[1_000:]
    assert "looks like 1,000 others here that are no dates" in found[odd[-1]].reason
    assert found["28 October 2014"].edtf == "2014-10-28"


def test_a_form_that_dates_have_is_always_looked_at() -> None:
    odd = [f"{number % 28 + 1} Foo {number}" for number in range(1_000, 4_000)]
    found = meanings(["1 Oct 2014", *odd, "28 Oct 2014"]).by_text
    assert found["28 Oct 2014"].edtf == "2014-10-28"


IN_WORDS = list(csv.DictReader((Path(__file__).parent / "in_words.csv").open(encoding="utf-8", newline="")))


@pytest.mark.parametrize("case", IN_WORDS, ids=lambda case: case["text"])
def test_dates_in_words_of_many_languages(case: dict[str, str]) -> None:
    meaning = meanings([case["text"]]).by_text[case["text"]]
    assert (meaning.edtf, "read" if meaning.accepted else "suggested") == (case["edtf"], case["outcome"])


def test_the_names_that_are_kept_are_those_of_cldr() -> None:
    assert cldr.FILE.read_text("utf-8") == cldr.written(), "Run: python -m tests.dates.cldr"


def test_every_word_of_the_vocabulary_is_one_of_the_rules() -> None:
    known = {
        *WORDS.values(),
        *CODES,
        *("onward", "upto", "thru", "at", "none", "be", "hour", "minute", "sec", "oclock"),
    }
    known |= {"not before", "not after", "first half", "second half", "decade"}
    lines = tomllib.loads((Path(languages.__file__).parent / "vocabulary.toml").read_text("utf-8"))
    unknown = {word for of in lines.values() for word in of if word not in known and not word.isdigit()}
    assert {word for word in unknown if not re.fullmatch(r"era\d{4}|[2-9]0s|\d\d century", word)} == set()


def test_no_word_says_nothing_and_something_vague_in_one_language() -> None:
    """Else "um 1450" would be read as 1450: what says nothing is surer than what says "about"."""
    lines = tomllib.loads((Path(languages.__file__).parent / "vocabulary.toml").read_text("utf-8"))
    vague = ("circa", "perhaps", "before", "after", "since", "from", "to", "early", "mid", "late", "by", "not before")
    for language, of in lines.items():
        nothing = {word.strip() for word in of.get("", "").split(",") if word.strip()}
        for meaning in vague:
            assert not nothing & {word.strip() for word in of.get(meaning, "").split(",")}, (language, meaning)


def test_a_word_that_is_vague_in_one_language_and_nothing_in_another_is_asked_about() -> None:
    assert meanings(["do 1914"]).by_text["do 1914"].edtf == ""  # "until" in Polish, "of the" in Portuguese
