"""A reading as flags, there and back, and what says nothing possible."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import RequestError
from components.model import AS_FOUND, DateOrder, Reading
from components.read.columns.column_names import TARGETS
from components.read.columns.options import option_texts, with_option
from components.read.formats.decode import ENCODINGS

READINGS = st.builds(
    Reading,
    st.sampled_from(("", *ENCODINGS)),
    st.sampled_from(("", ",", ";", "\t", "|", " ", "~")),
    st.lists(st.tuples(st.sampled_from(TARGETS), st.text(min_size=1).map(str.strip).filter(bool))).map(tuple),
    st.sampled_from(("", "dmy", "mdy", "ymd")),
    st.booleans(),
    sheet=st.text(max_size=9),
    records=st.sampled_from(("", "features", "a.b")),
    century=st.none() | st.integers(0, 9900),
)


@given(READINGS)
def test_what_is_said_is_read_again(reading: Reading) -> None:
    pairs = [(flag, text) for flag, texts in option_texts(reading).items() for text in texts]
    assert reduce(lambda so_far, pair: with_option(so_far, *pair), pairs, AS_FOUND) == reading


@pytest.mark.parametrize(
    ("flag", "text", "reading"),
    [
        ("encoding", "Latin1", Reading(encoding="iso-8859-1")),
        ("separator", "tab", Reading(separator="\t")),
        ("separator", "semicolon", Reading(separator=";")),
        ("map", "Title= Headline", Reading(mapping=(("title", "Headline"),))),
        ("map", "end year=a=b", Reading(mapping=(("end year", "a=b"),))),
        ("date-order", "mdy", Reading(date_order="mdy")),
        ("century", "1900", Reading(century=1900)),
        ("century", "0000", Reading(century=0)),
        ("accept-suggestions", "1", Reading(accept=True)),
    ],
)
def test_the_ways_to_say_it(flag: str, text: str, reading: Reading) -> None:
    assert with_option(AS_FOUND, flag, text) == reading


@pytest.mark.parametrize(
    ("flag", "text", "words"),
    [
        ("encoding", "klingon", "“klingon”"),
        ("separator", "abc", "“abc”"),
        ("separator", '"', "one character"),
        ("map", "headline", "map=title=Headline"),
        ("map", "=Headline", "map=title=Headline"),
        ("numbers", "hours", "milliseconds"),
        ("blank-end", "later", "open, unknown, day"),
        ("map", "colour=Red", "“colour”"),
        ("date-order", "ydm", "dmy, mdy, ymd"),
        ("century", "19", "century=1900"),
        ("century", "last", "“last”"),
        ("accept-suggestions", "yes", "accept-suggestions=1"),
    ],
)
def test_what_says_nothing_possible_is_refused_in_a_sentence(flag: str, text: str, words: str) -> None:
    with pytest.raises(RequestError, match=r"\.$") as refused:
        with_option(AS_FOUND, flag, text)
    assert words in str(refused.value)


def test_every_order_can_be_said() -> None:
    orders: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")
    assert [with_option(AS_FOUND, "date-order", order).date_order for order in orders] == list(orders)
