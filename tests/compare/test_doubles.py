"""Events of different files that may be the same: found with a reason, linked or kept apart as a person says."""

from __future__ import annotations

from itertools import permutations

import pytest

from components.compare import doubles, with_decisions
from components.model import Loaded, Reading, Source
from components.read import join_files, read

PAPER = """id,date,title,actors
talks,2014-10-27,Talks held in Geneva,Japan [host]; Korea
vote,2014-11-21,Assembly votes on the draft,UN General Assembly
quake,2014-10-02,Earthquake,
"""
AGENCY = """id,date,title,actors
talks,2014-10,Talks are held in Geneva,Korea
vote,2014-11-21,Assembly votes on draft,UN General Assembly
march,2014-10-29,March through Seoul,Unions
"""


def together(*texts: str) -> Loaded:
    return join_files([read(Source(f"{name}.csv", text.encode())) for name, text in zip("abc", texts, strict=False)])


def found(of: Loaded) -> set[frozenset[str]]:
    ids = of.table["id"].tolist()
    return {frozenset((ids[each.one], ids[each.other])) for each in doubles(of)}


def row(date: str, title: str = "Vote on the draft", actors: str = "") -> str:
    return f"date,title,actors\n{date},{title},{actors}\n"


@pytest.mark.parametrize(
    ("one", "other", "suspected"),
    [
        (row("2014-10-27"), row("2014-10-27"), True),
        (row("2014-10-27"), row("2014-10"), True),
        (row("2014-10-27"), row("2014-10-28"), False),
        (row("2014-10-27"), row(""), True),  # without a date it may be that day
        (row("2014-10-27"), row("2014-10-27", "Vote on a draft"), True),
        (row("2014-10-27"), row("2014-10-27", "Vote on the budget of the year"), False),
        (row("2014-10-27", "Market shelled"), row("2014-10-27", "Shelling of the market"), True),
        (row("2014-10-27", "Minister resigns"), row("2014-10-27", "Resignation of the minister"), True),
        (row("2014-10-27", "Prisoners exchanged"), row("2014-10-27", "Exchange of fire"), False),
        (row("2014-10-27", "Unknown bird - large"), row("2014-10-27", "Unknown bird - medium"), False),
        (row("2014-10-27", actors="Japan"), row("2014-10-27", actors="Japan [host]; Korea"), True),
        (row("2014-10-27", actors="Japan"), row("2014-10-27"), True),
        (row("2014-10-27", actors="Japan"), row("2014-10-27", actors="Korea"), False),
    ],
)
def test_what_is_suspected(one: str, other: str, suspected: bool) -> None:
    assert bool(doubles(together(one, other))) == suspected


def test_each_pair_has_its_score_and_its_reason() -> None:
    both = together(PAPER, AGENCY)
    assert [(each.one, each.other, each.decision) for each in doubles(both)] == [(1, 4, ""), (0, 3, "")]
    assert [each.reason for each in doubles(both)] == [
        "titles 100 of 100 alike; the same date, 21 Nov 2014; both with UN General Assembly",
        "titles 100 of 100 alike; days that may be the same, 27 Oct 2014 and Oct 2014, day not given; both with Korea",
    ]


def test_events_of_one_file_are_never_suspected() -> None:
    twice = row("2014-10-27") + "2014-10-27,Vote on the draft,\n"
    assert doubles(together(twice)) == ()
    assert len(doubles(together(twice, row("2014-10-27")))) == 1  # one with one
    assert len(doubles(together(row("2014"), row("2014"), row("2014")))) == 3


def test_of_several_files_of_which_one_alone_has_events_none_is_suspected() -> None:
    assert doubles(together(PAPER, "date,title\nnever,Refused\n")) == ()


def test_the_order_of_files_finds_no_others() -> None:
    parts = [read(Source(f"{name}.csv", text.encode())) for name, text in (("a", PAPER), ("b", AGENCY), ("c", PAPER))]
    results = [found(join_files(order)) for order in permutations(parts)]
    assert len(results[0]) == 7
    assert all(result == results[0] for result in results)


def test_a_tie_is_a_link_that_is_written_out() -> None:
    both = with_decisions(together(PAPER, AGENCY), Reading(same=("a.csv#talks=b.csv#talks",)))
    assert both.links.kinds == ("same event as",)
    assert (both.links.origin.tolist(), both.links.target.tolist()) == ([3], [0])
    assert both.table["links"].tolist() == ["", "", "", "same event as: a.csv#talks", "", ""]
    assert [each.decision for each in doubles(both)] == ["", "same"]
    assert both.rows == 6  # nothing is merged


def test_all_that_are_suspected_but_those_kept_apart() -> None:
    both = with_decisions(together(PAPER, AGENCY), Reading(same=("all",), apart=("b.csv#vote=a.csv#vote",)))
    assert both.links.origin.tolist() == [3]
    assert both.table["kept apart from"].tolist() == ["", "", "", "", "a.csv#vote", ""]
    assert [each.decision for each in doubles(both)] == ["apart", "same"]
    again = with_decisions(both, Reading(same=("all",), apart=("b.csv#vote=a.csv#vote",)))
    assert again.table.equals(both.table)
    assert again.links.origin.tolist() == [3]


def test_a_pair_that_is_not_there_is_said() -> None:
    both = with_decisions(together(PAPER, AGENCY), Reading(same=("talks=vote", "quake=quake"), apart=("x=y",)))
    assert both.notes[-3:] == tuple(
        f"There are no two events “{pair}” to tie or to keep apart." for pair in ("talks=vote", "quake=quake", "x=y")
    )
    assert len(both.links.origin) == 0


def test_an_id_may_hold_equals_signs() -> None:
    text = "id,date,title\n{},2014,Vote\n"
    both = together(text.format("a=b"), text.format("c=d"))
    assert with_decisions(both, Reading(same=("a=b=c=d",))).links.origin.tolist() == [1]
