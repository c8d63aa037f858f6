"""The events as a table: the same events in the same order as in the picture, with the same selection."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st
from streamlit.components import v2

from components.cells.fold import match_spans
from components.filters.column import NUMBER
from components.language import message, say
from components.layout.names import column_name, status_name, title_name
from components.layout.text import width
from components.model import COLUMNS
from components.sheet import marked
from components.ui import safe_text, session, widgets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from components.model import Int64, Store

KEY, IDS = "events", "events-ids"
MOST_ROWS = 1_000
DIGITS = 10  # binary digits of a rank
SPACES = {ord("0"): "\t", ord("1"): " "}  # digits as white space that sorts in the same order
MOST_OWN = 12  # columns of the file's own
MARK = "background-color: rgba(240, 190, 0, 0.35)"  # for light and dark themes
HEADS = {message("Event"): "title", message("Actors"): "actors", message("Type"): "type"}
HEADS |= {message("Status"): "status"}
_FOUND = message("Found in")
_OWN_PLACE = ("date", *HEADS.values())
SIZE, PADDING, MOST_WIDE = 14, 24, 280  # px: the size of texts, the space beside them, the widest column of dates


def show(store: Store, rows: Int64, selected: str, words: str = "") -> None:
    """The first MOST_ROWS events of `rows`. The one with the id `selected` is selected, and a click on a row selects
    its event. The search `words` are marked; if no visible cell of a row has them, an added column shows where they
    are."""
    shown = rows[:MOST_ROWS]
    ids = tuple(store.cells("id", shown))
    widgets.remember(IDS, ids, widgets.PAGE)
    chosen = [ids.index(selected)] if selected in ids else []
    state = {"selection": {"rows": chosen}}
    widgets.set_value(KEY, selected if chosen else "", widgets.PAGE, state, lambda: _chosen() == chosen)
    cells = frame(store, shown)
    select_on_click(KEY)
    st.dataframe(
        _sortable(*_searched(cells, store, shown, words)),
        key=KEY,
        hide_index=True,
        selection_mode="single-row",
        on_select=_select,
        column_config=headers(cells),
        alt=say("The events of the picture, in its order"),
    )
    if len(rows) > MOST_ROWS:
        sentence = message("The first {some} of {n} events; the CSV and JSON downloads hold all of them.")
        safe_text.line(say(sentence, some=MOST_ROWS, n=len(rows)))


def select_on_click(key: str, ids: Sequence[str] | None = None) -> None:
    """Let a click on any cell of the table `key` select the event of its row (js/rows.js). An editable table, for which
    Streamlit reports no clicks, has the `ids` of its rows."""
    name = f"{key}-clicks"
    if ids is not None:
        widgets.remember(name, tuple(ids), widgets.PAGE)
    with st.container(key=f"hidden-{name}"):
        _rows_component()(
            key=name, data={"table": key, "typed": ids is not None}, on_row_change=partial(_clicked, name)
        )


def _clicked(name: str) -> None:
    """Select the event of the row that was clicked in an editable table; new rows have no event."""
    ids, row = widgets.remembered(name, widgets.PAGE), session.widget_values()[name]["row"]["row"]
    if row < len(ids):
        session.current().ask(selected=ids[row])


@cache  # once, but not before there is a server that it can be declared to
def _rows_component() -> Any:
    return v2.component("dateline_rows", js=(Path(__file__).parent / "js" / "rows.js").read_text("utf-8"))


def headers(cells: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The labels and widths of the columns of a `frame`."""
    return {
        **{name: st.column_config.TextColumn(column_name(name)) for name in cells},
        **{name: st.column_config.TextColumn(say(name)) for name in (*HEADS, _FOUND)},
        "Date": st.column_config.TextColumn(say("Date"), width=width_for(cells["Date"])),
        "Event": st.column_config.TextColumn(say("Event"), width="medium"),
    }


