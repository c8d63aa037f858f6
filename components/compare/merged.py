"""Both versions as one set of events: those of the new file, removed ones, and the old dates of those whose date
changed.

`status` says how each is drawn (the file's own status is kept beside it), `change` has the main kind of change, as
lanes need it, and `what changed` all details. An event whose date changed is drawn twice, connected by a link that says
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
from components.read import join_files, take_rows

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
    both = join_files(
        (replace(_removed_or_moved(found, differing), name=names[0]), replace(_new(found, differing), name=names[1]))
    )
    links = both.links
    date_kinds = set(map(translated, _MOVED))
    retained = np.isin(links.kind, [code for code, kind in enumerate(links.kinds) if kind in date_kinds])
    ends = Links(links.kinds, links.origin[retained], links.target[retained], links.kind[retained])
    return replace(both, name=" → ".join(names), links=ends, notes=(*found.notes, *both.notes))


def title(found: Comparison) -> str:
    """The title above the picture: the files, and the number of events of each kind."""
    both = [change for change in changes(found) if change.old is not None and change.new is not None]
    twice = sum(bool(_MOVED & set(change.kinds)) for change in both)
    parts = [plural(n, "{n} added", "{n} added") for n in (len(found.added),) if n]
    parts += [plural(n, "{n} gone", "{n} gone") for n in (len(found.gone),) if n]
    parts += [plural(n, "{n} changed", "{n} changed") for n in (len(both),) if n]
    parts += [plural(twice, "{n} of them drawn before and now", "{n} of them drawn before and now")] if twice else []
    return say("{files}: {changes}", files=files(found), changes=listed(parts) if parts else say("nothing differs"))


def lanes(found: Comparison) -> tuple[str, ...]:
    """The lanes by kind of change, in the order of KINDS, without empty ones."""
    present = {change.kinds[0] for change in changes(found)} | ({SAME} if found.unchanged else set())
    return tuple(translated(kind) for kind in (*KINDS, SAME) if kind in present)


def _new(found: Comparison, differing: Iterable[Change]) -> Loaded:
    change, what = [translated(SAME)] * len(found.new.table), [""] * len(found.new.table)
    looks = [_LOOKS[SAME]] * len(change)
    for event_change in differing:
        if event_change.new is not None:
            change[event_change.new], what[event_change.new] = _main_kind(event_change), short(found, event_change)
            looks[event_change.new] = _LOOKS.get(event_change.kinds[0], _CHANGED)
    return replace(found.new, table=_with_change_columns(found.new.table, looks, change, what))


def _removed_or_moved(found: Comparison, differing: Iterable[Change]) -> Loaded:
    """The events that were removed, and the old dates of those whose date changed."""
    drawn = [
        change for change in differing if change.old is not None and (change.new is None or _MOVED & set(change.kinds))
    ]
    part = take_rows(found.old, np.array([change.old for change in drawn], np.int64))
    new_ids = set(found.new.table["id"].tolist())
    ids, link_cells = part.table["id"].tolist(), part.table["links"].tolist()
    for row, change in enumerate(drawn):
        if change.new is None:
            ids[row] += " (gone)" if ids[row] in new_ids else ""
        else:
            now = found.new.table["id"].iloc[change.new]
            ids[row], link_cells[row] = f"{now} (before)", f"{_main_kind(change)}: {now}"
    table = part.table.assign(id=pd.Series(ids, dtype="str"), links=pd.Series(link_cells, dtype="str"))
    looks = [_LOOKS[GONE] if change.new is None else _BEFORE for change in drawn]
    worded = _with_change_columns(
        table, looks, [_main_kind(change) for change in drawn], [short(found, change) for change in drawn]
    )
    return replace(part, table=worded)


def _main_kind(change: Change) -> str:
    return translated(change.kinds[0])


def _with_change_columns(table: pd.DataFrame, looks: list[str], change: list[str], what: list[str]) -> pd.DataFrame:
    columns = {STATUS: table["status"].tolist(), "status": looks, CHANGE: change, WHAT: what}
    return table.assign(**{name: pd.Series(texts, table.index, dtype="str") for name, texts in columns.items()})
