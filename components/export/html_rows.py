"""The events of an HTML page as a table, each with everything that is known of it; and the ledger of the file."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from components.draw import writable
from components.export.facts import facts
from components.export.written import cast
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from components.model import Event, Int64, Store

_HEAD = ("Date", "Event", "Actors", "Type", "Status")  # but for the event itself, facts of it: said once


def table(store: Store, rows: Int64, places: Mapping[str, int]) -> str:
    """The events in the order of `rows`; those without a date, which stand last, under a heading of their own. Events
    are told by their `places`, by id."""
    reached = _reached(store, rows)
    written = []
    undated = False
    for at, row in enumerate(rows.tolist()):
        event = store.event(row)
        if not event.precision and not undated:
            undated = True
            written.append(f'<tr><th colspan="{len(_HEAD)}" scope="rowgroup">Without a date</th></tr>')
        written.append(_row(store, event, at, places, reached.get(row, ())))
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    return (
        f"<section><h2>Events</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(written)}</tbody></table></section>"
    )


def ledger(store: Store, rows: Int64) -> str:
    """What became of every row of the file, and those that could not be read, with their line and reason."""
    if not isinstance(store, MemoryStore):
        return ""
    loaded = store.loaded
    undated = sum(not store.event(row).precision for row in rows.tolist())
    said = (
        f"rows {loaded.rows:,} = events {loaded.events:,} + without a date {loaded.undated:,} "
        f"+ rejected {len(loaded.rejected):,}."
    )
    left = loaded.events + loaded.undated - len(rows)
    more = f" Of these, {len(rows):,} are on this page, {undated:,} of them without a date." if left else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Line", "Column", "Value", "Reason"))
    lines = (
        f"<tr>{''.join(_cell(text) for text in (where, entry.column, entry.value, entry.reason))}</tr>"
        for entry in loaded.rejected
        for where in [f"{entry.file}, {entry.line:,}" if entry.file else f"{entry.line:,}"]
    )
    listed = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>" if loaded.rejected else ""
    return f"<section><h2>Rows of the file</h2><p>{said[0].upper()}{said[1:]}{more}</p>{listed}</section>"


def _row(store: Store, event: Event, at: int, places: Mapping[str, int], reached: list[str] | tuple[str, ...]) -> str:
    description = f"<p>{_text(event.description)}</p>" if event.description else ""
    known = "".join(
        f"<dt>{_text(name)}</dt><dd>{_linked(text)}</dd>"
        for name, text in facts(store, event)
        if text and name not in _HEAD
    )
    links = "".join(f"<li>{link}</li>" for link in (*_links(store, event, places), *reached))
    about = f"{description}<dl>{known}</dl>{f'<ul>{links}</ul>' if links else ''}"
    title = _text(event.title) or "(no title)"
    return (
        f'\n<tr id="e{at}" data-at="{at}"><td>{_text(event.words) if event.precision else ""}</td>'
        f"<td><details><summary>{title}</summary>{about}</details></td>"
        f"{_cell(cast(event, '; '))}{_cell(event.type)}{_cell(event.status)}</tr>"
    )


def _links(store: Store, event: Event, places: Mapping[str, int]) -> Iterator[str]:
    for link in event.links:
        place = places.get(link.target)
        if link.index is not None and place is not None:
            yield f'{_text(link.kind)} → <a href="#e{place}">{_text(store.event(link.index).title)}</a>'
        else:
            yield f"{_text(link.kind)}: “{_text(link.target)}”, which is no event of this page"


def _reached(store: Store, rows: Int64) -> dict[int, list[str]]:
    """The links that reach each row from others of `rows`, in words."""
    found: dict[int, list[str]] = {}
    links = store.links
    place = {row: at for at, row in enumerate(rows.tolist())}
    for number in np.flatnonzero(np.isin(links.origin, rows) & np.isin(links.target, rows)).tolist():
        origin, kind = int(links.origin[number]), links.kinds[links.kind[number]]
        title = _text(store.event(origin).title)
        said = f'<a href="#e{place[origin]}">{title}</a> → {_text(kind)} this'
        found.setdefault(int(links.target[number]), []).append(said)
    return found


def _cell(text: str) -> str:
    return f"<td>{_text(text)}</td>"


def _linked(text: str) -> str:
    """A cell that is a web address and nothing else may be followed; everything else is text."""
    shown = _text(text)
    if re.fullmatch(r"https?://\S+", text):
        return f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'
    return shown


def _text(text: str) -> str:
    return escape(writable(text))
