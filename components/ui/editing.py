"""Editable tables: events to add, change and delete, and rejected rows to correct."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components import v2

from components.dates import as_edited, editable, meanings, read_edtf
from components.language import message, plural, say, translated
from components.layout.names import column_name, status_name, status_typed, title_name
from components.sheet import Edits, Sheet, answers, dated_by, rows_of, suggested
from components.ui import edits, safe_text, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import Int64
    from components.store.memory import MemoryStore
    from components.ui.edited_copy import EditedTable, State

MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 30_000  # in a cell; rows with a longer one are left out, so that the page stays small
EVENTS, MENDING = "events-edited", "rows-mended"  # the two kinds of tables
SHOWN = "editing"  # the switch that shows the first
LEAST = 120  # px, the width of a date column's header with its icons
_WHEN = ("date", "start", "end")


def events(store: MemoryStore, rows: Int64, request: object, selected: str) -> None:
    """The editable table of the events in `rows`, with the columns in the order of the read-only table (table.py), then
    the empty ones. The rows stay the same until there is another `request`, so that no event disappears while it is
    edited. The event with the id `selected` is marked."""
    shown = rows[:MOST_ROWS]
    places = _short(edits.cells(), edits.cells().row_of[shown].tolist())
    edited = edits.edited_table(EVENTS, _edited, places, request)
    names = _names(edited.sheet)
    frame = _in_words(_frame(edited.sheet, edited.places, names), edited, names)
    ids = _remaining(edited, frame[f"c{names.index('id')}"])
    safe_text.line(
        say(
            "Type into a cell. A new event goes into the last row, or press + above the table; to delete rows, tick "
            "them at the left."
        )
    )
    table.select_on_click(edited.key, ids)
    _table(
        frame,
        edited,
        names,
        num_rows="dynamic",
        column_config=_headed(edited.sheet, frame, names),
        column_order=_ordered(edited.sheet, frame, names),
        alt=say("The events, to be changed"),
        mark=ids.index(selected) if selected in ids else -1,
    )
    if len(rows) > MOST_ROWS:
        sentence = message("The first {some} of {n} events; filters bring others.")
        safe_text.line(say(sentence, some=len(edited.places), n=len(rows)))
    _omission_lines(edited.sheet, len(shown) - len(places))
    if store.loaded.rejected:
        safe_text.line(say("Rows that cannot be read as they stand are under Problems, each with the reason."))


def _headed(sheet: Sheet, frame: Mapping[str, Sequence[str]], names: Sequence[str]) -> dict[str, Any]:
    """The configuration of columns by their neutral names: the headers of the read-only table, and widths of date
    columns in which each date is whole."""
    heads = {name: st.column_config.TextColumn(say(label)) for label, name in table.HEADS.items()}
    heads["title"] = st.column_config.TextColumn(say("Event"), required=True, width="medium")
    labels = {"date": say("Date"), "start": say("Start"), "end": say("End")}
    example = say("For example: 2014, 2014-10, 28 October 2014, 2014-10-28 15:30")
    for name in _when(sheet):
        room = max(table.width_for(frame[f"c{names.index(name)}"]), LEAST)
        heads[name] = st.column_config.TextColumn(labels[name], width=room, help=example)
    return {f"c{names.index(name)}": head for name, head in heads.items() if name in names}


def _ordered(sheet: Sheet, frame: Mapping[str, Sequence[str]], names: Sequence[str]) -> list[str]:
    """The neutral names of the columns, in the order of the read-only table, then those that it leaves out."""
    first = [*_when(sheet), "title"]
    further = [name for name in names if name not in _ours(sheet)]
    more = [name for name in (*table.HEADS.values(), *further) if name in names and name not in first]
    read = [*first, *(name for name in more if any(frame[f"c{names.index(name)}"]))]
    return [f"c{names.index(name)}" for name in (*read, *(name for name in names if name not in read))]


def _ours(sheet: Sheet) -> tuple[str, ...]:
    """The columns of a sheet that are not the file's own: a file may have a column of its own called "start"."""
    return sheet.names[: sheet.names.index("links") + 1]


def _when(sheet: Sheet) -> list[str]:
    """The columns of dates."""
    return [name for name in _WHEN if name in _ours(sheet)]


