"""HTML as plain text: what a browser shows, and what is no HTML as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cells.markup import plain_text

TEXTS = [
    ("Ruling on <i>Smith v. Jones</i> &amp; others", "Ruling on Smith v. Jones & others"),
    ("<p>First line.<br>Second line</p>", "First line.\nSecond line"),
    ("<p>One</p>\n<p>Two</p>", "One\nTwo"),
    ("see <a href='https://example.org'>a link</a>.", "see a link (https://example.org)."),
    ("<a href='https://example.org'>https://example.org</a>", "https://example.org"),
    ("caf&eacute; &#8211; &#x2013;", "café – –"),
    ("<script>alert(1)</script>a<style>b{}</style>", "a"),
    ("a<!-- remark -->b", "ab"),
    ("<b>unclosed", "unclosed"),
    ("a < b and c > d", "a < b and c > d"),
    ("AT&T, R&D; x<y", "AT&T, R&D; x<y"),
    ("  two  blanks ", "  two  blanks "),
]


@pytest.mark.parametrize(("html", "text"), TEXTS)
def test_html_is_what_it_shows(html: str, text: str) -> None:
    assert plain_text(html) == text


@given(st.text("<>/&;abp# \n='\"!-"))
def test_any_text_is_read(text: str) -> None:
    plain_text(text)
