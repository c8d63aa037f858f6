"""Both versions as one set of events: those of the new file, removed ones, and the old dates of those whose date
changed.

`status` says how each is drawn (the file's own status is kept beside it), `change` what changed, one word a row, to
make lanes of, and `what changed` all details. An event whose date changed is drawn twice, connected by a link that says
how; the files' own links are in their column, but not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.compare.comparison import ADDED, GONE, KINDS, SAME, Change, Comparison, changes
from components.compare.date_changes import WORDS, DateChange
from components.compare.report import files, short
from components.language import listed, plural, say, translated
from components.model import Links
from components.read import joined, take_rows

if TYPE_CHECKING:
    from components.model import Loaded

CHANGE, WHAT, STATUS = "change", "what changed", "status in the file"
_LOOKS = {ADDED: "added since", GONE: "gone since", SAME: "unchanged since"}  # of `scene.STATUSES`
_CHANGED, _BEFORE = "changed since", "date before"
_MOVED = frozenset(words for kind, words in WORDS.items() if kind != DateChange.OTHERWISE)


def merged(found: Comparison) -> Loaded:
    """All events of both files, each once; one whose date changed also at its old date. The words for what changed are
    in the current language."""
    differing = list(changes(found))
    names = found.old.name, found.new.name
    if names[0] == names[1]:
        names = say("{file} (old)", file=names[0]), say("{file} (new)", file=names[1])
    both = joined(
        (replace(_removed_or_moved(found, differing), name=names[0]), replace(_new(found, differing), name=names[1]))
    )
    links = both.links
    moved = set(map(translated, _MOVED))
    retained = np.isin(links.kind, [code for code, kind in enumerate(links.kinds) if kind in moved])
    ends = Links(links.kinds, links.origin[retained], links.target[retained], links.kind[retained])
    return replace(both, name=" → ".join(names), links=ends, notes=(*found.notes, *both.notes))


def title(found: Comparison) -> str:
    """The title above the picture: the files, and the number of events of each kind."""
    both = [one for one in changes(found) if one.old is not None and one.new is not None]
    twice = sum(bool(_MOVED & set(one.kinds)) for one in both)
    parts = [plural(n, "{n} added", "{n} added") for n in (len(found.added),) if n]
    parts += [plural(n, "{n} gone", "{n} gone") for n in (len(found.gone),) if n]
    parts += [plural(n, "{n} changed", "{n} changed") for n in (len(both),) if n]
    parts += [plural(twice, "{n} of them drawn before and now", "{n} of them drawn before and now")] if twice else []
    return say("{files}: {changes}", files=files(found), changes=listed(parts) if parts else say("nothing differs"))


def lanes(found: Comparison) -> tuple[str, ...]:
    """The lanes by kind of change, in the order of KINDS, without empty ones."""
    there = {change.kinds[0] for change in changes(found)} | ({SAME} if found.unchanged else set())
    return tuple(translated(kind) for kind in (*KINDS, SAME) if kind in there)


def _new(found: Comparison, differing: Iterable[Change]) -> Loaded:
    change, what = [translated(SAME)] * len(found.new.table), [""] * len(found.new.table)
    looks = [_LOOKS[SAME]] * len(change)
    for one in differing:
        if one.new is not None:
            change[one.new], what[one.new] = _main(one), short(found, one)
            looks[one.new] = _LOOKS.get(one.kinds[0], _CHANGED)
    return replace(found.new, table=_worded(found.new.table, looks, change, what))


def _removed_or_moved(found: Comparison, differing: Iterable[Change]) -> Loaded:
    """The events that were removed, and the old dates of those whose date changed."""
    drawn = [one for one in differing if one.old is not None and (one.new is None or _MOVED & set(one.kinds))]
    part = take_rows(found.old, np.array([one.old for one in drawn], np.int64))
    taken = set(found.new.table["id"].tolist())
    ids, tied = part.table["id"].tolist(), part.table["links"].tolist()
    for row, one in enumerate(drawn):
        if one.new is None:
            ids[row] += " (gone)" if ids[row] in taken else ""
        else:
            now = found.new.table["id"].iloc[one.new]
            ids[row], tied[row] = f"{now} (before)", f"{_main(one)}: {now}"
    table = part.table.assign(id=pd.Series(ids, dtype="str"), links=pd.Series(tied, dtype="str"))
    looks = [_LOOKS[GONE] if one.new is None else _BEFORE for one in drawn]
    worded = _worded(table, looks, [_main(one) for one in drawn], [short(found, one) for one in drawn])
    return replace(part, table=worded)


def _main(change: Change) -> str:
    return translated(change.kinds[0])


def _worded(table: pd.DataFrame, looks: list[str], change: list[str], what: list[str]) -> pd.DataFrame:
    columns = {STATUS: table["status"].tolist(), "status": looks, CHANGE: change, WHAT: what}
    return table.assign(**{name: pd.Series(texts, table.index, dtype="str") for name, texts in columns.items()})
