"""Text from data reaches the page unchanged, and nothing in it is obeyed."""

from __future__ import annotations

import html
import re

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from components.language import using_language
from components.ui import safe_text
from components.ui.safe_text import heard, literal

JOINER = "\u2060"
PAYLOADS = [
    "<script>alert(1)</script>",
    "![](https://example.org/x.png)",
    "[here](https://example.org)",
    "$x^2$ :material/home: :streamlit: :red[now] -> --",
    "# no heading\n- no list",
    "&lt;b&gt;",
]


def read(shown: str) -> str:
    """What a reader of Markdown's character references sees."""
    return html.unescape(shown).replace(JOINER, "")


@given(st.text(st.characters(exclude_characters=JOINER)))
def test_a_literal_is_read_as_it_was_written_but_for_line_breaks(text: str) -> None:
    assert read(literal(text)) == " ".join(text.split())


@given(st.text())
def test_a_literal_has_no_character_that_markdown_obeys(text: str) -> None:
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"&#\d+;", "", literal(text)))


@pytest.mark.parametrize(
    "text", ["--from “x”: events.csv: 3 rows, at 12:30 (UTC-5)", "It's 50% of “a”: see example.org/a"]
)
def test_ordinary_text_has_nothing_between_its_letters(text: str) -> None:
    assert html.unescape(literal(text)) == text


@pytest.mark.parametrize(
    "word",
    [
        *(":streamlit:", ":material_home:", ":tada:", ":+1:", "->", "<-", "<->", "--", ">=", "~="),
        *("https://example.org", "HTTP://example.org", "www.example.org", "someone@example.org"),
    ],
)
def test_what_streamlit_replaces_after_markdown_is_read_does_not_stand_together(word: str) -> None:
    assert word not in html.unescape(literal(f"a {word} b"))


def everything(text: str, address: str) -> None:
    from components.ui import safe_text  # AppTest runs this alone

    safe_text.facts([("Name", text), ("None", ""), ("Where", address)])
    safe_text.heading(text, text)
    safe_text.line(text)
    safe_text.paragraph(text)
    safe_text.points((text,))
    safe_text.error(text)
    safe_text.warning(text)


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_panel_passes_on_markup(text: str) -> None:
    app = AppTest.from_function(everything, args=(text, "https://example.org/a?b=1&c=2")).run()
    assert not app.exception
    pieces = [piece.proto.body for piece in app.get("html")]
    for body in pieces:
        inside = re.sub(
            r"</?(dl|dt|dd|h2|p|ul|li|span)( class=\"[\w-]+\")?>|<a href=\"[^\"<>]*\" [^<>]*>|</a>", "", body
        )
        assert "<" not in inside
        assert ">" not in inside
    assert html.unescape(pieces[2]).endswith(f"{text}</p>")
    assert [read(app.error[0].value), read(app.warning[0].value)] == [" ".join(text.split())] * 2


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar", "<bdi>[2014-11-21..2014-11-30]</bdi>"), ("ko", ">[2014-11-21..2014")]
)
def test_a_date_keeps_its_direction_in_a_page_from_right_to_left(
    tag: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(streamlit, "html", written.append)
    with using_language(tag):
        safe_text.facts([("Date", "[2014-11-21..2014-11-30]")])
    assert '<span class="dateline-date">2014-11-21</span>' in written[0]  # and in one line
    assert expected in re.sub("</?span[^>]*>", "", written[0])


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("see https://example.org", False),
        ("javascript:alert(1)", False),
        ('https://example.org/" onclick="x', False),
        ('https://example.org/"onclick="x', True),
    ],
)
def test_only_a_whole_web_address_can_be_followed(text: str, linked: bool) -> None:
    app = AppTest.from_function(everything, args=("a", text)).run()
    facts = app.get("html")[0].proto.body
    assert ("<a " in facts) is linked
    assert html.escape(text) in facts
    assert 'onclick="' not in facts
    assert "None" not in facts


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("inquiry-start (end_date), no. 3?", "inquiry-start (end_date), no. 3?"),
        ("![x](https://example.org/x.png)", "! x (https //example.org/x.png)"),
        ("<img src=x> $x$ :tada: a@example.org www.example.org", "img src=x x tada a example.org www example.org"),
    ],
)
def test_what_is_heard_is_the_words_and_nothing_that_is_obeyed(text: str, spoken: str) -> None:
    assert heard(text) == spoken
