"""Texts that are read from right to left keep their order wherever they stand."""

from __future__ import annotations

import sys
from unicodedata import bidirectional

import pytest

from components.draw.svg import svg
from components.draw.traces import traces
from components.language import with_direction
from components.marks.ink import Words
from components.scene import Heading, Scene


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("هل سقط النظام؟!", True),
        ("100% של הקולות נספרו!", True),
        ("Talks with حزب الله end.", True),
        ("Talks end.", False),
        ("3 – 4", False),
        ("", False),
        ("\u2067البيانات.\u2069", False),  # it has its direction
    ],
)
def test_only_what_has_letters_from_right_to_left_is_isolated(text: str, isolated: bool) -> None:
    assert with_direction(text) == (f"\u2068{text}\u2069" if isolated else text)


def test_every_letter_that_is_read_from_right_to_left_is_found() -> None:
    letters = map(chr, range(sys.maxunicode + 1))
    assert [each for each in letters if (with_direction(each) != each) != (bidirectional(each) in ("R", "AL"))] == []


def test_both_painters_write_a_text_in_its_own_direction() -> None:
    words = Words(1.0, 2.0, "נדחתה!", 11.0, "#000000")
    [trace], _ = traces([words], lambda x: x)
    assert trace["text"] in (["\u2068נדחתה!\u2069"], "\u2068נדחתה!\u2069")
    assert "\u2068נדחתה!\u2069" in svg(Scene(100, 50, Heading((), ()), None), "light", foot=(words,))