def frame(store: Store, rows: Int64) -> dict[str, list[str]]:
    """The cells of some rows by the columns' labels, those of the file's own columns last (MOST_OWN at most); empty
    columns are left out, but for date and event."""
    further = [column for column in store.columns if column not in COLUMNS and column not in ("Date", _FOUND, *HEADS)]
    columns = {**HEADS, **{column: column for column in further[:MOST_OWN]}}
    found = {"Date": store.words(rows), **{label: store.cells(column, rows) for label, column in columns.items()}}
    found["Event"] = list(map(title_name, found["Event"]))
    found["Status"] = list(map(status_name, found["Status"]))
    return {label: cells for label, cells in found.items() if label in ("Date", "Event") or any(cells)}


def _sortable(frame: dict[str, list[str]], hits: dict[str, list[bool]]) -> Any:
    """The table with its matches (`hits`) marked, in which a click on a header sorts dates by time and numbers by
    number. The browser sorts texts, so each such cell begins with its rank, encoded in white space that is neither
    shown nor spoken."""
    ranks_of = {label: ranks for label, cells in frame.items() if (ranks := _ranks(cells))}
    ranks_of["Date"] = list(range(len(frame["Date"])))
    ranked = {
        label: [f"{rank:0{DIGITS}b}".translate(SPACES) + cell for rank, cell in zip(ranks, frame[label], strict=True)]
        for label, ranks in ranks_of.items()
    }
    return marked(frame | ranked, hits, MARK).format(dict.fromkeys(ranked, _shown))


def _shown(cell: Any) -> str:
    """The visible text of a cell that begins with its rank."""
    return str(cell)[DIGITS:]


def _ranks(cells: Sequence[str]) -> list[int]:
    """The rank of each number in a column of numbers, equal numbers alike, blank cells first; [] for any other
    column."""
    texts = [cell.strip() for cell in cells]
    if not any(texts) or not all(re.fullmatch(NUMBER, text) for text in texts if text):
        return []
    numbers = [float(text or "-inf") for text in texts]
    rank = {number: k for k, number in enumerate(sorted(set(numbers)))}
    return [rank[number] for number in numbers]


def _searched(
    frame: dict[str, list[str]], store: Store, rows: Int64, words: str
) -> tuple[dict[str, list[str]], dict[str, list[bool]]]:
    """The table, and whether each of its cells matches the search `words`. If needed it has one more column: for rows
    whose cells in the main columns do not match, the first other cell that does."""
    hits = {label: [bool(words and match_spans(cell, words)) for cell in cells] for label, cells in frame.items()}
    if not words:
        return frame, hits
    hidden = np.flatnonzero(~np.any([hits[label] for label in ("Date", *HEADS) if label in hits], axis=0))
    found = [""] * len(rows)
    for column in store.columns if len(hidden) else ():
        if column not in _OWN_PLACE:
            for index, cell in zip(hidden.tolist(), store.cells(column, rows[hidden]), strict=True):
                if not found[index] and (where := match_spans(cell, words)):
                    found[index] = say("{name}: {value}", name=column_name(column), value=_around(cell, *where[0]))
    if any(found):
        frame = {label: frame[label] for label in ("Date", "Event")} | {_FOUND: found} | frame
        hits[_FOUND] = [bool(text) for text in found]
    return frame, hits


def _around(cell: str, start: int, stop: int) -> str:
    """The part of a cell around a match."""
    first = max(start - 20, 0)
    return " ".join(f"{'…' * (first > 0)}{cell[first : stop + 60]}{'…' * (len(cell) > stop + 60)}".split())


def width_for(texts: Iterable[str]) -> int:
    """The width (px) of a column that shows these texts whole, MOST_WIDE at most. Without it, a column keeps the width
    that it had for another file."""
    return min(max((round(width(text, SIZE)) for text in set(texts)), default=0) + PADDING, MOST_WIDE)


def _chosen() -> list[int]:
    """The rows selected in the table."""
    return list((session.widget_values().get(KEY) or {}).get("selection", {}).get("rows", []))


def _select() -> None:
    """Select the event of the row that a person clicked, in the table as it was then."""
    ids, rows = widgets.remembered(IDS, widgets.PAGE), _chosen()
    change = widgets.changed(KEY, ids[rows[0]] if rows and rows[0] < len(ids) else "")
    if change:
        session.current().ask(selected=change.after)
