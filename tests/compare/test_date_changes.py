"""What became of a date: decided on its bounds, for every form of date."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from components.compare.date_changes import DateChange, date_changes
from components.dates import read_edtf
from tests.views.events import DATES

BETTER, WORSE, CONTRADICTED = DateChange.BETTER, DateChange.WORSE, DateChange.CONTRADICTED
SHIFTED, OTHERWISE, SAME = DateChange.SHIFTED, DateChange.OTHERWISE, DateChange.SAME
TURNED = {BETTER: WORSE, WORSE: BETTER}


def became(old: str, new: str) -> DateChange:
    before, after = read_edtf([old])[0], read_edtf([new])[0]
    one = np.zeros(1, np.int64)
    return DateChange(int(date_changes(before, after, (one, one), np.array([old != new]))[0]))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("2014-02", "2014-02", SAME),
        ("", "", SAME),
        ("2014-02", "2014-02-17", BETTER),
        ("2014", "2014-22", BETTER),
        ("", "2014", BETTER),
        ("[..2014-10-28]", "2014-10-27", BETTER),
        ("[2014-11-21..2014-11-30]", "[2014-11-21..2014-11-25]", BETTER),
        ("2014-02/..", "2014-02/2014-05", BETTER),  # it went on then, now its end is known
        ("2014-02/2014-05", "2014-02-03/2014-05-01", BETTER),
        ("2014-02", "2014-02-01/2014-02-28", BETTER),  # some time in February; all of February
        ("1914~", "1914", BETTER),
        ("2014-10-28", "2014-10-28T16:12:00", BETTER),
        ("2014-10-28T16:12:00Z", "2014-10-28T16:12:00.5Z", BETTER),
        ("2014-10-28T16:12:00", "2014-10-28T16:12:00+09:00", BETTER),  # a clock without a zone: of all zones, this one
        ("1914", "1914~", WORSE),
        ("2014-02-17", "2014-02", WORSE),
        ("2014-10-28", "", WORSE),
        ("2014-02/2014-05", "2014-02/2014", WORSE),
        ("2014-10-27", "2014-10-28", CONTRADICTED),
        ("2014-02", "2014-03-01", CONTRADICTED),
        ("2014-02/2014-05", "2014-02/2014-06", CONTRADICTED),  # one of its ends is enough
        ("2014-02/2014-05", "2014-02-10", CONTRADICTED),  # it lasted for months; it was over within a day
        ("[..2014-10-28]", "2014-10-29", CONTRADICTED),
        ("2014-10-28T16:12:00Z", "2014-10-28T16:13:00Z", CONTRADICTED),
        ("2014-10-28T16:12:00.4Z", "2014-10-28T16:12:00.5Z", CONTRADICTED),
        ("2014-10-28T16:12:00", "2014-10-29T16:12:00+00:00", CONTRADICTED),
        ("[2014-10-01..2014-10-20]", "[2014-10-10..2014-10-28]", SHIFTED),
        ("2014-01/2014-05", "2014/2014-05-01", SHIFTED),  # its start known worse, its end better
        ("1914~", "1914?", OTHERWISE),
        ("2014-02", "2014-02-17?", OTHERWISE),  # narrower, but no longer sure
        ("2014-02/..", "2014-02/", OTHERWISE),  # open; not known
        ("[2014-01-01,2014-01-09]", "[2014-01-01,2014-01-05,2014-01-09]", OTHERWISE),
        ("2014-10-28T16:12:00Z", "2014-10-28T18:12:00+02:00", OTHERWISE),  # the same instant, told elsewhere
    ],
)
def test_what_became_of_a_date(old: str, new: str, kind: DateChange) -> None:
    assert became(old, new) == kind
    assert became(new, old) == TURNED.get(kind, kind)


@given(DATES, DATES)
def test_no_date_differs_from_itself_and_turning_round_turns_better_to_worse(old: str, new: str) -> None:
    assert became(old, old) == SAME
    there = became(old, new)
    assert became(new, old) == TURNED.get(there, there)
