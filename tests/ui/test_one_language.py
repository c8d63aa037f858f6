"""The rooms of the page one after the other, in Korean and of files in Greek letters, and what leaves it: no Latin word
of ours."""

from __future__ import annotations

import json
import re
from contextvars import Context
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from components import pipeline
from components.model import Request, Source
from tests.ui.opened import below, go, no_errors, typed, upload
from tests.ui.share import hide
from tests.ui.test_language import PROPER, english, korean  # noqa: F401 (a fixture)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from tests.ui.share import Offered

LATIN = re.compile(r"\b[A-Za-z]{3,}\b")
EVENTS = """id,date,title,description,actors,type,status,source,χώρα,links
α1,2014-10-02,Ωμεγα μιλά,Ο Ωμεγα μιλά,Ωμεγα [Ρω]; Σιγμα,Κάπα,,Πηγή,Ελλάδα,Λινκ: α3
α2,[..2014-10-28],Βητα,,Ωμεγα,Κάπα,cancelled,,Ελλάδα,
α3,2014-10-03/..,Γαμμα,,Σιγμα,Λάμδα,expected,,Κύπρος,Λινκ: ω9
α4,2014-10-03T16:12,Δελτα,,Σιγμα,Λάμδα,disputed,,Κύπρος,
α5,,Εψιλον,,Σιγμα,,conditional,,Κύπρος,
α6,2014-02-30,Ζητα,,Σιγμα,,,,Κύπρος,
α7,περίπου,Ητα,,Σιγμα,,,,Κύπρος,
α8,2014-10-05,,,,,,,,
"""
OTHERS = """id,date,title,actors,χώρα
α1,2014-10-05,Ωμεγα μιλά,Ωμεγα,Ελλάδα
β2,2014-10-29,Θητα,Ταυ,Ελλάδα
β3,2014-13-29,Θητα,Ταυ,Ελλάδα
"""
UNNAMED = """χώρα,πότε,όνομα,αρχή,τέλος
Ελλάδα,10/07/2014,Αλφα,2013,
Κύπρος,c. 1950,Βητα,2014,
Ελλάδα,11/07/2014,Γαμμα,2014,2015
"""
# Columns and statuses as they are written in the file, and endings of files.
THEIRS = {"id", "date", "title", "description", "actors", "type", "status", "source", "links"}
THEIRS |= {"occurred", "cancelled", "expected", "disputed", "conditional", "UTF", "utf", "dateline", "json"}


def tables(app: AppTest) -> Iterator[str]:
    """What stands in the tables of the page and above their columns."""
    for each in (*app.dataframe, *app.data_editor):
        config = json.loads(each.proto.columns)
        for name in each.value:
            about = config.get(name) or {}
            if not about.get("hidden"):
                yield from (about.get("label") or name, about.get("help") or "")
                yield from (cell for cell in each.value[name] if isinstance(cell, str))


def foreign(app: AppTest) -> str:
    """The Latin words of a room, "" where there is none of ours."""
    words = {word for text in tables(app) for word in LATIN.findall(text)}
    return " ".join(sorted((english(app) | words) - THEIRS - PROPER))


@pytest.mark.usefixtures("korean")
def test_what_is_seen_and_changed_of_one_file_is_said_in_one_language() -> None:
    app = upload("γεγονότα.csv", EVENTS)
    found = {name: foreign(below(app, name)) for name in ("problems", "reading", "events")}
    found["drawer"] = foreign(go(app, file="γεγονότα.csv", event="α3"))
    assert any(button.key == "go-next" for button in app.button)
    found["editing"] = foreign(no_errors(app.toggle(key="editing").set_value(True).run()))
    key = next(str(each.key) for each in app.data_editor if str(each.key).startswith("events-edited"))
    added = [{"c0": "2014", "c1": "Νι"}]
    found["edited"] = foreign(typed(app, key, edited_rows={0: {"c0": "2014-02-31"}}, added_rows=added))
    found["draft on offer"] = foreign(upload("γεγονότα.csv", EVENTS))
    assert {room: words for room, words in found.items() if words} == {}


