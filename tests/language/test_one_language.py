"""A picture speaks one language: drawn in Korean of data in Greek letters, it has no Latin word of ours."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest

from components import pipeline
from components.model import Request, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = """id,date,title,actors,type,status,reported,source,links
1,2014-02,Αλφα,Ωμεγα [Ρω]; Σιγμα,Κάπα,,2014-10-28,Πηγη,Λινκ: 3
2,[..2014-10-28],Βητα,Ωμεγα,Κάπα,cancelled,2014-10-28,,
3,2014-10-03/..,Γαμμα,,Λάμδα,expected,2014-10-28,,
4,2014-10-03T16:12Z,Δελτα,Σιγμα,Λάμδα,,2014-10-28,,
5,,Εψιλον,Σιγμα,,conditional,2014-10-28,,
6,1914~?,Ζητα,Ταυ,,disputed,2014-10-28,,
7,"[2014-11-21..2014-11-30]",Ητα,Ταυ,,scheduled,2014-10-28,,
8,2014-21,Θητα,Ταυ,Κάπα,,2014-10-28,,
9,196X,Ιωτα,Ταυ,Κάπα,,2014-10-28,,
10,2014-10-03T17:00,Καππα,Ταυ,Κάπα,,2014-10-28,,
"""
CROWD = "".join(f"{k},2014-10-{k % 28 + 1:02},Αλφα {k},Ταυ {k % 30},,,2014-10-28,,\n" for k in range(11, 900))
READ = {"words", "text", "under", "lines", "names", "notes", "title", "subtitle", "heading", "alt", "notices"}
READ |= {"answers", "legend", "lanes", "labels", "marks", "ticks", "folds", "unfolded", "references", "gutter"}
OURS = {"csv", "Dateline", "SHA", "UTC"}  # names, the same in every language


def texts(of: Any) -> Iterator[str]:
    """All texts that are read in a scene: not the ids and roles that only the painter knows."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, (tuple, list)):
        for each in of:
            yield from texts(each)
    elif is_dataclass(of):
        for field in fields(of):
            value = getattr(of, field.name)
            if field.name == "hovers":
                yield from (text for _, text in value)
            elif field.name in READ:
                yield from texts(value)


def english(message: Iterator[str], data: str = "") -> set[str]:
    """Words in Latin letters that are neither ours in every language nor the data's."""
    words = {word for text in message for word in re.findall(r"\b[A-Za-z]{3,}\b", text)}
    return words - OURS - set(re.findall(r"\b[A-Za-z]{3,}\b", data))


@pytest.mark.parametrize("view", ["swimlane", "density"])
@pytest.mark.parametrize("lanes", ["actor", "type", ""])
@pytest.mark.parametrize("rows", [ROWS, ROWS + CROWD], ids=["some", "many"])
def test_a_picture_speaks_one_language(view: str, lanes: str, rows: str) -> None:
    store = pipeline.load(Source("δεδομένα.csv", rows.encode()))
    requested = Request(
        view=view, lanes=lanes, language="ko", most_lanes=5, pinned=("Ξ",), hidden=("Σιγμα", "Ψ"), today="2014-10-20",
        filters=(("search", ("α",)), ("status", ("occurred", "expected"))),
    )  # fmt: skip
    for request in (requested, Request(view=view, lanes=lanes, language="ko", window=(1.4e9, 1.42e9))):
        drawn = pipeline.draw(store, request)
        sentences = [words for mark in drawn.scene.marks for words in texts(mark)]
        assert english(iter([*texts(drawn.scene), *sentences, *drawn.cited.sentences])) == set()
