"""No text of ours reaches the page, a picture or an error but by the calls that translate it: read from the code."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from components.errors import TimelineError
from components.store.sql.errors import DatabaseError
from tests.language.messages import KEYWORDS, ROOT, in_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Modules whose English nobody reads on the page or in what is exported, and why.
ENGLISH = {
    "cli.py": "the command line speaks English",
    "commands/": "the command line speaks English",
    "flags.py": "the command line speaks English",
    "printed.py": "the command line speaks English",
    "draft/history.py": "the command line speaks English",
    "parameters/table.py": "helps of flags",
    "read/columns/options.py": "helps of flags",
    "library.py": "for programs, in the words of the code",
    "ui/access.py": "refused before a browser has said its language",
    "ui/protocols.py": "answers to requests that no browser makes",
}
# Rooms that know words of files, of other programs and of dates: there, sentences only are looked for.
WORDS_OF_FILES = ("read/", "dates/", "cells/")
SENTENCE = re.compile(r"[A-Z][^|\n]*[a-z,“{][^|\n]* [^|\n]*\.$")
WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z{]|[a-z}] [a-z]{2,}")
MARKUP = re.compile(
    r"^\s*[<@:\"\[]|<[a-z#?/]|rdfs?:|crm:| (a|b|stroke)-?\w*=|role=|default-src|font-weight|modulepreload"
)
# Texts that are no sentences of ours: for programs, names of fonts, columns and keys, and what can only be a bug.
NO_WORDS = {
    "a bug": {"no file in components/marks says how a {} looks", "row {} of {}", "one alias for two"},
    "a key": {
        "doubles told in {}", "new {}", "in zone", "at once", "actor counts", "rows with repeats",
    },
    "a column of a file": {"same event as", "kept apart from", "old line", "new line", "matched by", "part of"},
    "a column of others": {
        "End Year", "End Month", "End Day", "End Time", "Display Date", "Media Credit", "Media Caption",
        "Media Thumbnail", "Event date",
    },
    "a font": {"Noto Sans", "Noto Sans {}", "Noto Sans CJK", "Noto Emoji or Noto Sans Symbols"},
    "a name": {"Dateline {}", "Application Support", "events {}"},
    "of Streamlit": {"file upload", "{}MB per file"},
    "of libraries": {"could not be displayed", "missing codepoints", "middle left", "middle center", "middle right"},
    "a place in a plan, or beside the columns": {"{}: found, entry {}", "(name of the file)", "(names of columns)"},
    "a help of a flag": {"An event counts if it may overlap the window, so one without a date always does."},
    "a class": {"dateline-found dateline-open"},
}  # fmt: skip
ALLOWED = set().union(*NO_WORDS.values())
ERRORS = {each.__name__ for each in TimelineError.__subclasses__()} | {
    "UnmappedError",
    "CancelledError",
    DatabaseError.__name__,
}
# What Streamlit, and what we make of it, show or read out.
SHOWN = {"label", "help", "placeholder", "body", "title", "text", "caption", "message", "icon_label"}
SHOWS = {"st", "safe_text", "column_config"}
SILENT = {
    "container",
    "columns",
    "html",
    "empty",
    "set_page_config",
    "markdown_class",
    "cache_data",
    "cache_resource",
    "get_option",
}


def text_of(node: ast.expr) -> str | None:
    """A literal as text, `{}` for what is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


