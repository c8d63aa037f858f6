"""Dates as words that can be typed over."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from components.dates import as_edited, editable, meanings, read_edtf
from components.language import LANGUAGES, set_language

TEXTS = [row[1] for row in csv.reader(Path(__file__).with_name("in_words.csv").open(encoding="utf-8")) if row[1]][1:]
SHOWN = {
    "2014": "2014",
    "2014-10": "Oct 2014",
    "2014-10-28": "28 Oct 2014",
    "2014-10-28T15:30": "28 Oct 2014, 15:30",
    "2014-10-28T15:30Z": "28 Oct 2014, 15:30 (UTC)",
    "2014-10-27/2014-10-29": "27 to 29 Oct 2014",
    "[..2014-10]": "by Oct 2014",
    "2014/..": "since 2014",
    "1852~": "about 1852",
    "1850-XX-12": "1850-XX-12",
    "2014/": "2014/",
    "some day": "some day",
    "": "",
}


@pytest.fixture(autouse=True)
def _in_english_again() -> object:
    yield
    set_language("en")


def test_words_stand_where_they_say_all_of_a_date() -> None:
    assert dict(zip(SHOWN, editable(list(SHOWN)), strict=True)) == SHOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_each_language_words_mean_the_date_that_they_stand_for(language: str) -> None:
    set_language(language)
    pairs = {text: shown for text, shown in zip(TEXTS, editable(TEXTS), strict=True) if shown != text}
    assert len(read_edtf(list(pairs.values()), explain=False)[1]) == len(pairs)
    assert {text: meanings([shown]).by_text[shown].edtf for text, shown in pairs.items()} == {
        text: text for text in pairs
    }


def test_only_the_words_that_are_shown_are_taken_without_asking() -> None:
    assert as_edited(" mid-Nov  2019") == "[2019-11-11..2019-11-20]"
    for text in ("c. 1852", "5.12.19", "3/4/2019", "2014-10-28", "some day", ""):
        assert as_edited(text) == text
