from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dates import read_edtf, suggest
from components.dates.days import DAYS
from components.dates.vague import VAGUE

CASES = {
    "28/10/2014": "2014-10-28",
    "10/28/2014": "2014-10-28",
    "11/11/2014": "2014-11-11",
    "28.10.2014": "2014-10-28",
    "28/10/2014 16:12": "2014-10-28T16:12",
    "10/28/2014, 4:12 pm": "2014-10-28T16:12",
    "10/28/2014 12:05 AM": "2014-10-28T00:05",
    "2014-1-5": "2014-01-05",
    "2014/10/28": "2014-10-28",
    "2014.10.28": "2014-10-28",
    "20141028": "2014-10-28",
    "20141028T1612": "2014-10-28T16:12",
    "20141028T161205Z": "2014-10-28T16:12:05Z",
    "2014-5": "2014-05",
    "10/2014": "2014-10",
    "Oct 28, 2014": "2014-10-28",
    "October 28th 2014": "2014-10-28",
    "28 October 2014": "2014-10-28",
    "28th of October, 2014": "2014-10-28",
    "Tue 28 Oct 2014 16:12": "2014-10-28T16:12",
    "Tuesday, October 28, 2014": "2014-10-28",
    "Mo 3.11.2014": "2014-11-03",  # 11 March was a Tuesday
    "Tue 3/11/2014": "2014-03-11",  # and 3 November a Monday
    "lundi 3/11/2014 14h": "2014-11-03T14",
    "31-Jan-2023": "2023-01-31",
    "October 2014": "2014-10",
    "Oct. 2014": "2014-10",
    "Sept 2014": "2014-09",
    "2014 Oct": "2014-10",
    "late November 2014": "[2014-11-21..2014-11-30]",
    "early Feb 2014": "[2014-02-01..2014-02-10]",
    "mid-Feb 2014": "[2014-02-11..2014-02-20]",
    "Late Feb 2016": "[2016-02-21..2016-02-29]",
    "Q3 2014": "2014-35",
    "2014-Q3": "2014-35",
    "3rd quarter of 2014": "2014-35",
    "H1 2014": "2014-40",
    "spring 2014": "2014-21",
    "Fall of 2014": "2014-23",
    "c. 1914": "1914~",
    "c1914": "1914~",
    "ca 1914": "1914~",
    "circa October 2014": "2014-10~",
    "about 28 Oct 2014": "2014-10-28~",
    "probably 1914": "1914?",
    "1914 (?)": "1914?",
    "1984?~": "1984%",
    "1960s": "196X",
    "the 1960's": "196X",
    "19th century": "18XX",
    "5th century BC": "-04XX",
    "44 BC": "-0043",
    "1 BCE": "0000",
    "AD 79": "0079",
    "79 CE": "0079",
    "-44": "-0044",
    "Y1984": "1984",
    "+12014": "Y12014",
    "1914-1918": "1914/1918",
    "1914-18": "1914/1918",
    "1914–1918": "1914/1918",
    "from 1914 to 1918": "1914/1918",
    "Oct 2014 to Mar 2015": "2014-10/2015-03",
    "28 Oct 2014 or 29 Oct 2014": "[2014-10-28,2014-10-29]",
    "between 1914 and 1916": "[1914..1916]",
    "by 28 Oct 2014": "[..2014-10-28]",
    "since Feb 2014": "2014-02/..",
    "2014-02 - present": "2014-02/..",
    "..1985": "[..1985]",
    "1984-06/open": "1984-06/..",
    "unknown/1984": "/1984",
    "2014/unknown": "2014/",
    "199u": "199X",
    "1984-uu": "1984-XX",
    "1984-1x": "1984-1X",
    "y170000002": "Y170000002",
    "y-17e7": "Y-17E7",
    "2014-02-01 16:12": "2014-02-01T16:12",
    "2014-10-28 16:12:00 UTC": "2014-10-28T16:12:00Z",
    "2014-10-28t16:12:00z": "2014-10-28T16:12:00Z",
    "2014-10-28T16:12:00+0530": "2014-10-28T16:12:00+05:30",
    "2014-10-28T16:12:00,250Z": "2014-10-28T16:12:00.250Z",
    "19--": "19XX",
    "[197-?]": "197X?",
    "2014-10-28/30": "2014-10-28/2014-10-30",
    "2014-10-28/11-02": "2014-10-28/2014-11-02",
    "-2004-06-(11)~": "-2004-06-~11",
    "28 Oct 2014...": "2014-10-28",
    "٢٠١٤": "2014",
    "２０１４−０２": "2014-02",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_suggestions(text: str, expected: str) -> None:
    assert suggest(text) == expected
    _, refused = read_edtf([text, expected])
    assert list(refused) == [0], "the form is refused, what it means is read"
    assert f"write {expected}" in refused[0]


@pytest.mark.parametrize(
    "text",
    [
        *("07/10/2014", "28/10/14", "31-Jan-23", "41940", "476", "1414512720", "Feb 30 2014", "31/02/2014", "1900s"),
        *("1918 to 1914", "1914-1913", "h 3/-0001", "hello", "28 Oct", "tomorrow", "n.d.", "2014-W54", "?"),
        *("10/28/2014 25:00", "0th century", "A1", "a 17", "W5", "s17", "Wed 3/11/2014", "Mo 3.11.14"),
    ],
)
def test_nothing_is_suggested_where_there_is_more_than_one_reading_or_none(text: str) -> None:
    assert suggest(text) is None
    assert list(read_edtf([text])[1]) == [0]


@settings(max_examples=400)
@given(st.data())
def test_every_suggestion_can_be_read(data: st.DataObject) -> None:
    pattern, _ = data.draw(st.sampled_from(DAYS + VAGUE))
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    edtf = suggest(text)
    if edtf is not None:
        assert read_edtf([edtf])[1] == {}, (text, edtf)


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    suggest(text)
