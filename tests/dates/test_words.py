from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import read_edtf, seconds, span_words, words
from components.dates.calendar import civil
from components.dates.hints import MONTHS
from components.dates.phrases import year_name
from components.model import FUTURE, PAST

CASES = {
    # one date
    "2014-10-28": "28 Oct 2014",
    "2014-02": "Feb 2014, day not given",
    "1914": "1914, month not given",
    "2014-21": "spring 2014",
    "2014-24": "winter 2014-15",
    "1999-24": "winter 1999-00",
    "2014-29": "spring 2014 (southern)",
    "2014-35": "3rd quarter 2014",
    "2014-38": "2nd third 2014",
    "2014-40": "1st half 2014",
    # years
    "0079-08-24": "24 Aug 79 CE",
    "0000": "1 BCE, month not given",
    "-0043-01-01": "1 Jan 44 BCE",
    "Y-13800000000": "13.8 billion BCE",
    "Y-17E7": "170 million BCE",
    "Y170000002": "170,000,002 CE",
    "Y-170000002": "170,000,003 BCE",
    "Y12000": "12,000 CE",
    "Y-10000": "10,001 BCE",
    "1950S2": "1950 estimated, between 1900 and 1999",
    "Y3388E2S3": "338,800 CE estimated, between 338,000 CE and 338,999 CE",
    # qualifiers
    "1914~": "about 1914",
    "1914?": "perhaps 1914",
    "1914%": "perhaps about 1914",
    "?1914~": "perhaps about 1914",
    "2004-06-11~": "about 11 Jun 2004",
    "2004-06~-11": "11 Jun 2004 (year and month: about)",
    "2004?-06-11": "11 Jun 2004 (year: perhaps)",
    "?2004-06-~11": "11 Jun 2004 (year: perhaps, day: about)",
    "2004-%06-11": "11 Jun 2004 (month: perhaps about)",
    "2004-06?-11~": "11 Jun 2004 (year and month: perhaps about, day: about)",
    "2001-34~": "about 2nd quarter 2001",
    "2014-10-28T16:12Z~": "about 28 Oct 2014, 16:12 (UTC)",
    "2014-10-28?T16:12Z": "28 Oct 2014, 16:12 (UTC) (year, month and day: perhaps)",
    # times
    "2014-10-28T16:12+05:30": "28 Oct 2014, 16:12 (UTC+05:30)",
    "2014-10-28T16:12:00-04": "28 Oct 2014, 16:12:00 (UTC-04:00)",
    "2014-10-28T16:12:01.250Z": "28 Oct 2014, 16:12:01.250 (UTC)",
    "2014-10-28T16:12": "28 Oct 2014, 16:12 (no zone given)",
    "2014-10-28T16Z": "28 Oct 2014, 16h (UTC)",
    "2014-10-28T24:00Z": "28 Oct 2014, 24:00 (UTC)",
    # masks
    "196X": "1960s",
    "180X": "1800s (decade)",
    "18XX": "1800s (century)",
    "1XXX": "between 1000 and 1999",
    "005X": "between 50 CE and 59 CE",
    "-156X": "between 1570 and 1561 BCE",
    "1X84": "a year of the pattern 1X84",
    "XXXX": "year not known",
    "-XXXX": "some year BCE",
    "XXXX-XX-XX": "day and month and year not known",
    "2004-XX": "2004 (month not known)",
    "1985-04-XX": "Apr 1985 (day not known)",
    "1985-XX-XX": "1985 (day and month not known)",
    "156X-12-25": "25 Dec, 1560s",
    "1XXX-12": "Dec, between 1000 and 1999",
    "XXXX-12-25": "25 Dec (year not known)",
    "XXXX-12-XX": "Dec (day and year not known)",
    "1984-1X": "between Oct and Dec 1984",
    "1984-0X": "between Jan and Sep 1984",
    "2014-02-1X": "between 10 and 19 Feb 2014",
    "2014-02-2X": "between 20 and 28 Feb 2014",
    "2014-02-0X": "between 1 and 9 Feb 2014",
    "2014-06-3X": "30 Jun 2014",
    "2004-XX-31": "2004 (day 31 of a month not known)",
    "2014-02-X1": "a date of the pattern 2014-02-X1",
    "2014-X1-02": "a date of the pattern 2014-X1-02",
    "196X~": "about 1960s",
    # intervals
    "2014-02/2014-05": "Feb to May 2014",
    "2014-02-01/2014-02-10": "1 to 10 Feb 2014",
    "2014-02-01/2014-05-31": "1 Feb to 31 May 2014",
    "2013-12/2014-02": "Dec 2013 to Feb 2014",
    "1914/1918": "1914 to 1918",
    "2014/2014-05": "2014 to May 2014",
    "1914~/1918?": "about 1914 to perhaps 1918",
    "2014-02~/2014-05": "about Feb 2014 to May 2014",
    "2014-02/..": "since Feb 2014, still going on",
    "2014-02~/..": "since about Feb 2014, still going on",
    "2014-02/": "from Feb 2014, end not known",
    "../2014-02": "until Feb 2014, start open",
    "/2014-02": "until Feb 2014, start not known",
    "2004-06-XX/2004-07-03": "Jun 2004 (day not known) to 3 Jul 2004",
    "2014-10-28T16:12Z/2014-10-28T17:30Z": "28 Oct 2014, 16:12 to 17:30 (UTC)",
    "2014-10-28T16:12Z/2014-10-28T17:30": "28 Oct 2014, 16:12 (UTC) to 28 Oct 2014, 17:30 (no zone given)",
    "2014-10-28T16:12Z~/2014-10-28T17:30Z~": "about 28 Oct 2014, 16:12 (UTC) to about 28 Oct 2014, 17:30 (UTC)",
    # one of
    "[..2014-10-28]": "by 28 Oct 2014",
    "[2014-10-28..]": "28 Oct 2014 or later",
    "[2014-11-01..2014-11-10]": "early Nov 2014",
    "[2014-11-11..2014-11-20]": "mid-Nov 2014",
    "[2014-11-21..2014-11-30]": "late Nov 2014",
    "[2014-02-21..2014-02-28]": "late Feb 2014",
    "[2016-02-21..2016-02-28]": "between 21 and 28 Feb 2016",
    "[2014-11-21..2014-11-29]": "between 21 and 29 Nov 2014",
    "[2014-11-21..2014-11-30~]": "between 21 Nov 2014 and about 30 Nov 2014",
    "[2014-10-27..2014-10-28]": "27 or 28 Oct 2014",
    "[2014-10-27,2014-10-28]": "27 or 28 Oct 2014",
    "[2014-11-03,2014-11-05,2014-11-09]": "3, 5 or 9 Nov 2014",
    "[2014-11-03..2014-11-09]": "between 3 and 9 Nov 2014",
    "[2014-10-30..2014-11-09]": "between 30 Oct and 9 Nov 2014",
    "[1914~,1915]": "about 1914 or 1915",
    "[1962..1963]/[1964..1966]": "from between 1962 and 1963 to between 1964 and 1966",
    "[1962..1963]/..": "since between 1962 and 1963, still going on",
    "[1667,1668,1670..1672]": "1667, 1668, or between 1670 and 1672",
    "[1760-01,1760-02,1760-12..]": "Jan 1760, Feb 1760, or Dec 1760 or later",
    "[1984]": "1984",
    # all of
    "{1667,1668,1670..1672}": "1667, 1668 and 1670 to 1672",
    "{1960,1961-12}": "1960 and Dec 1961",
    "{..1984}": "1984 and all before",
    "{1984..}": "1984 and all after",
    "{2014-11-03,2014-12-05}": "3 Nov and 5 Dec 2014",
    # none
    "": "no date",
    "28/10/2014": "no date",
    " 2014-10-28 ": "28 Oct 2014",
    "[ 1667 , 1668 ]": "1667 or 1668",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_words(text: str, expected: str) -> None:
    dates, _ = read_edtf([text])
    assert words(dates, [text]) == [expected]


def test_dates_that_differ_read_differently() -> None:
    same = {" 2014-10-28 ", "[ 1667 , 1668 ]", "28/10/2014", "?1914~", "[2014-10-27..2014-10-28]"}
    heard = [texts for text, texts in CASES.items() if text not in same]
    assert len(set(heard)) == len(heard)


def test_rows_choose() -> None:
    texts = list(CASES)
    dates, _ = read_edtf(texts)
    assert words(dates, texts, [2, 0]) == [CASES[texts[2]], CASES[texts[0]]]
    assert words(dates, texts, np.array([1])) == [CASES[texts[1]]]  # type: ignore[arg-type]  # rows often come as an array
    assert words(dates, texts) == list(CASES.values())


def test_a_crowd_is_counted_with_its_ends_and_its_qualifiers() -> None:
    texts = ["[" + ",".join(f"{year}{'~' * (year == 1500)}" for year in range(1000, 2000)) + "]"]
    texts.append(texts[0].replace("[1000", "{..1000").replace("1999]", "1999?..}"))
    dates, refused = read_edtf(texts)
    assert refused == {}
    assert words(dates, texts) == [
        "one of 1,000 entries: 1000, …, 1999 (some about)",
        "all of 1,000 entries: 1000 and all before, …, perhaps 1999 and all after (some about and some perhaps)",
    ]


SPANS = [
    ((2014, 2, 1), (2014, 11, 30), "February to November 2014"),
    ((2014, 10, 27), (2014, 10, 27), "27 October 2014"),
    ((1914, 1, 1), (1918, 12, 31), "1914 to 1918"),
    ((2014, 1, 1), (2014, 12, 31), "2014"),
    ((2014, 2, 1), (2014, 2, 28), "February 2014"),
    ((2014, 2, 1), (2014, 10, 29), "February to October 2014"),
    ((2014, 10, 27), (2014, 10, 29), "27 to 29 October 2014"),
    ((2014, 10, 30), (2014, 11, 2), "30 October to 2 November 2014"),
    ((2013, 12, 30), (2014, 1, 2), "30 December 2013 to 2 January 2014"),
    ((2013, 11, 1), (2014, 2, 28), "November 2013 to February 2014"),
    ((1914, 7, 28), (1918, 11, 11), "1914 to 1918"),
    ((-43, 3, 15), (-43, 3, 15), "15 March 44 BCE"),
    ((-13_800_000_000, 1, 1), (2014, 1, 1), "13.8 billion BCE to 2014"),
]


@pytest.mark.parametrize(("first", "last", "expected"), SPANS)
def test_span_words(first: tuple[int, int, int], last: tuple[int, int, int], expected: str) -> None:
    assert span_words(int(seconds(*first)), int(seconds(*last, 86_399))) == expected


def test_spans_without_a_side() -> None:
    day = int(seconds(2014, 10, 28))
    assert span_words(PAST, day) == "to 28 October 2014"
    assert span_words(day, FUTURE) == "from 28 October 2014 on"
    assert span_words(PAST, FUTURE) == "all time"


@given(st.integers(-(10**12), 10**12) | st.integers(PAST + 1, FUTURE - 1))
def test_a_day_is_named_as_the_calendar_has_it(second: int) -> None:
    year, month, day, _ = (int(part) for part in civil(second))
    assert span_words(second, second) == f"{day} {MONTHS[month - 1]} {year_name(year)}"
