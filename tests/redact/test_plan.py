"""Plans and keys: small files of which nothing is believed that cannot be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import RequestError
from components.redact import Decision, Plan, aliases
from components.redact import key as keys
from components.redact import plan as plans

WHOLE = Plan(
    (("Kim Song", ""), ("Japan", "A country")),
    "month",
    ("source",),
    (Decision("Kim", "keep", "title"),),
    "drop",
    ("Blue House",),
)


def test_a_plan_is_read_as_it_was_written() -> None:
    content = json.dumps(plans.as_json(WHOLE)).encode()
    assert plans.read("p.json", content) == WHOLE
    assert plans.read("p.json", b"{}") == Plan()
    assert plans.read("p.json", b'{"actors": ["Kim  Song"]}').actors == (("Kim Song", ""),)


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ([], "has to be an object with any of actors, dates, columns, words, found, others"),
        ({"actor": []}, "no field “actor”"),
        ({"actors": 3}, "actors has to be a list of names"),
        ({"actors": [" "]}, "actors has to be a text"),
        ({"actors": {"": "x"}}, "actors: a name is blank"),
        ({"actors": {"A": 1}}, "actors, “A” has to be a text"),
        ({"actors": {"A": "x;y"}}, "the alias “x;y” has one of"),
        ({"actors": {"A": "X", "B": "x"}}, "stands for two"),
        ({"actors": [str(at) for at in range(2_001)]}, "2,000 at most"),
        ({"dates": "week"}, "dates is “week”; it may be blank, month, year"),
        ({"words": ["…"]}, "words: “…” has no letter or digit in it"),
        ({"columns": "title"}, "columns has to be a list"),
        ({"columns": ["date"]}, "“date” cannot be left out"),
        ({"found": [{"text": "x"}]}, "found, entry 1 has to be an object"),
        ({"found": [{"text": "x", "do": "burn"}]}, "found, entry 1: do is “burn”; it may be replace, drop, keep"),
        ({"others": "keep"}, "others is “keep”; it may be blank, replace, drop"),
    ],
)
def test_what_is_wrong_is_named(given_: Any, message: str) -> None:
    with pytest.raises(RequestError, match=f"^p\\.json.*{message}"):
        plans.read("p.json", json.dumps(given_).encode())


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda one: st.lists(one) | st.dictionaries(
    st.sampled_from(["actors", "dates", "columns", "words", "found", "others", "text", "do", "x"]), one)))  # fmt: skip
def test_any_json_is_a_plan_or_one_sentence(given_: Any) -> None:
    content = json.dumps(given_).encode()
    try:
        plan = plans.read("p.json", content)
    except RequestError:
        return
    assert plans.of_json(plans.as_json(plan), "again") == plan


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"aliases": 3}', b'{"aliases": {"A": "x", "B": "X"}}', b"\xff"]
)
def test_a_damaged_key_or_plan_is_refused(content: bytes) -> None:
    with pytest.raises(RequestError, match="k is no key"):
        keys.read("k", content)
    if content in (b"", b"{", b"\xff"):
        with pytest.raises(RequestError, match="p is no plan"):
            plans.read("p", content)


def test_an_alias_once_given_stays() -> None:
    first = aliases(Plan((("B", ""), ("A", "Someone"))), {}, ["A", "B", "actor 1"])
    assert first == {"B": "Actor 2", "A": "Someone"}
    later = aliases(Plan((("C", ""), ("B", ""))), first, ["A", "B", "C"])
    assert later == {**first, "C": "Actor 1"}
    assert aliases(Plan((("C", ""), ("B", ""))), later, ["A", "B", "C"]) == later
    assert keys.read("k", keys.written(later)) == later


@pytest.mark.parametrize(
    ("actors", "key", "message"),
    [
        ({"A": "Y"}, {"A": "X"}, "is “X” in the key, not “Y”"),
        ({"A": "Other"}, {}, "is somebody's already"),
        ({"A": "X"}, {"B": "X"}, "is somebody's already"),
        ({"A": ""}, {"A": "Other"}, "is the name of another actor"),
    ],
)
def test_an_alias_is_never_two_people(actors: dict[str, str], key: dict[str, str], message: str) -> None:
    with pytest.raises(RequestError, match=message):
        aliases(Plan(tuple(actors.items())), key, ["A", "other"])