class Untold(ast.NodeVisitor):
    """Literals with words of ours that no translating call has."""

    def __init__(self, path: str) -> None:
        self.path, self.found = path, list[tuple[int, str]]()
        self.pattern = SENTENCE if path.startswith(WORDS_OF_FILES) else WORDS

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        self.visit(node.test)  # what it says is for us

    def visit_Call(self, node: ast.Call) -> None:
        called = name_of(node.func)
        count = {"plural": 3, "messages": 3, "say_in_context": 2}.get(called, 1) if called in KEYWORDS else 0
        count = count or (called in ("Field", "compile", "cast", "fullmatch", "sub", "split")) * len(node.args)
        if called in ERRORS or self._shows(node.func):
            given = [*node.args[:1], *(word.value for word in node.keywords if word.arg in SHOWN)]
            for text in filter(None, map(text_of, given)):
                if re.search("[A-Za-z]{2}", text) and not MARKUP.search(text):
                    self.found.append((node.lineno, text))
        for each in (*node.args[count:], *(word.value for word in node.keywords)):
            self.visit(each)
        self.visit(node.func)

    def visit_Constant(self, node: ast.Constant) -> None:
        self._see(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._see(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def _see(self, node: ast.expr) -> None:
        text = text_of(node)
        if (
            text
            and self.pattern.search(text)
            and not MARKUP.search(text)
            and text not in ALLOWED
            and text not in told()
        ):
            self.found.append((node.lineno, text))

    def _shows(self, of: ast.expr) -> bool:
        """Whether it is a call of what shows texts: `st.button`, `st.column_config.TextColumn`, `safe_text.line`."""
        return isinstance(of, ast.Attribute) and name_of(of.value) in SHOWS and of.attr not in SILENT


@cache
def told() -> frozenset[str]:
    """The texts of all messages. To look for them takes seconds, which whoever runs other tests need not wait."""
    return frozenset(text for message, _ in in_code() for text in ((message,) if isinstance(message, str) else message))


MODULES = {path.relative_to(ROOT / "components").as_posix(): path for path in (ROOT / "components").rglob("*.py")}


def untold(path: str, code: str) -> list[tuple[int, str]]:
    visitor = Untold(path)
    visitor.visit(ast.parse(code))
    return visitor.found


def texts() -> Iterator[tuple[str, Path]]:
    yield "../app.py", ROOT / "app.py"
    yield from ((name, path) for name, path in sorted(MODULES.items()) if not name.startswith(tuple(ENGLISH)))


def test_no_text_of_ours_is_untold() -> None:
    found = [f"{name}:{line}: {text}" for name, path in texts() for line, text in untold(name, path.read_text("utf-8"))]
    assert "\n".join(found) == ""


def unseen(code: str) -> set[str]:
    """Messages of translating calls that the catalogues lack: the extractor does not look into f-strings."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    texts = {
        text_of(each)
        for call in calls
        if name_of(call.func) in KEYWORDS
        for each in call.args
        if isinstance(each, ast.Constant)
    }
    return {text for text in texts if text} - told() - {of for _, of in in_code() if of}


def test_every_message_is_one_that_the_catalogues_have() -> None:
    assert {name: found for name, path in MODULES.items() if (found := unseen(path.read_text("utf-8")))} == {}
    assert unseen("""f"  {say('{n} oddly said', n=1)}" """) == {"{n} oddly said"}


def test_what_is_excepted_is_there() -> None:
    assert [name for name in ENGLISH if not any(module.startswith(name) for module in MODULES)] == []
    code = "".join(path.read_text("utf-8") for path in MODULES.values())
    literals = {text_of(node) for node in ast.walk(ast.parse(code.replace("from __future__ import annotations", "")))
                if isinstance(node, ast.expr)}  # fmt: skip
    assert ALLOWED - literals == set()


@pytest.mark.parametrize(
    "code",
    [
        'st.button("Save")',
        'st.text_input(say("Name"), placeholder="Anything")',
        'st.column_config.TextColumn("Actors")',
        'safe_text.line(f"{n} rows")',
        'raise ExportError("Nothing.")',
        'raise SourceError(f"{name} is empty.")',
        'return DraftError("Nothing.")',
        'words = f"{n} events are shown"',
        'say("{what}", what="of no date")',
    ],
)
def test_a_bare_text_is_found(code: str) -> None:
    assert untold("ui/one.py", f"def show(n, name):\n    {code}\n")


@pytest.mark.parametrize(
    "code", ['st.button(say("Save"), key="a-key")', 'raise ExportError(message("Nothing."))', '"""What it is."""']
)
def test_a_text_that_is_told_is_not(code: str) -> None:
    assert untold("ui/one.py", f"def show(n, name):\n    {code}\n") == []
