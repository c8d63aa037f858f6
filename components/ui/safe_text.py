"""Text from data on the page, shown exactly as it is: never read as Markdown or HTML, never loading anything. Messages
about a file are translated here."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import streamlit as st

from components.cells.fold import match_spans
from components.language import RIGHT_TO_LEFT, current_language, translated

if TYPE_CHECKING:
    from collections.abc import Sequence

# A character without width. It splits texts that Streamlit replaces after Markdown is read: ":streamlit:", "->", and
# texts that become links.
_JOINER = "\u2060"
_REPLACED = re.compile(r":(?=[\w+-]+:)|(?<!\S)[<>~-](?=[>=-]+(?!\S))|https?:(?=//)|www(?=\.)|@", re.IGNORECASE)
_MARKDOWN = re.compile(r"[]<>[$:@`*~&#|\\]|(?<=www)\.", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?", re.ASCII)
_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


def literal(text: str) -> str:
    """`text` for a label or a message that Streamlit reads as Markdown: on one line, character by character."""
    split = _REPLACED.sub(rf"\g<0>{_JOINER}", " ".join(translated(text).split()))
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", split)


def heard(text: str) -> str:
    """`text` for a label that only screen readers speak. It is parsed as Markdown but cannot be escaped, since escapes
    would be spoken: Markdown signs, links and icons are left out."""
    return " ".join(_MARKDOWN.sub(" ", text).split())


def error(text: str) -> None:
    """An error, in one sentence."""
    st.error(literal(text))


def warning(text: str) -> None:
    """A warning that something could not be done as asked, in one sentence."""
    st.warning(literal(text))


def facts(pairs: list[tuple[str, str]], words: str = "") -> None:
    """Names and values as a list of terms, with `words` marked; pairs without a value are left out."""
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{_unbroken(text, words)}</dd>" for name, text in pairs if text)
    st.html(f'<dl class="dateline-facts">{rows}</dl>')


def heading(text: str, below: str = "", words: str = "") -> None:
    """A panel's heading, with `words` marked, and one muted line below it."""
    title, muted = _marked(text, words), html.escape(translated(below))
    st.html(f'<h2 class="dateline-heading">{title}</h2><p class="dateline-muted">{muted}</p>')


def found(text: str, match: str, below: str, open: bool) -> None:
    """A text with all occurrences of `match` marked, and a muted line; `open` is whether it is still undecided."""
    kind = "dateline-found dateline-open" if open else "dateline-found"
    marked = f"<mark>{html.escape(match)}</mark>".join(map(html.escape, text.split(match)))
    st.html(f'<div class="{kind}"><p>{marked}</p><p class="dateline-muted">{html.escape(below)}</p></div>')


def notice(text: str) -> None:
    """An important notice, in one sentence."""
    st.info(literal(text), icon=":material/visibility_off:")


def label(text: str) -> None:
    """The name of a group of fields."""
    st.html(f'<p class="dateline-label">{html.escape(text)}</p>')


def line(text: str) -> None:
    """One muted line."""
    st.html(f'<p class="dateline-muted">{html.escape(translated(text))}</p>')


def paragraph(text: str, words: str = "") -> None:
    """Running text, its line breaks kept, with `words` marked."""
    st.html(f'<p class="dateline-text">{_marked(text, words)}</p>')


def terms(text: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Running text followed by terms in bold, each with its explanation."""
    items = (f"<b>{html.escape(name)}</b> {html.escape(translated(words))}" for name, words in pairs)
    st.html(f'<p class="dateline-text">{" ".join((html.escape(text), *items))}</p>')


def points(texts: tuple[str, ...]) -> None:
    """A list of sentences."""
    items = "".join(f"<li>{html.escape(translated(text))}</li>" for text in texts)
    st.html(f'<ul class="dateline-points">{items}</ul>')


def _linked(text: str, words: str) -> str:
    """A text as HTML, with `words` marked: a link if it is a web address and nothing else."""
    text = translated(text)
    shown = _marked(text, words)
    if re.fullmatch(r"https?://\S+", text):
        return f'<a href="{html.escape(text)}" target="_blank" rel="noopener noreferrer">{shown}</a>'
    return shown


def _unbroken(text: str, words: str) -> str:
    """The text as HTML, with `words` marked. Dates do not break at their hyphens, unless the text is a link."""
    shown = _linked(text, words)
    return shown if shown.startswith("<a ") else _DATE.sub(r'<span class="dateline-date">\g<0></span>', shown)


def _marked(text: str, words: str) -> str:
    """The text as HTML, with all occurrences of the words marked, whatever their case and accents. In a page from right
    to left it keeps its own direction: the ends of [2014-11-21..2014-11-30] would change places."""
    text = translated(text)
    pieces, end = [], 0
    for start, stop in match_spans(text, words):
        pieces += [html.escape(text[end:start]), f"<mark>{html.escape(text[start:stop])}</mark>"]
        end = stop
    marked = "".join(pieces) + html.escape(text[end:])
    return f"<bdi>{marked}</bdi>" if current_language() in RIGHT_TO_LEFT else marked
