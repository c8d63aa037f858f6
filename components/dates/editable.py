"""Dates as words in editable cells: the same words as elsewhere, if typing them means that date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.dates.edtf import read_edtf
from components.dates.typed import meanings
from components.dates.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_REMARKS = (
    r"\s*[,，、(（].*",
    r"\s*[(（].*",
    r"$^",
)  # behind a date: "Oct 2014, day not given"; all, some, none of them

_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def editable(texts: Sequence[str]) -> list[str]:
    """The words for each text of a column of EDTF, in the reader's language; the text itself if it is no date, or if
    the words do not mean all of it, as "1850 (day 12 of a month not known)" for `1850-XX-12`."""
    dates, refused = read_edtf(texts, explain=False)
    worded = dict(zip(texts, words(dates, texts), strict=True))
    remaining = {text for row, text in enumerate(texts) if text.strip() and row not in refused}
    found: dict[str, str] = {}
    for remarks in _REMARKS:
        short = {text: re.sub(remarks, "", worded[text]) for text in remaining - found.keys()}
        edtf = _read_back([short[text] for text in short if _PLAIN.fullmatch(text)])
        for text, shortened in short.items():
            if not _PLAIN.fullmatch(text):  # these may lend each other a meaning: "1914 a 1918"
                edtf |= _read_back([shortened])
        found |= {
            text: shortened for text, shortened in short.items() if shortened == text or edtf.get(shortened) == text
        }
    return [found.get(text, text) for text in texts]


def as_edited(text: str) -> str:
    """The EDTF of words made by `editable`; any other text unchanged, to be read as in a file."""
    text = " ".join(text.split())
    edtf = _read_back([text]).get(text)
    return edtf if edtf and editable([edtf]) == [text] else text


def _read_back(texts: Sequence[str]) -> dict[str, str]:
    """The EDTF of those texts that are not EDTF and mean a date."""
    refused = read_edtf(texts, explain=False)[1]
    return {
        text: meaning.edtf
        for text, meaning in meanings([texts[row] for row in refused]).by_text.items()
        if meaning.edtf
    }
