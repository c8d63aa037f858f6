"""Dates and lengths of time in each language, as CLDR writes them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from components.dates import meanings, read_edtf
from components.dates.phrases import year_name
from components.language import LANGUAGES, supported_language
from components.language.moments import Language, language

YEARS = (2014, 79, -43, -9999, 10_000, -1_000_000, -13_800_000_000)
CLOCK = 16 * 3600 + 12 * 60 + 5


def plain(text: str, words: Language) -> str:
    """The text without its isolate, which a language written from right to left must have."""
    if words.names.text_direction == "ltr":
        return text
    assert (text[0], text[-1]) == ("\u2067", "\u2069")
    return text[1:-1]


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ("en", ["2014", "79 CE", "44 BCE", "10,000 BCE", "10,000 CE", "1 million BCE", "13.8 billion BCE"]),
        (
            "fr",
            [
                *("2014", "79 ap. J.-C.", "44 av. J.-C.", "10\u202f000 av. J.-C.", "10\u202f000 ap. J.-C."),
                *("1 million av. J.-C.", "13,8 milliards av. J.-C."),
            ],
        ),
        (
            "de",
            [
                *("2014", "79 n. Chr.", "44 v. Chr.", "10.000 v. Chr.", "10.000 n. Chr."),
                *("1 Million v. Chr.", "13,8 Milliarden v. Chr."),
            ],
        ),
        (
            "es",
            [
                *("2014", "79 d. C.", "44 a. C.", "10.000 a. C.", "10.000 d. C."),
                *("1 millón a. C.", "13,8 mil millones a. C."),
            ],
        ),
        (
            "ko",
            ["2014년", "AD 79년", "BC 44년", "BC 10,000년", "AD 10,000년", "BC 100만년", "BC 138억년"],
        ),
        ("ar", ["2014", "79 م", "44 ق.م", "10,000 ق.م", "10,000 م", "1 مليون ق.م", "13.8 مليار ق.م"]),
    ],
)
def test_years_are_written_as_the_language_has_them(tag: str, texts: list[str]) -> None:
    words = language(tag)
    assert [plain(words.year(year), words).replace("\xa0", " ") for year in YEARS] == texts


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "13.8B BCE"),
        ("fr", "13,8 Md av. J.-C."),
        ("de", "13,8 Mrd. v. Chr."),
        ("es", "13,8 mil M a. C."),
        ("ko", "BC 138억년"),
        ("ar", "13.8 مليار ق.م"),
    ],
)
def test_brief_years(tag: str, text: str) -> None:
    words = language(tag)
    assert plain(words.year(-13_800_000_000, brief=True), words).replace("\xa0", " ") == text
    assert words.year(2014, brief=True) == words.year(2014)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("years", [2_000_000, 5_000_000, 11_000_000, 103_000_000])
def test_brief_years_of_every_plural(tag: str, years: int) -> None:
    words = language(tag)
    assert str(years)[:1] in plain(words.year(-years, brief=True), words)


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ("en", ["Oct", "Feb 2014", "28 Oct", "15 Mar 44 BCE", "28 Oct 2014", "16:12", "16:12:05", "16:12:05.010"]),
        (
            "fr",
            [
                *("oct.", "févr. 2014", "28 oct.", "15 mars 44 av. J.-C.", "28 oct. 2014"),
                *("16:12", "16:12:05", "16:12:05,010"),
            ],
        ),
        (
            "de",
            [
                *("Okt", "Feb. 2014", "28. Okt.", "15. März 44 v. Chr.", "28. Okt. 2014"),
                *("16:12", "16:12:05", "16:12:05,010"),
            ],
        ),
        (
            "es",
            [
                *("oct", "feb 2014", "28 oct", "15 mar 44 a. C.", "28 oct 2014"),
                *("16:12", "16:12:05", "16:12:05,010"),
            ],
        ),
        (
            "ko",
            [
                *("10월", "2014년 2월", "10월 28일", "BC 44년 3월 15일", "2014년 10월 28일"),
                *("16:12", "16시 12분 5초", "16시 12분 5.010초"),
            ],
        ),
        (
            "ar",
            [
                *("أكتوبر", "فبراير 2014", "28 أكتوبر", "15 مارس 44 ق.م", "28 أكتوبر 2014"),
                *("16:12", "16:12:05", "16:12:05.010"),
            ],
        ),
    ],
)
def test_dates_and_times(tag: str, texts: list[str]) -> None:
    words = language(tag)
    sentences = [words.month(10), words.month_of_year(2014, 2), words.day(10, 28), words.date(-43, 3, 15)]
    sentences += [words.date(2014, 10, 28), words.clock(CLOCK), words.clock(CLOCK, True), words.clock(CLOCK, True, 10)]
    assert [plain(text, words) for text in sentences] == texts


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ("en", ["7 months", "2 years", "3 hours"]),
        ("fr", ["7\xa0mois", "2\xa0ans", "3\xa0heures"]),
        ("de", ["7 Monate", "2 Jahre", "3 Stunden"]),
        ("es", ["7 meses", "2 años", "3 h"]),
        ("ko", ["7개월", "2년", "3시간"]),
        ("ar", ["7 أشهر", "سنتان", "3 ساعات"]),
    ],
)
def test_lengths_of_time_have_the_plurals_of_the_language(tag: str, texts: list[str]) -> None:
    words = language(tag)
    sentences = [words.length(7, "month"), words.length(2, "year"), words.length(3, "hour")]
    assert [plain(text, words) for text in sentences] == texts


@given(
    st.one_of(
        st.integers(-20_000, 20_000),
        st.integers(-(10**9) + 1, 10**9 - 1),
        st.integers(-2000, 2000).map(lambda count: count * 10**8),
    )
)
def test_english_years_are_those_of_the_labels(year: int) -> None:
    assert language("en").year(year) == year_name(year)


@given(st.sampled_from(LANGUAGES), st.lists(st.integers(-(10**11), 10**11), min_size=2, max_size=2, unique=True))
def test_no_two_years_have_one_name(tag: str, years: list[int]) -> None:
    words = language(tag)
    assert words.year(years[0]) != words.year(years[1])


@pytest.mark.parametrize(
    ("tag", "name"), [("de", "de"), ("de-AT", "de"), ("KO_kr", "ko"), ("ar-EG", "ar"), (" es ", "es")]
)
def test_a_tag_falls_back_to_its_language(tag: str, name: str) -> None:
    assert supported_language(tag) == name
    assert language(tag).names.language == name


@pytest.mark.parametrize("tag", ["", "xx", "d", "german", "../../etc", "-"])
def test_an_unknown_language_is_english(tag: str) -> None:
    assert supported_language(tag) is None
    assert language(tag).year(-43) == "44 BCE"


def test_reading_months_of_all_languages_leaves_the_axis_as_it_was() -> None:
    """CLDR's data is shared by all who load it: what one reads must not change what another says."""
    assert read_edtf(["2014年10月28日"], explain=False)[1]
    meanings(["2014年10月28日", "28 oktobra 2014"])
    for tag, october in {"fr": "oct.", "es": "oct", "ko": "10월", "ar": "أكتوبر"}.items():
        assert format_date(date(2014, 10, 20), "MMM", locale=tag) == october
