"""HTML pages: nothing in them leaves, everything known is in them, and what comes from a file is only text."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import re
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from components import pipeline
from components.errors import ExportError
from components.export.as_html import LEAN
from components.export.facts import facts
from components.model import Request, Source
from components.store.memory import MemoryStore
from tests.export.round_trip import HEADER, store_of
from tests.export.test_formats import ROWS
from tests.language.test_one_language import ROWS as GREEK
from tests.language.test_one_language import english

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = Path(__file__).parents[2] / "data" / "events.csv"
PAGES = ["html", "slim.html"]
EMPTY = {"meta", "br", "input", "link", "img", "path", "rect", "circle", "stop"}
ATTACKS = (
    "<script>alert(1)</script>", '"><img src=http://example.org/x onerror=alert(1)>', "</script><script>alert(2)//",
    "</style><style>*{background:url(http://example.org)}", "' onfocus=alert(3) autofocus='", "<!--", "]]>", "a\x00b",
    "javascript:alert(4)", "https://example.org/\"onclick=\"alert(5)", "&lt;script&gt;", "<svg onload=alert(6)>",
)  # fmt: skip


@dataclass
class Node:
    """An element: its name, attributes, text, and what is in it."""

    name: str
    about: dict[str, str] = field(default_factory=dict)
    inside: list[Node] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def all(self, name: str, /, **about: str) -> list[Node]:
        """All elements of a name below this one, with these attributes."""
        found = [self] if self.name == name and about.items() <= self.about.items() else []
        return found + [each for node in self.inside for each in node.all(name, **about)]

    @property
    def text(self) -> str:
        return "".join(self.words) + "".join(node.text for node in self.inside)


class Parsed(HTMLParser):
    """The tree of a page, each of whose elements has to be closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open = [Node("")]
        self.feed(page.decode())
        self.close()
        assert [node.name for node in self.open] == [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].words.append(data)


def page(store: MemoryStore, name: str, request: Request | None = None) -> tuple[bytes, Node]:
    """A page of all events, and its tree."""
    content = pipeline.export(store, request or Request(title="A <title>"), name)
    return content, Parsed(content).open[0]


def many(count: int) -> MemoryStore:
    """Events as a newsroom has them: a title, a description of two lines, some actors, a source."""
    days = [f"20{10 + at % 15}-{at % 12 + 1:02}-{at % 28 + 1:02}" for at in range(count)]
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(("id", "date", "title", "description", "actors", "type", "status", "source"))
    for at, day in enumerate(days):
        about = f"What happened on that day is told here in about two lines of text, as people do it, number {at}. " * 2
        title, source = f"Event {at} of the court on steel", f"https://example.org/articles/{at}"
        actors = f"Actor {at % 8}; Actor {(at * 7 + 1) % 8}"
        table.writerow((f"e{at}", day, title, about, actors, "ruling", "occurred", source))
    return pipeline.load(Source("many.csv", text.getvalue().encode()))


