from __future__ import annotations

import pytest

from components.dates import read_edtf

CASES = {
    "2014-02-29": "29 February 2014 does not exist: 2014 is not a leap year",
    "1900-02-29": "29 February 1900 does not exist: 1900 is not a leap year",
    "2016-02-30": "30 February 2016 does not exist: February 2016 has 29 days",
    "2014-04-31": "31 April 2014 does not exist: April has 30 days",
    "2014-01-32": "32 January 2014 does not exist: January has 31 days",
    "2014-02-00": "Day 00 does not exist: write 2014-02 if the day is not known",
    "2014-00": "Month 00 does not exist: write 2014 alone if the month is not known",
    "2014-13": "Month 13 does not exist",
    "2014-42": "Month 42 does not exist",
    "2014-20-10": "write 2014-10-20, if that is what is meant",
    "2014-28-10": "or 2014-10-28 if 28 is the day",
    "2001-21-01": "write 2001-21 without the day",
    "1914-18": "For the years write 1914/1918",
    "2014-10-28T25:00": "Hour 25 does not exist",
    "2014-10-28T23:60": "Minute 60 does not exist",
    "2014-10-28T23:59:61": "Second 61 does not exist",
    "2016-12-31T23:59:60Z": "valid EDTF but not supported",
    "2014-10-28T24:00:01": "24:00 is the end of the day",
    "2014-10-28T10:00+24:00": "The zone +24:00 does not exist",
    "2014-10-28T10:00-05:60": "The zone -05:60 does not exist",
    "2014-10-XXT10:00": "needs a whole day",
    "Y292277000001": "beyond what is supported",
    "Y-1E12": "beyond what is supported",
    "1985S0": "no significant digit",
    "2014-05/2014-02": 'The end is before the start in "2014-05/2014-02"',
    "[1985..1984]": "A range runs backwards",
    "../..": "names no date: leave the cell blank",
    "/": "names no date",
    "2014-05/2014-02-31": "31 February 2014 does not exist",
    "[2014,2014-02-30,1]": "30 February 2014 does not exist",
    "2014-05/Oct 2014": "may be both and what is between, or one of the two: write 2014-05/2014-10, if that is meant",
    "[1984": "is not EDTF: an interval is",
    "07/10/2014": "the day or the month may come first: write 2014-10-07 or 2014-07-10",
    "31/02/2014": "no day of the calendar",
    "Feb 30, 2014": "does not exist: February 2014 has 28 days",
    "28/10/14": "write the year with four digits",
    "31-Jan-23": "write the year with four digits",
    "Oct '14": "write the year with four digits",
    "41940": "a spreadsheet's day number (2014-10-28)",
    "1414512720": "seconds since 1970 (2014-10-28T16:12:00Z)",
    "1414512720000": "milliseconds since 1970 (2014-10-28T16:12:00Z)",
    "476": "for a year write four digits (0476)",
    "3.5": "a bare number",
    "1900s": "write 190X for the decade, 19XX for the century",
    "before 1914": "does not say whether the date itself is meant: write [..1914], if that is meant",
    "after Oct 2014": "does not say whether the date itself is meant: write [2014-10..], if that is meant",
    "n.d.": "leave the cell blank",
    "unknown": "leave the cell blank",
    "28 Oct": "does not say the year",
    "October": "does not say the year",
    "tomorrow": "depends on the day it was written",
    "2014-W54": '"2014-W54" is no date that can be read',
    "2014-366": '"2014-366" is no date that can be read',
    "2014-02-01/P1M": "how long it lasted in place of an end",
    "R3/2014": "a date that repeats itself",
    "Y12000-02": "a month of a year with more than four digits",
    "[2014-01/2014-02]": "a slash inside brackets",
    "[1984,1985]/2000": "several dates on one side of the slash",
    "00/00/0000": "says that no time is known",
    "Xxx Xxx 00 0000 00:00:00": "says that no time is known",
    "Not a time": "says that no time is known",
    "1984..1985": "write [1984..1985] for one of these dates, 1984/1985 for all that time",
    "1984,1985": "has several dates",
    "(2011)-06-04~": "write 2011-~06-~04 instead",
    "hello": '"hello" is no date that can be read: write a day as 2014-10-28',
    "Meeting, then lunch": '"Meeting, then lunch" is no date that can be read: write a day as 2014-10-28',
    "see [p. 3] / later": '"see [p. 3] / later" is no date that can be read: write a day as 2014-10-28',
    "2014/then": '"2014/then" is no date that can be read',
    "-0000-01-01": "There is no year -0000",
    "Y00001": "a Y before a year of four digits or less",
    "{1987-10..1988}": "All from one unit to another",
    "2014-10-28T10:00+14:01": "(from -12:00 to +14:00)",
    "2014-10-28T10:00-12:30": "(from -12:00 to +14:00)",
    "2014-10-28T10:00-1300": "a zone that does not exist, -1300: zones are -12:00 to +14:00",
    "28 Oct 2014 10:00 UTC+15:00": "a zone that does not exist",
    "-0000": "There is no year -0000",
    "-00": "is no year",
    "Y-00001": "a Y before a year of four digits or less: write -0001",
    "2000/12-12": "an end without its year",
    "unknown/open": "names no date",
    "2003-23^european": "a ^ with something behind it",
    "2014-10-28/30": "leaves out what both dates share, as ISO 8601 may: write 2014-10-28/2014-10-30",
    "2014-10-28-14": "is no date that can be read",  # no span from 2014 on
    "1/0/1900": "is no date: leave the cell blank",  # what spreadsheets show of an empty cell
    "Oct 28 14:00:00": "does not say the year: add it",
    "30.10.": "does not say the year: add it",
    "14 1 1": "does not say which century it is in",
    "12 noon": "is a time without its day",
    "4 p.m.": "is a time without its day",  # no year before Christ
    "AH 1435": "has a year of another calendar",
    "18 Brumaire VIII": "is a date of the French Republican calendar",
    "[1914-1918]": "may be all of that time or a moment of it: write 1914/1918 or [1914..1918]",
    "1914-[1918]": "has brackets around one of its dates",
    "turn of the 20th century": "has no borders that all would draw alike",
    "10/11/1938-11/11/1938": "write both whole",
    "2014-03-30 02:30 Europe/Paris": "is a time that clocks in Europe/Paris left out",
    "0000:00:00 00:00:00": "says that no time is known",
    "197-?": "leaves out what is not known of the year: write 197X",
    "28 Oct ... 2014 or what": '"28 Oct ... 2014 or what" is no date that can be read',
    "2014-10-28T10:00-00:00": "write 2014-10-28T10:00Z instead",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_a_refused_text_says_why(text: str, expected: str) -> None:
    _, refused = read_edtf([text])
    assert expected in refused[0]
    assert not refused[0].endswith(".")


def test_the_first_bad_date_of_a_row_is_the_one_that_is_named() -> None:
    _, refused = read_edtf(["[2014-02-30,2014-04-31]", "2014-13/x"])
    assert "30 February" in refused[0]
    assert "Month 13" in refused[1]


def test_values_are_cut_and_kept_on_one_line() -> None:
    _, refused = read_edtf(["no\ndate\x1b[31m " + "x" * 500])
    assert "\n" not in refused[0]
    assert "\x1b" not in refused[0]
    assert refused[0].count("x") < 60
    assert "…" in refused[0]
