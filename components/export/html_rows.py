"""The events of an HTML page as a table, each with everything known about it; and the ledger of the file."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from components.draw import writable
from components.export.facts import facts
from components.export.formatting import actors
from components.language import message, say, translated
from components.layout.names import status_name, title_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from components.model import Event, Int64, Store

# The columns of the table; but for the title, they are facts of `facts` and are not repeated in the details.
_HEAD = (message("Date"), message("Event"), message("Actors"), message("Type"), message("Status"))


def table(rows: str) -> str:
    """The table with a header and these rows (HTML)."""
    head = f"<thead>{_header(_HEAD)}</thead>"
    return f'<section><h2>{say("Events")}</h2><table id="events">{head}<tbody>{rows}</tbody></table></section>'


def lines(store: Store, rows: Int64, folded: Sequence[str] = (), most: int = 0) -> str:
    """The rows of the table of events as HTML, in the order of `rows`. Each has its `folded` details, if they are
    given. Cells are cut after `most` characters (0: never). There is a heading before the first event without a
    date."""
    written = []
    undated = False
    for index, event in enumerate(store.events(rows)):
        if not event.precision and not undated:
            undated = True
            heading = say("Without a date")
            written.append(f'<tr><th colspan="{len(_HEAD)}" scope="rowgroup">{heading}</th></tr>')
        title = _text(_short(title_name(event.title), most)) or say("(no title)")
        if folded:
            title = f'<details><summary id="t{index}">{title}</summary>{folded[index]}</details>'
        others = (actors(event, "; "), event.type, status_name(event.status))
        cells = (title, *(_text(_short(text, most)) for text in others))
        name, date = (f' id="e{index}"', f' id="d{index}"') if folded else ("", "")  # links to a row are in the details
        words = _text(event.words) if event.precision else ""
        written.append(f"\n<tr{name}><td{date}>{words}</td>{_cells(cells)}</tr>")
    return "".join(written)


def _short(text: str, most: int) -> str:
    return f"{text[: most - 1]}…" if most and len(text) > most else text


def folded(store: Store, rows: Int64, places: Mapping[str, int]) -> list[str]:
    """The details of each event as HTML: description, links, and the facts that are not in the cells of its row.
    `places` has the index into `rows` of each event by id, for links."""
    reached = _reached(store, rows)
    heads = {say(name) for name in _HEAD}
    return [_folded(store, event, heads, places, reached.get(event.index, [])) for event in store.events(rows)]


def ledger(store: Store, rows: Int64) -> str:
    """The ledger of the file: the numbers of its rows, and the rejected ones with line and reason."""
    loaded = store.loaded
    undated = sum(not event.precision for event in store.events(rows))
    sentence = say(
        "Rows {rows} = events {events} + without a date {undated} + rejected {rejected}.",
        rows=loaded.rows, events=loaded.events, undated=loaded.undated, rejected=len(loaded.rejected),
    )  # fmt: skip
    if loaded.events + loaded.undated > len(rows):
        sentence += " " + say("On this page: {n}, of them without a date: {undated}.", n=len(rows), undated=undated)
        if loaded.rejected:
            sentence += " " + say("Rejected rows are those of the whole file, whatever the filters are.")
    head = _header((message("Line"), message("Column"), message("Value"), message("Reason")))
    lines = (
        f"<tr>{_cells(map(_text, (where, entry.column, entry.value, translated(entry.reason))))}</tr>"
        for entry in loaded.rejected
        for where in [f"{entry.file}, {entry.line:,}" if entry.file else f"{entry.line:,}"]
    )
    listed = f"<table><thead>{head}</thead><tbody>{''.join(lines)}</tbody></table>" if loaded.rejected else ""
    title = say("Rows of the file")
    return f"<section><h2>{title}</h2><p>{_text(sentence)}</p>{listed}</section>"


def _header(names: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{_text(say(name))}</th>' for name in names)
    return f"<tr>{cells}</tr>"


def _folded(store: Store, event: Event, heads: set[str], places: Mapping[str, int], reached: list[str]) -> str:
    description = f"<p>{_text(event.description)}</p>" if event.description else ""
    known = "".join(
        f"<dt>{_text(name)}</dt><dd>{_linked(text)}</dd>"
        for name, text in facts(store, event)
        if text and name not in heads
    )
    links = "".join(f"<li>{link}</li>" for link in (*_links(store, event, places), *reached))
    return f"{description}<dl>{known}</dl>{f'<ul>{links}</ul>' if links else ''}"


def _links(store: Store, event: Event, places: Mapping[str, int]) -> Iterator[str]:
    for link in event.links:
        place = places.get(link.target)
        if link.index is not None and place is not None:
            yield f'{_text(link.kind)} → <a href="#e{place}">{_text(title_name(store.event(link.index).title))}</a>'
        else:
            yield _text(say("{kind}: “{id}”, which is no event of this page", kind=link.kind, id=link.target))


def _reached(store: Store, rows: Int64) -> dict[int, list[str]]:
    """The links to each row from others of `rows`, as HTML."""
    found: dict[int, list[str]] = {}
    links = store.links
    place = {row: index for index, row in enumerate(rows.tolist())}
    for number in np.flatnonzero(np.isin(links.origin, rows) & np.isin(links.target, rows)).tolist():
        origin, kind = int(links.origin[number]), links.kinds[links.kind[number]]
        title = f'<a href="#e{place[origin]}">{_text(title_name(store.event(origin).title))}</a>'
        label = say("{title} → {kind} this", title=title, kind=_text(kind))
        found.setdefault(int(links.target[number]), []).append(label)
    return found


def _cells(written: Iterable[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in written)


def _linked(text: str) -> str:
    """A text as HTML: a link if it is a web address and nothing else."""
    shown = _text(text)
    if re.fullmatch(r"https?://\S+", text):
        return f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'
    return shown


def _text(text: str) -> str:
    return escape(writable(text))
