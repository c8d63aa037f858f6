"""The page speaks the browser's language only: in Korean, of a file in Greek letters, no Latin word is ours."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy

from components.language import using_language
from components.ui import style
from tests.ui.opened import below, no_errors, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

ROWS = """id,date,title,actors,type,status,χώρα,links
1,2014-02,Αλφα,Ωμεγα [Ρω]; Σιγμα,Κάπα,,Ελλάδα,Λινκ: 3
2,[..2014-10-28],Βητα,Ωμεγα,Κάπα,cancelled,Ελλάδα,
3,2014-10-03/..,Γαμμα,,Λάμδα,expected,Κύπρος,
4,2014-10-03T16:12,Δελτα,Σιγμα,Λάμδα,,Κύπρος,
5,,Εψιλον,Σιγμα,,conditional,Κύπρος,
"""
ASKED = """χώρα,πότε,όνομα
Ελλάδα,2014-10-28,Αλφα
Κύπρος,2014-10-29,Βητα
Ελλάδα,2014-10-30,Γαμμα
"""
READ = {"label", "placeholder", "help", "body", "options", "content", "text"}  # fields of Streamlit's messages
NAMES = {"pip", "install", "python"}  # how a package that is missing is installed
NAMES |= {"Dateline", "CSV", "JSON", "UTC", "Europe", "Berlin", "csv", "nbsp"}  # the same in every language
OTHERS = "Excel|PNG|SVG|PDF|WebP|HTML|Parquet|Markdown|iCalendar|Markwhen|TimelineJS|SIMILE|Timeline|vis|GeoJSON"
OTHERS += "|Timesketch|FollowTheMoney|Aleph|OpenAleph|Linked|Places|CIDOC|CRM|Turtle|schema|org|JSON|XML|LD|EDTF"
OTHERS += "|sometime|Lines|timeline"
OTHERS += "|PEM|pip|install|python"  # the form of certificates, and a command to type where none can be used
FONTS = {"Noto", "Sans", "CJK"}  # named where the computer that runs the tests has none with these letters
PROPER = NAMES | FONTS | set(OTHERS.split("|"))


@pytest.fixture
def korean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ContextProxy, "locale", property(lambda _: "ko-KR"))
    with using_language("ko"):  # AppTest asks here, too, what options are called
        yield


def texts_of(app: AppTest) -> Iterator[str]:
    """What can be read of the page, without its picture."""
    for block in (app.main, app.sidebar):
        for element in _elements(block):
            if not str(getattr(element, "key", "")).startswith("recent-"):  # files of this computer
                yield from _texts(element.proto)


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child


def _texts(value: Any, name: str = "") -> Iterator[str]:
    """The texts of one of Streamlit's messages that are shown or read out."""
    if hasattr(value, "ListFields"):
        for field, each in value.ListFields():
            yield from _texts(each, field.name)
    elif isinstance(value, str):
        if name in READ:
            yield re.sub(r":material/\w+:", "", html.unescape(re.sub(r"<[^>]*>", " ", value)))
    elif hasattr(value, "__iter__") and not isinstance(value, bytes):
        for each in value:
            yield from _texts(each, name)


def english(app: AppTest) -> set[str]:
    read = (
        text for text in texts_of(app) if not text.startswith("drawn-")
    )  # which the browser waits for, and nobody sees
    return {word for text in read for word in re.findall(r"\b[A-Za-z]{3,}\b", text)} - PROPER


@pytest.mark.usefixtures("korean")
def test_the_page_speaks_one_language() -> None:
    app = page()
    app.sidebar.file_uploader[0].upload("δεδομένα.csv", ROWS.encode(), "text/csv")
    no_errors(app.run())
    assert " ".join(sorted(english(app))) == ""
    assert "파일 열기" in [each.label for each in app.file_uploader]


@pytest.mark.usefixtures("korean")
def test_what_is_asked_is_said_in_the_same_language() -> None:
    app = page()
    app.sidebar.file_uploader[0].upload("δεδομένα.csv", ROWS.encode(), "text/csv")
    no_errors(app.run())
    no_errors(app.text_input(key="filter-search").input("Αλφα").run())
    assert " ".join(sorted(english(app))) == ""
    below(app, "problems")
    assert " ".join(sorted(english(app))) == ""


@pytest.mark.usefixtures("korean")
def test_what_is_said_of_a_messy_file_is_in_the_same_language() -> None:
    path = Path("tests/corpus/dates-suggested.csv")
    own = set(re.findall(r"[A-Za-z]{3,}", path.read_text("utf-8")))
    app = page()
    app.sidebar.file_uploader[0].upload(path.name, path.read_bytes(), "text/csv")
    no_errors(app.run())
    for tab in ("problems", "reading"):
        below(app, tab)
        assert english(app) - own - {"dates", "suggested", "UTF", "utf"} == set()


def test_english_stays_english() -> None:
    app = page()
    assert "Open a file" in [each.label for each in app.file_uploader]


@pytest.mark.parametrize(
    ("tag", "turned", "text"), [("ar-EG", True, "اختر ملفًا"), ("ko-KR", False, "파일 선택"), ("en-GB", False, "")]
)
def test_the_page_is_turned_round_for_arabic_and_streamlit_speaks_its_language(
    tag: str, turned: bool, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    given: list[dict[str, str]] = []
    monkeypatch.setattr(st, "html", lambda body: written.append(str(body)))
    monkeypatch.setattr(style, "_names", lambda: lambda key, data: given.append(data["words"]))
    with using_language(tag):
        style.speak()
    assert any(body.endswith("right_to_left.css") for body in written) is turned
    assert [text in words["Upload"] for words in given] == [True] * bool(text)
    assert all("{name}" in words["Remove {name}"] for words in given)