def _remaining(edited: EditedTable, ids: Sequence[str]) -> list[str]:
    """The ids of the rows that the browser shows, without deleted and new rows."""
    return [id for id, place in zip(ids, edited.places, strict=True) if place not in edited.made.deleted]


def rejected(store: MemoryStore) -> None:
    """The editable table of the rejected rows: a person accepts the suggestion, or types. Each row is read again at
    once; corrected rows stay in the table until it is shown anew. The editable cells keep their first content: the
    browser drops what was typed into a cell whose content becomes the same."""
    loaded, cells = store.loaded, edits.cells()
    first = cells.rejected[:MOST_ROWS].tolist()
    places = _short(cells, first)
    edited = edits.edited_table(MENDING, _corrected, places)
    edited.answers = answers(loaded)
    names = _names(edited.sheet)
    when = dated_by(loaded)
    config = {
        "Reason": st.column_config.TextColumn(say("Reason"), width="large"),
        "Accept": st.column_config.CheckboxColumn(say("Accept"), help=say("Read this row’s date as suggested")),
        "Suggestion": st.column_config.TextColumn(say("Suggestion")),
        "Line": st.column_config.TextColumn(say("Line")),
    }
    frame = _notes(store, edited.places, when) | _frame(edited.sheet, edited.places, names)
    dates = [f"c{names.index(name)}" for name in when]
    order = [*dates, "Suggestion", "Accept", f"c{names.index('title')}", "Reason", "Line"]
    _table(
        frame,
        edited,
        names,
        num_rows="fixed",
        disabled=["Line", "Reason", "Suggestion"],
        column_config=config,
        column_order=[*order, *(name for name in frame if name not in order)],
        alt=say("The rejected rows, each with the reason, to be mended"),
    )
    _omission_lines(edited.sheet, len(first) - len(places))
    _rejected_lines(len(loaded.rejected), cells)


def _rejected_lines(count: int, cells: Sheet) -> None:
    """Lines about the table of `count` rejected rows."""
    if count > MOST_ROWS:
        sentence = message("The first {some} of {n} rejected rows; the CSV holds all of them.")
        safe_text.line(say(sentence, some=MOST_ROWS, n=count))
    if cells.beyond:
        safe_text.line(
            say("Cells beyond the last column are put at the end of the description once their row is mended.")
        )
    if edits.changes():
        safe_text.line(say("Lines are those of the changed copy."))


@cache  # once, but not before there is a server that it can be declared to
def _cells_component() -> Any:
    return v2.component("dateline_cells", js=(Path(__file__).parent / "js" / "cells.js").read_text("utf-8"))


def _table(frame: Mapping[str, Any], edited: EditedTable, names: Sequence[str], mark: int = -1, **options: Any) -> None:
    """The editable table, with a component that keeps the text of each cell until it is closed, and marks a row
    (js/cells.js). `frame` has the columns by neutral names, and `mark` is the marked row, -1 for none. The frame must
    not change, or Streamlit would build the table anew."""
    with st.container(key=f"hidden-{edited.key}"):
        _cells_component()(key=f"{edited.key}-keys", data={"table": edited.key, "mark": mark})
    config: dict[str, Any] = {f"c{k}": st.column_config.TextColumn(column_name(name)) for k, name in enumerate(names)}
    config |= options.pop("column_config")
    st.data_editor(frame, key=edited.key, hide_index=True, placeholder="", column_config=config, **options)


def _notes(store: MemoryStore, places: Sequence[int], when: Sequence[str]) -> dict[str, list[Any]]:
    """The columns beside the cells of each row: the checkbox, the line, the reason why it is rejected or how it was
    read, and the suggested date. `when` are the columns of dates."""
    cells = edits.cells()
    shown = set(places)
    pairs = zip(cells.rejected.tolist(), store.loaded.rejected, strict=True)
    rows = {place: row for place, row in pairs if place in shown}
    suggestions = suggested(store.loaded, rows, cells)
    texts = rows_of(cells, places)[list(when)].itertuples(index=False)
    dates = editable(["/".join(filter(None, cell)) for cell in texts])
    return {
        "Accept": [False] * len(places),
        "Line": [str(rows[place].line) if place in rows else "" for place in places],
        "Reason": [
            translated(rows[place].reason)
            if place in rows
            else say("✓ read: {date}", date=date)
            if date
            else say("✓ read, without a date")
            for place, date in zip(places, dates, strict=True)
        ],
        "Suggestion": editable(["/".join(suggestions.get(place, {}).values()) for place in places]),
    }


