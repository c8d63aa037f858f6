"""Text widths against Pillow's own measure of the same fonts, and the promises of cutting and wrapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from components.layout.text import ELLIPSIS, FONTS, ending, shorten, width, wrap

STYLES = list(FONTS)
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["C"]), max_size=60)
TEXTS = st.text(max_size=60)
WORDS = st.text(" abcdefgh,é北한🙂\u0301", max_size=80)
WIDTHS = st.floats(0, 500)


@pytest.mark.parametrize(("bold", "italic"), STYLES)
@given(text=LATIN)
def test_width_is_what_the_font_measures(bold: bool, italic: bool, text: str) -> None:
    font = ImageFont.truetype(str(FONTS[bold, italic]), 1000, layout_engine=ImageFont.Layout.BASIC)
    assert width(text, 13, bold, italic) == pytest.approx(font.getlength(text) * 13 / 1000)


@pytest.mark.parametrize("path", sorted(set(FONTS.values())), ids=lambda path: path.stem)
def test_the_font_is_named_as_the_font_stack_expects(path: object) -> None:
    assert ImageFont.truetype(str(path), 10).getname()[0] == "Noto Sans"


@pytest.mark.parametrize("text", ["Žižek", "Đặng Thị", "Ἀθῆναι", "Щербаков", "£ € ₩ №", "“…” – —", "x² H₂O ½"])
def test_the_font_covers(text: str) -> None:
    font = ImageFont.truetype(str(FONTS[False, False]), 1000, layout_engine=ImageFont.Layout.BASIC)
    missing = font.getmask("\U0010fffd").getbbox(), font.getlength("\U0010fffd")
    assert all((font.getmask(c).getbbox(), font.getlength(c)) != missing for c in text)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("北韓", 2),
        ("조선", 2),
        ("ﾊﾟ", 2 * 0.7),  # half-width
        ("🙂", 1.3),
        ("👩\u200d🚀", 2.6),
        ("לום", 3 * 0.7),
        ("กี่", 0.7),  # one letter with two marks above it
        ("→", 1),
        ("\u200b", 0),
    ],
)
def test_width_without_a_glyph(text: str, ems: float) -> None:
    assert width(text, 10) == pytest.approx(10 * ems)


def test_line_breaks_and_tabs_are_as_wide_as_a_blank() -> None:
    assert width("a\tb\nc", 13) == width("a b c", 13)


@given(TEXTS, TEXTS, st.floats(1, 100))
def test_width_adds_up(one: str, other: str, size: float) -> None:
    assert width(one + other, size) == pytest.approx(width(one, size) + width(other, size))
    assert width(one, 2 * size) == pytest.approx(2 * width(one, size))
    assert width(one, size) >= 0


@pytest.mark.parametrize(
    ("max_width", "expected"),
    [
        (400, "Darusman presents his report to the Assembly"),
        (160, "Darusman presents his…"),
        (80, "Darusman…"),
        (60, "Darusm…"),
        (40, ""),
        (0, ""),
        (-1, ""),
    ],
)
def test_a_text_too_long_ends_with_an_ellipsis(max_width: float, expected: str) -> None:
    assert shorten("Darusman presents his report to the Assembly", max_width, 13) == expected


@pytest.mark.parametrize("text", ["astronaut👩\u200d🚀👩\u200d🚀👍🏽👍🏽", "e\u0301" * 20, "संयुक्त राष्ट्र जांच"])
@given(max_width=st.floats(40, 250))
def test_a_cut_never_parts_what_is_read_as_one(text: str, max_width: float) -> None:
    short = shorten(text, max_width, 13)
    start = short.removesuffix(ELLIPSIS)
    if short not in ("", text):
        assert not start.endswith("\u200d")
        assert text[len(start)] not in "\u200d\u0301🏽\u094d\u093e\u0941\u0902"


@given(WORDS | TEXTS, WIDTHS, st.booleans())
def test_shorten_never_exceeds_and_only_cuts(text: str, max_width: float, bold: bool) -> None:
    short = shorten(text, max_width, 13, bold)
    assert width(short, 13, bold) <= max_width
    if short != text:
        assert short == "" or (short.endswith(ELLIPSIS) and text.startswith(short.removesuffix(ELLIPSIS)))
        assert width(text, 13, bold) > max_width


@given(WORDS, WIDTHS, WIDTHS)
def test_more_room_never_shows_less(text: str, one: float, other: float) -> None:
    less, more = (shorten(text, room, 13).removesuffix(ELLIPSIS) for room in sorted((one, other)))
    assert more.startswith(less)


@pytest.mark.parametrize(
    ("text", "max_width", "lines", "expected"),
    [
        ("UN Commission of Inquiry", 300, 2, ("UN Commission of Inquiry",)),
        ("UN Commission of Inquiry", 110, 2, ("UN Commission", "of Inquiry")),
        ("UN Commission of Inquiry", 110, 1, ("UN Commission…",)),
        ("UN Commission …", 110, 2, ("UN", "Commission …")),
        ("UN  Commission\nof Inquiry", 110, 2, ("UN Commission", "of Inquiry")),
        ("Donaudampfschifffahrt", 90, 2, ("Donaudamp…",)),
        ("조선민주주의인민공화국", 80, 2, ("조선민주주의", "인민공화국")),
        ("UN Commission of Inquiry", 10, 2, ()),
        ("UN", 300, 0, ()),
        ("", 300, 2, ()),
    ],
)
def test_text_wraps_between_words(text: str, max_width: float, lines: int, expected: tuple[str, ...]) -> None:
    assert wrap(text, max_width, 13, lines) == expected


@given(WORDS | TEXTS, WIDTHS, st.integers(0, 4))
def test_wrap_keeps_its_bounds_and_every_word(text: str, max_width: float, lines: int) -> None:
    wrapped = wrap(text, max_width, 13, lines)
    assert len(wrapped) <= lines
    assert all(width(line, 13) <= max_width for line in wrapped)
    text_ = "".join("".join(wrapped).removesuffix(ELLIPSIS).split())
    assert "".join(text.split()).startswith(text_)
    if wrapped and not wrapped[-1].endswith(ELLIPSIS):
        assert text_ == "".join(text.split())


WORDS = st.text("ab_/ .日é", min_size=1, max_size=80)


@given(WORDS, st.floats(20, 200), st.integers(1, 5))
def test_parted_words_lose_nothing_until_there_is_no_room(text: str, room: float, lines: int) -> None:
    found = wrap(text, room, 13, lines, parted=True)
    assert len(found) <= lines
    assert all(width(line, 13) <= room for line in found)
    rest = "".join(text.split())
    for line in found[: len(found) - (not found or found[-1].endswith(ELLIPSIS))]:
        letters = "".join(line.split())
        part = letters if rest.startswith(letters) else letters.removesuffix("-")  # a word that is parted
        assert rest.startswith(part)
        rest = rest.removeprefix(part)
    assert not rest or not found or found[-1].endswith(ELLIPSIS)


def test_a_long_word_parts_behind_its_signs() -> None:
    assert wrap("physiology_of_other", 105, 13, 3, parted=True) == ("physiology_of_", "other")
    assert wrap("physiology_of_other", 105, 13, 3) == ("physiology_of_…",)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("International Court", ("Internatio-", "nal Court")),
        ("Staatsarchiven", ("Staatsarc-", "hiven")),
        ("Международный суд", ("Междуна-", "родный", "суд")),
        ("국제형사재판소", ("국제형사재", "판소")),
        ("1234567890123", ("12345678", "90123")),
    ],
)
def test_a_word_wider_than_a_line_is_parted_with_a_hyphen_where_its_script_has_one(
    text: str, lines: tuple[str, ...]
) -> None:
    assert wrap(text, 66, 13, 4, parted=True) == lines


@given(WORDS, st.floats(20, 200))
def test_an_ending_is_what_a_text_ends_with(text: str, room: float) -> None:
    found = ending(text, room, 13)
    assert found.startswith(ELLIPSIS)
    assert text.endswith(found.removeprefix(ELLIPSIS))
    assert width(found, 13) <= room
