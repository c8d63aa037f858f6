"""Codes of how precisely a date is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from components.read.columns.precision import code_scheme, limit_precision

CUTS = [
    ("precision", "1802-01-01T00:00:00Z", "9", "1802"),
    ("precision", "1990-11-01T00:00:00Z", "10", "1990-11"),
    ("precision", "1952-03-11T00:00:00Z", "11", "1952-03-11"),
    ("precision", "1952-03-11T14:30:00Z", "14", "1952-03-11T14:30:00Z"),
    ("precision", "1952-03-11T14:30:00Z", "12", "1952-03-11T14Z"),
    ("precision", "-0043-01-01T00:00:00Z", "9", "-0043"),
    ("precision", "1990-01-01T00:00:00Z", "8", "199X"),
    ("precision", "1601-01-01T00:00:00Z", "7", "16XX"),
    ("precision", "1700-01-01T00:00:00Z", "7", "16XX"),
    ("precision", "-0043-01-01T00:00:00Z", "7", "-00XX"),
    ("precision", "1500-01-01T00:00:00Z", "6", "1XXX"),
    ("precision", "+1802-00-00T00:00:00Z", "9", "1802"),
    ("precision", "-66000000-01-01T00:00:00Z", "3", "Y-66000000S2"),
    ("precision", "1802", "9", "1802"),
    ("time_precision", "2014-10-28", "1", "2014-10-28"),
    ("time_precision", "2014-10-28", "2", "[2014-10-22..2014-11-03]"),
    ("time_precision", "2014-10-28", "3", "2014-10"),
    ("date_prec", "2014-10-28", "4", "2014-10"),
    ("date_prec", "2014-10-28", "5", "2014"),
    ("start_prec", "2014-10-28", "3", "2014-10"),
    ("start_prec", "2014-10-28", "5", "2014"),
    ("start_prec2", "2014-10-28", "6", "2014~"),
    ("ep_end_prec", "2014-10-28", "2", "2014-10"),
    ("startprec", "2014-10-28", "4", "2014"),
    ("start_prec", "2014-10-28", "-9", "2014-10-28"),
    ("startPrecision", "2014-10-28", "9", "2014"),
    ("precision", "2014-10-28", "Month", "2014-10"),
    ("precision", "2014-11-28", "quarter", "2014-36"),
    ("precision", "2014-11-28", "", "2014-11-28"),
    ("precision", "2014-11-28", "circa", "2014-11-28~"),
    ("accuracy", "2014-11", "Estimated", "2014-11~"),
    ("qualifier", "1914", "?", "1914?"),
    ("circa", "1914", "yes", "1914~"),
    ("is_approximate", "1914", "1", "1914~"),
    ("circa", "1914", "no", "1914"),
]


@pytest.mark.parametrize(("name", "text", "code", "known"), CUTS)
def test_a_date_is_as_precise_as_its_code_and_never_more(name: str, text: str, code: str, known: str) -> None:
    other = "9" if name == "precision" and code.isdigit() else "1" if code == "-9" else code
    codes = pd.Series([code, other], dtype="str")
    texts, _, changed, notes = limit_precision(pd.Series([text, "2014/.."], dtype="str"), codes, name, np.array([2, 3]))
    assert texts.tolist() == [known, "2014/.."]
    assert changed.tolist() == [text != known, False]
    assert len(notes) == (text != known)
    again, *_ = limit_precision(texts, codes, name, np.array([2, 3]))
    assert again.tolist() == texts.tolist()


def test_codes_that_nobody_knows_are_named_and_not_used() -> None:
    texts = pd.Series(["2014-10-28", "2014-10-29"], dtype="str")
    same, known, _, notes = limit_precision(texts, pd.Series(["A", "B"], dtype="str"), "precision", np.array([2, 3]))
    assert same.tolist() == texts.tolist()
    assert not known.any()
    assert ["“A” and “B”" in note for note in notes] == [True]


def test_a_word_that_is_none_of_precision_leaves_the_others_their_meaning() -> None:
    texts = pd.Series(["2014-10-28", "2014-10-29", "2014-10-30"], dtype="str")
    codes = pd.Series(["year", "month", "who knows"], dtype="str")
    cut_, known, _, notes = limit_precision(texts, codes, "precision", np.array([2, 3, 4]))
    assert cut_.tolist() == ["2014", "2014-10", "2014-10-30"]
    assert known.tolist() == [True, True, False]
    assert ["also says “who knows”" in note for note in notes] == [False, True]


def test_one_to_five_are_told_apart_by_the_name_alone() -> None:
    assert [
        code_scheme(["1", "2", "3"], name)[1] for name in ("time_precision", "date_prec", "start_prec", "precision")
    ] == [
        "ACLED's codes",
        "UCDP's codes",
        "UCDP/PRIO's codes",
        "",
    ]