@pytest.mark.parametrize("name", PAGES)
def test_what_comes_from_a_file_is_only_text(name: str) -> None:
    rows = [(f"e{at}", f"201{at % 9}", text, text, text, text, "", text, text, "") for at, text in enumerate(ATTACKS)]
    store = store_of(*rows, name="<b>.csv")
    content, tree = page(store, name, Request(title=ATTACKS[1]))
    scripts = [node for node in tree.all("script") if node.about.get("type") != "text/plain"]
    assert len(scripts) == 1
    assert len(tree.all("style")) == 1
    assert not {node.name for node in tree.all("html")[0].inside[1].inside} & {"img", "iframe", "object", "link"}
    every = [node for name in set(re.findall(r"<(\w+)", content.decode())) for node in tree.all(name.lower())]
    assert not [(node.name, key) for node in every for key in node.about if key.startswith("on") or key == "srcdoc"]
    assert not tree.all("img")
    links = [node.about["href"] for node in tree.all("a")]
    assert {link.split(":")[0] for link in links if not re.fullmatch(r"#e\d+", link)} <= {"https", "http"}
    shown = store.cells("title", store.order())
    assert [node.text for node in tree.all("summary")] == [text.replace("\x00", "\ufffd") for text in shown]
    assert len(shown) > 10


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_lets_its_own_script_and_style_through_and_nothing_else(name: str) -> None:
    content, tree = page(store_of(*ROWS), name)
    policy = tree.all("meta", **{"http-equiv": "Content-Security-Policy"})[0].about["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    script = next(node for node in tree.all("script") if "type" not in node.about)
    for rule, node in (("script-src", script), ("style-src", tree.all("style")[0])):
        assert rules.pop(rule) == f"'sha256-{base64.b64encode(sha256(node.text.encode()).digest()).decode()}'"
    assert rules == {"font-src": "data:"}
    assert not re.search(
        rb"(?:src|action|poster|data)=[\"']?(?:https?:)?//|@import|fetch\(|XMLHttp|postMessage", content
    )


@pytest.mark.parametrize("name", PAGES)
def test_all_that_is_known_of_each_event_is_in_its_row(name: str) -> None:
    store = store_of(*((*row, f"further {at}") for at, row in enumerate(ROWS)), header=(*HEADER, "our own"))
    _, tree = page(store, name)
    rows = {row.all("summary")[0].text: row for row in tree.all("tr") if row.all("summary")}
    assert len(rows) == store.size
    for event in map(store.event, range(store.size)):
        row = rows[event.title]
        known = [text for _, text in facts(store, event) if text]
        cells = [cell.text for name in ("td", "dd", "p") for cell in row.all(name)]
        assert [text for text in [*known, event.description] if text not in ("", *cells)] == ([] if event.precision else
               [event.words])  # fmt: skip
    draft = rows["Draft; tabled"]
    assert [f"{link.all('a')[0].text}{''.join(link.words)}" for link in draft.all("li")] == [
        'Vote, "due" <b> → follows this'
    ]
    assert tree.all("tr", id=draft.all("a")[-1].about["href"][1:]) == [rows['Vote, "due" <b>']]
    assert any("which is no event" in line.text for line in rows['Vote, "due" <b>'].all("li")) is False


def test_a_large_slim_page_packs_what_is_folded_away() -> None:
    store = many(1_000)
    content, tree = page(store, "slim.html")
    assert len(content) < LEAN
    (still,) = tree.all("svg")
    assert still.about["role"] == "img"
    assert not tree.all("a", **{"class": "hit"})
    assert [cell.text for cell in tree.all("table", id="events")[0].all("td")[:2]] == [
        "1 Jan 2010",
        store.event(0).title,
    ]
    assert len(tree.all("table", id="events")[0].all("tr")) == 1_001
    assert "no details" in tree.all("noscript")[0].text
    pictures, rows = gzip.decompress(base64.b64decode(tree.all("script", id="packed")[0].text)).decode().split("\f")
    whole = Parsed(f"<div>{pictures}</div>".encode()).open[0]
    assert [node.about["width"] for node in whole.all("svg")] == ["420", "760", "1200"]
    assert whole.all("a", **{"class": "hit"})
    written = Parsed(f"<table>{rows}</table>".encode()).open[0].all("tr")
    assert len(written) == 1_000
    assert store.event(0).description in written[0].text


def test_a_slim_page_without_room_for_all_cuts_what_readers_without_scripts_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = [(*row[:2], f"{row[2]} {'long ' * 2_000}", *row[3:]) for row in ROWS]
    store = store_of(*long)
    content, tree = page(store, "slim.html")
    assert not tree.all("noscript")
    without, titles = "Without scripts, this page has no", store.cells("title", store.order())
    for spared, pictures, longest, remark in (
        (len(content) - 1, 1, max(map(len, titles)), f"{without} details of its events."),
        (80_000, 1, 60, f"{without} details of its events, and long texts are cut."),
        (60_000, 0, 60, f"{without} picture and no details of its events, and long texts are cut."),
        (1_000, 0, 0, "This page needs scripts to show its events."),
    ):
        monkeypatch.setattr(sys.modules["components.export.as_html"], "LEAN", spared)
        _, tree = page(store, "slim.html")
        cells = [cell.text for cell in tree.all("table", id="events")[0].all("td")]
        assert (len(tree.all("svg")), max(map(len, cells), default=0)) == (pictures, longest)
        assert tree.all("noscript")[0].text == remark
        rows = gzip.decompress(base64.b64decode(tree.all("script", id="packed")[0].text)).decode().split("\f")[1]
        assert all(title in unescape(rows) for title in titles)


def test_the_script_of_a_slim_page_has_fifty_lines_at_most() -> None:
    web = Path(sys.modules["components.export.as_html"].__file__ or "").parent / "web"
    written = [line for name in ("packed.js", "slim.js") for line in (web / name).read_text().splitlines()]
    assert len(written) <= 50
    assert max(map(len, written)) <= 125


def test_the_ledger_lists_undated_and_rejected_rows() -> None:
    text = "date,title\n2014,A\n,B\n2014-02-30,C <i>\n"
    store = pipeline.load(Source("f.csv", text.encode()))
    _, tree = page(store, "slim.html")
    last = tree.all("section")[-1]
    assert "Rows 3 = events 1 + without a date 1 + rejected 1." in last.text
    line, column, value, reason = (cell.text for cell in last.all("td"))
    assert (line, column, value) == ("4", "date", "2014-02-30")
    assert reason == store.loaded.rejected[0].reason
    assert [cell.text for cell in tree.all("th", scope="rowgroup")] == ["Without a date"]
    _, fewer = page(store, "slim.html", Request(filters=(("search", ("A",)),)))
    assert "On this page: 1, of them without a date: 0." in fewer.all("section")[-1].text
    assert "whole file" in fewer.all("section")[-1].text
    assert "whole file" not in last.text
    assert "B" not in [node.text for node in fewer.all("summary")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_the_language_of_its_picture(name: str) -> None:
    rows = GREEK.replace("Λινκ: 3", "Λινκ: 3; Μι: Νι")
    _, tree = page(pipeline.load(Source("δεδομένα.csv", rows.encode())), name, Request(language="ko"))
    body = tree.all("body")[0]
    hidden = {id(node) for tag in ("script", "style") for node in body.all(tag)}

    def texts_in(node: Node) -> Iterator[str]:
        if id(node) not in hidden:
            yield node.about.get("aria-label", "")
            yield "".join(node.words)
            for inside in node.inside:
                yield from texts_in(inside)

    assert english(texts_in(body), rows) == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_mark_says_its_event(name: str) -> None:
    _, tree = page(store_of(*ROWS), name)
    for fit in tree.all("div")[0].all("svg") or tree.all("svg"):
        titles = [node.text for node in tree.all("summary")]
        marks = [node for kind in ("rect", "a") for node in fit.all(kind, **{"class": "hit"})]
        assert {int(mark.about["data-events"]) for mark in marks} == set(range(len(ROWS)))
        for mark in marks:
            place = int(mark.about["data-events"])
            if name == "html":
                assert mark.about["aria-label"].startswith(titles[place])
            else:
                assert mark.about["href"] == f"#e{place}"
                assert mark.about["aria-labelledby"] == f"t{place} d{place}"
                assert tree.all("tr", id=f"e{place}")[0].all("summary")[0].text == titles[place]


@pytest.mark.parametrize(("theme", "dark"), [("light", True), ("dark", False), ("print", False)])
def test_the_page_follows_the_reader_unless_a_theme_is_chosen(theme: str, dark: bool) -> None:
    content, tree = page(store_of(*ROWS), "slim.html", Request(theme=theme, language="ar"))  # type: ignore[arg-type]
    assert (b"prefers-color-scheme" in content) is dark
    assert (tree.all("html")[0].about["lang"], tree.all("html")[0].about["dir"]) == ("ar", "rtl")
    assert len(set(re.findall(r"--c\d+:", content.decode()))) > 5


def test_a_page_says_how_it_was_made_and_can_be_asked_again() -> None:
    store = store_of(*ROWS)
    request = Request(title="T", filters=(("actor", ("Japan",)),))
    content, tree = page(store, "html", request)
    assert pipeline.recall(content, "x.html", store)[0].filters == request.filters
    caption = tree.all("figcaption")[0].text
    assert "Only events that match: Japan" in caption
    assert tree.all("meta", name="description")[0].about["content"] == caption


def test_the_pages_are_small() -> None:
    seed = pipeline.load(Source("events.csv", SEED.read_bytes()))
    assert len(page(seed, "slim.html")[0]) < 300_000
    assert len(page(many(60), "html")[0]) < 450_000  # a page of 1,000 has less than 2 MB, and takes too long here


def test_more_events_than_a_page_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["components.export.as_html"], "MOST", 3)
    with pytest.raises(ExportError, match="holds 3 events, and there are 7"):
        page(store_of(*ROWS), "html")


def test_the_same_events_give_the_same_page() -> None:
    assert page(store_of(*ROWS), "html")[0] == page(store_of(*ROWS), "html")[0]