@pytest.mark.usefixtures("korean")
def test_what_is_asked_and_shared_of_one_file_is_said_in_one_language(offered: Offered) -> None:
    app = upload("γεγονότα.csv", EVENTS)
    chronology = Context().run(offered["export-md"][1]).decode()  # in a thread where no language is spoken
    assert "상태" in chronology
    rejected = Context().run(offered["export-rejected"][1]).decode("utf-8").partition("\n")[2]
    assert re.search("[가-힣]", rejected)
    found = {"chronology": " ".join(LATIN.findall(chronology)), "rejected": " ".join(LATIN.findall(rejected))}

    def seen(room: str, app: AppTest) -> None:
        found[room] = foreign(no_errors(app))

    seen("wrong date", app.text_input(key="filter-from").input("2014-02-31").run())
    app.text_input(key="filter-from").input("2015").run()
    seen("window that ends before it begins", app.text_input(key="filter-to").input("2014").run())
    app.text_input(key="filter-from").input("").run()
    app.text_input(key="filter-to").input("").run()
    seen("nothing left", app.text_input(key="filter-search").input("ΨΨΨ").run())
    app.button(key="clear-all").click().run()
    seen("redaction", app.button(key="share").click().run())
    seen("hidden", hide(app, "Ωμεγα"))
    seen("nothing exported yet", app.button(key="share-done").click().run())
    seen("project", app.file_uploader(key="project-opened").upload("σχέδιο.dateline.json", b"{}").run())
    assert {room: words for room, words in found.items() if words} == {}


@pytest.mark.usefixtures("korean")
def test_several_files_and_two_versions_speak_one_language() -> None:
    app = upload("γεγονότα.csv", EVENTS)
    app.file_uploader(key="added-files").set_value([("άλλα.csv", OTHERS.encode(), "text/csv")])
    no_errors(app.run())
    found = {name: foreign(below(app, name)) for name in ("events", "reading", "doubles")}
    no_errors(app.toggle(key="compare-files").set_value(True).run())
    found["changes"] = foreign(below(app, "changes"))
    assert {room: words for room, words in found.items() if words} == {}


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("name", "content"), [("χωρίς.csv", UNNAMED), ("κενό.csv", ""), ("σκέτο.csv", "α\nβ\n"), ("βιβλίο.xlsx", b"PK")]
)
def test_what_cannot_be_read_as_it_is_is_asked_in_one_language(name: str, content: str | bytes) -> None:
    assert set(foreign(upload(name, content)).split()) - {"xlsx", "row"} == set()  # an ID reads “row-2”


def read(name: str) -> str:
    """All that a person reads of a file that is made of the events."""
    content = pipeline.export(
        pipeline.load(Source("γεγονότα.csv", EVENTS.encode())), Request(language="ko", title="Τίτλος"), name
    )
    if name.endswith("pdf"):
        reader = PdfReader(BytesIO(content))
        about = reader.metadata
        assert about
        return " ".join([*(page.extract_text() for page in reader.pages), about.title or "", about.subject or ""])
    text = content.decode()
    if name not in ("svg", "html", "slim.html"):
        return text
    text = re.sub(r"(?s)<(script|style|metadata)\b.*?</\1>", "", text)
    return " ".join([*re.findall(r'(?:aria-label|alt|title)="([^"]*)"', text), re.sub("<[^>]*>", " ", text)])


@pytest.mark.parametrize("name", ["md", "txt", "report.pdf", "pdf", "svg", "html", "slim.html"])
def test_a_document_is_in_one_language(name: str) -> None:
    text = read(name)
    assert re.search("[가-힣]", text)
    assert set(LATIN.findall(text)) - PROPER - {"SHA", "date"} == set()  # a column's name


def unfolded(calendar: str) -> list[str]:
    """The lines of descriptions in a calendar."""
    whole = calendar.replace("\r\n ", "")
    return [line.partition(":")[2] for line in whole.splitlines() if line.startswith("DESCRIPTION")]


def test_a_calendar_and_a_markwhen_describe_events_in_one_language() -> None:
    described = " ".join([*unfolded(read("ics")), read("mw").partition("\n")[2]]).replace("\\n", "\n")
    assert set(LATIN.findall(described)) - {"now", "edtf"} == set()  # Markwhen's own words and a property's name
