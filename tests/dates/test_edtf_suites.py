"""The texts of the public EDTF suites, with those suites' verdicts and ours; each difference has its reason.

The suites: the examples of the specification (loc), edtf.js (js), edtf-ruby (ruby), edtf-humanize (humanize),
python-edtf (python), undate, edtf-validate (validate) and ProfessionalWiki's EDTF (php). `read` and `suggested` are
what a text is read as, or suggested to mean, that a suite of the draft of 2012 or of ISO 8601 takes and EDTF does not.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from components.dates import meanings, read_edtf

with (Path(__file__).parent / "edtf_suites.csv").open(newline="", encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
SUITES = {"loc", "js", "ruby", "humanize", "python", "undate", "validate", "php"}


def test_the_table_has_every_suite_and_no_text_twice() -> None:
    assert {suite for row in ROWS for suite in f"{row['valid']} {row['invalid']}".split()} == SUITES
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 560


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_each_text_is_valid_or_not_as_the_suites_say_or_for_a_reason(row: dict[str, str]) -> None:
    _, refused = read_edtf([row["text"]])
    assert bool(refused) == (row["ours"] == "no")
    differs = bool(row["valid"] if refused else row["invalid"])
    assert differs == bool(row["why"])
    if differs and refused:
        meaning = meanings([row["text"]]).by_text[row["text"]]
        assert (meaning.edtf, meaning.accepted) == (row["read"] or row["suggested"], bool(row["read"]))


def test_all_of_them_in_one_column_are_as_they_are_alone() -> None:
    _, refused = read_edtf([row["text"] for row in ROWS])
    assert {ROWS[at]["text"] for at in refused} == {row["text"] for row in ROWS if row["ours"] == "no"}
