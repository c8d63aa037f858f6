"""Two versions of a file: which events are the same, and what is told of each that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.compare import changes, compare
from components.model import Source
from components.read import read

if TYPE_CHECKING:
    from components.compare import Comparison

TALKS = "talks,2014-10-27,Talks held in Geneva,Japan; Korea,meeting\n"
VOTE = "vote,2014-11-21,Vote in the Assembly,Assembly [voter],vote\n"
HEADER = "id,date,title,actors,type\n"


def compared(old: str, new: str) -> Comparison:
    return compare(read(Source("old.csv", old.encode())), read(Source("new.csv", new.encode())))


def kinds_by_title(found: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    """The title of each event that differs, and what changed."""
    titles = {side: of.table["title"].tolist() for side, of in (("old", found.old), ("new", found.new))}
    named = (
        (titles["old"][one.old or 0] if one.new is None else titles["new"][one.new], one) for one in changes(found)
    )
    return [(title, one.kinds) for title, one in named]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (TALKS + VOTE, VOTE + TALKS, []),  # the order of rows is no difference
        (TALKS, TALKS + VOTE, [("Vote in the Assembly", ("added",))]),
        (TALKS + VOTE, TALKS, [("Vote in the Assembly", ("gone",))]),
        (TALKS, TALKS.replace("2014-10-27", "2014-10"), [("Talks held in Geneva", ("date known worse",))]),
        (TALKS, TALKS.replace("2014-10-27", "2014-10-28"), [("Talks held in Geneva", ("date contradicted",))]),
        (TALKS, TALKS.replace("Talks held", "Talks  held"), []),  # nor is a blank
        (TALKS, TALKS.replace("Japan; Korea", "Korea;Japan"), []),  # nor the order of a list
        (TALKS, TALKS.replace("Japan", "Japan [host]"), [("Talks held in Geneva", ("other actors",))]),
        (TALKS, TALKS.replace("meeting", "talks"), [("Talks held in Geneva", ("other columns",))]),
        (
            TALKS,
            "talks,2014-11-30,Talks on arms,Japan,meeting\n",
            [("Talks on arms", ("date contradicted", "reworded", "other actors"))],
        ),
        (  # another id, but the same event: told as one, by its likeness
            TALKS + VOTE,
            VOTE + TALKS.replace("talks,", "geneva,").replace("held in", "in"),
            [("Talks in Geneva", ("reworded", "other columns"))],
        ),
        (  # ids given anew say nothing
            "1,2014-10-27,Talks held in Geneva,,\n2,2014-11-21,Vote in the Assembly,,\n",
            "1,2014-09-01,Letter of protest,,\n2,2014-10-27,Talks held in Geneva,,\n"
            "3,2014-11-21,Vote in the Assembly,,\n",
            [
                ("Letter of protest", ("added",)),
                ("Talks held in Geneva", ("other columns",)),
                ("Vote in the Assembly", ("other columns",)),
            ],
        ),
    ],
)
def test_what_changed(old: str, new: str, what: list[tuple[str, tuple[str, ...]]]) -> None:
    found = compared(HEADER + old, HEADER + new)
    assert kinds_by_title(found) == what
    assert found.differs == bool(what)


def test_without_ids_events_are_matched_by_title_date_and_actors() -> None:
    old = "date,title,actors\n2014-10-27,Ambassador meets Darusman,Korea\n2014-11-21,Vote,\n2014-12-01,Vote,\n"
    new = "date,title,actors\n2014-11-21,Vote,\n2014-10,The ambassador meets Darusman,Korea\n2014-12-02,Vote,\n"
    found = compared(old, new)
    assert kinds_by_title(found) == [
        ("The ambassador meets Darusman", ("date known worse", "reworded")),
        ("Vote", ("date contradicted",)),
    ]
    scores = [(one.by_id, one.score) for one in changes(found)]
    assert all(not by_id and 70 <= score < 100 for by_id, score in scores)


def test_titles_that_are_not_alike_are_two_events_on_whatever_day() -> None:
    header = "date,title,actors\n"
    found = compared(header + "2014-10-27,Vote,Japan\n", header + "2014-10-27,Earthquake,Japan\n")
    assert kinds_by_title(found) == [("Earthquake", ("added",)), ("Vote", ("gone",))]


def test_a_column_of_one_file_is_said_once_and_rejected_rows_are_counted() -> None:
    found = compared("date,title\n2014,Vote\n", "date,title,place\n2014,Vote,Geneva\n2014-02-30,Never,\n")
    assert kinds_by_title(found) == []
    assert found.notes == (
        "The column “place” is only in new.csv; it is not compared.",
        "Rows that could not be read are not compared: 0 before, 1 now, others.",
    )
    assert found.differs


def test_a_row_that_stands_twice_and_now_once_is_gone_once() -> None:
    twice = "date,title\n2014,Vote\n2014,Vote\n"
    assert kinds_by_title(compared(twice, "date,title\n2014,Vote\n")) == [("Vote", ("gone",))]


ROW = st.tuples(
    st.sampled_from(["a", "b", "c", "d"]),
    st.sampled_from(["", "2014", "2014-02", "2014-02-17", "2014-02-17T16:12:00Z", "[..2014-02]", "2015/.."]),
    st.sampled_from(["Vote", "A vote", "The vote is held", "Talks held", "The talks are held"]),
    st.sampled_from(["", "Japan", "Japan; Korea", "Korea [host]"]),
)


@st.composite
def tables(draw: st.DrawFn, name: str = "id") -> str:
    """A few events, many of them alike."""
    rows = draw(st.lists(ROW, min_size=1, max_size=9))
    return "".join(f"{','.join(row)}\n" for row in [(name, "date", "title", "actors"), *rows])


@settings(max_examples=40)
@given(tables())
def test_nothing_differs_from_itself(text: str) -> None:
    assert not compared(text, text).differs


@settings(max_examples=40)
@given(st.one_of(st.tuples(tables(), tables()), st.tuples(tables("name"), tables("name"))))
def test_added_and_gone_change_places_when_the_files_do(texts: tuple[str, str]) -> None:
    there, back = compared(*texts), compared(*reversed(texts))
    assert there.added.tolist() == back.gone.tolist()
    assert there.gone.tolist() == back.added.tolist()
    assert there.unchanged == back.unchanged
    pairs = {tuple(pair) for pair in zip(there.matches.old.tolist(), there.matches.new.tolist(), strict=True)}
    assert pairs == {pair[::-1] for pair in zip(back.matches.old.tolist(), back.matches.new.tolist(), strict=True)}
    assert len(there.gone) + len(pairs) == len(there.old.table)
    assert len(there.added) + len(pairs) == len(there.new.table)
