"""Which texts count as the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.cells.fold import fold, fold_all, match_spans, skeleton

SAME = [
    ("ZÜRICH", "zurich"),
    ("Łódź", "łodz"),  # ł is a letter of its own in Unicode, no l with an accent
    ("Straße", "STRASSE"),
    ("ＵＮ", "un"),  # full-width letters
    ("cafe\u0301", "CAFÉ"),
    ("Ἀθῆναι", "αθηναι"),
    ("два  слова\n", "ДВА СЛОВА"),
    ("عَرَبِيّ", "عربي"),
    ("조선", "조선"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_folded_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("part", "whole"), [("하", "한국"), ("か", "が"), ("и", "а")])
def test_letters_are_not_taken_apart(part: str, whole: str) -> None:
    assert fold(part) not in fold(whole)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.one_of(st.characters(), st.characters(min_codepoint=0x20, max_codepoint=0x250))))
def test_letters_fold_alike_with_their_accents_in_one_character_and_apart(text: str) -> None:
    """Texts whose letters become ASCII one by one go a shorter way than those with accents apart."""
    assert fold(text) == fold(unicodedata.normalize("NFD", text))


@given(st.lists(st.text(st.sampled_from("aÉß ö\n\0İﬁか한\u0301Ω2²")), max_size=4))
@example(["É", "a\0b", "ﬁ"])
@example([])
def test_many_texts_fold_as_each_does(texts: list[str]) -> None:
    assert fold_all(texts) == list(map(fold, texts))


LOOK_ALIKE = [
    ("Korea", "Kоrea"),
    ("North Korea", "north  korea"),
    ("Iran", "Iran\u200b"),
    ("Perú", "Peru"),
    ("НАТО", "нато"),
]


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKE)
def test_look_alikes_have_one_skeleton(one: str, other: str) -> None:
    assert one != other
    assert skeleton(one) == skeleton(other)


def test_different_names_have_different_skeletons() -> None:
    names = ["North Korea", "South Korea", "조선", "한국", "Россия", "Rossiya", "Iran", "Iraq"]
    assert len(set(map(skeleton, names))) == len(names)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("A hawk, a HAWK", "hawk", ["hawk", "HAWK"]),
        ("Mayoral élection", "ELECTION", ["élection"]),
        ("two\n  words here", "two words", ["two\n  words"]),
        ("Straße", "strasse", ["Straße"]),
        ("e\u0301t\u00e9", "ete", ["e\u0301t\u00e9"]),
        ("nothing", "", []),
        ("nothing", "hawk", []),
    ],
)
def test_where_words_stand(text: str, words: str, marked: list[str]) -> None:
    assert [text[start:stop] for start, stop in match_spans(text, words)] == marked