def _short(cells: Sheet, places: list[int]) -> list[int]:
    """The rows among `places` with no cell longer than MOST_CHARACTERS."""
    lengths = rows_of(cells, places).apply(lambda column: column.str.len()).max(axis=1)
    return [place for place, length in zip(places, lengths.tolist(), strict=True) if length <= MOST_CHARACTERS]


def _omission_lines(cells: Sheet, rows: int) -> None:
    """Lines about the `rows` that are left out for their length, and about columns beyond MOST_COLUMNS."""
    if rows:
        safe_text.line(
            plural(
                rows,
                "{n} row with a cell of more than {most} characters cannot be changed here, only in the file.",
                "{n} rows with a cell of more than {most} characters cannot be changed here, only in the file.",
                most=MOST_CHARACTERS,
            )
        )
    columns = len(cells.names)
    if columns > MOST_COLUMNS:
        safe_text.line(
            say("The first {some} of {n} columns; the others are kept as they are.", some=MOST_COLUMNS, n=columns)
        )


def _names(cells: Sheet) -> list[str]:
    """The columns of a sheet that are shown, MOST_COLUMNS at most: dates, title and actors first."""
    names = list(cells.names)
    first = [name for name in (*_WHEN, "title", "actors") if name in _ours(cells)]
    return [*first, *(name for name in names if name not in first)][:MOST_COLUMNS]


def _frame(cells: Sheet, places: Sequence[int], names: Sequence[str]) -> dict[str, list[str]]:
    """The rows at `places` under neutral names, c0, c1 …: a file may call its columns anything. Placeholders for a
    blank title or status are worded as in the read-only table."""
    rows, displayed = rows_of(cells, places), {"title": title_name, "status": status_name}
    return {f"c{k}": list(map(displayed.get(name, str), rows[name].tolist())) for k, name in enumerate(names)}


def _in_words(frame: dict[str, list[str]], edited: EditedTable, names: Sequence[str]) -> dict[str, list[str]]:
    """The table with its dates in words that can be edited. They stay the same as long as it is shown, or Streamlit
    would build it anew."""
    if not edited.words:
        when = [f"c{names.index(name)}" for name in _when(edited.sheet)]
        edited.words = {column: editable(frame[column]) for column in when}
    return frame | edited.words


def _typed(texts: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    """Edited cells by the columns' own names instead of c0, c1 …; an emptied cell is a blank text."""
    cells = {
        names[int(key[1:])]: str(text or "") for key, text in texts.items() if key[:1] == "c" and key[1:].isdecimal()
    }
    return cells | ({"status": status_typed(cells["status"])} if "status" in cells else {})


def _edited(edited: EditedTable, state: State) -> Edits:
    """All edits in the table of events since it was first shown. Added rows without text are ignored."""
    names, places = _names(edited.sheet), edited.places

    def typed(texts: Mapping[str, Any]) -> dict[str, str]:
        cells = _typed(texts, names)
        return cells | {name: as_edited(cells[name]) for name in _when(edited.sheet) if name in cells}

    changed = {places[int(row)]: typed(cells) for row, cells in state["edited_rows"].items()}
    added = [typed(cells) for cells in state["added_rows"]]
    deleted = {places[row] for row in state["deleted_rows"]}
    return Edits(changed, tuple(cells for cells in added if any(map(str.strip, cells.values()))), frozenset(deleted))


def _corrected(edited: EditedTable, state: State) -> Edits:
    """All edits in the table of rejected rows. In accepted rows each date that has a suggestion is replaced by it."""
    names = _names(edited.sheet)
    when = _when(edited.sheet)
    changed = {}
    for row, cells in state["edited_rows"].items():
        place, texts = edited.places[int(row)], _typed(cells, names)
        for name in when if cells.get("Accept") else ():
            text = texts.get(name, str(rows_of(edited.sheet, [place]).at[0, name]))
            if edtf := edited.answers.get((name, text)) or _suggestion(text):
                texts[name] = edtf
        if texts:
            changed[place] = texts
    return Edits(changed)


def _suggestion(text: str) -> str:
    """The meaning of a text that was just typed, "" if it is a valid date already or has no meaning."""
    refused = read_edtf([text.strip()], explain=False)[1]
    return meanings([text.strip()]).by_text[text.strip()].edtf if refused else ""
