"""The columns of a file in the import step: the choice of a role above each, and below it the first cells, with dates
as they would be read."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import streamlit as st

from components.dates import editable, read_edtf, words
from components.language import joined, plural, say
from components.read.columns.column_names import TARGETS
from components.ui import import_roles, safe_text
from components.ui import reading as reading_panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from components.model import Proposal

MOST_SHOWN = 21  # columns that can be given a role here; all others are kept, too
_ENDS = {"": reading_panel.ENDS["unknown"], "..": reading_panel.ENDS["open"]}
LONG = 20  # letters of a date that need a wider column


def roles(
    file_key: str, proposal: Proposal, found: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, DeltaGenerator]]:
    """The choices of the columns' roles. Returns the current roles and the places for the cells, by the columns'
    indexes; columns beyond MOST_SHOWN have none."""
    first = sorted(range(len(proposal.header)), key=lambda index: (index >= MOST_SHOWN and index not in found, index))
    shown = sorted(first[:MOST_SHOWN])
    options = {name: say(label) for name, label in import_roles.USUAL.items()}
    if (
        st.toggle(say("More roles (year, month, time, links …)"), key=f"more-{file_key}")
        or set(found.values()) - import_roles.USUAL.keys()
    ):
        options |= {name: reading_panel.target_name(name) for name in TARGETS if name not in import_roles.USUAL}
    chosen, places = {}, {}
    with st.container(
        horizontal=True, wrap=False, gap="xsmall", key="columns"
    ):  # each as wide as the choice of its role
        for index in shown:
            with st.container(key=f"column-{index}", gap="xsmall"):
                chosen[index] = _role(file_key, index, proposal, found.get(index, import_roles.NOT_USED), options)
                places[index] = st.container()
    hidden = len(proposal.header) - len(shown)
    texts = [say("Rows 1 to {n}.", n=len(proposal.rows))]
    if hidden:
        texts.append(
            plural(
                hidden,
                "{n} more column is kept and can be searched and filtered.",
                "{n} more columns are kept and can be searched and filtered.",
            )
        )
    safe_text.line(joined(texts, " "))
    return chosen, places


def _role(file_key: str, index: int, proposal: Proposal, found: str, options: Mapping[str, str]) -> str:
    role = st.selectbox(
        safe_text.heard(say("What “{name}” is", name=_name(proposal, index))),
        options,
        index=list(options).index(found),
        key=role_key(file_key, index),
        format_func=lambda option: options[option],
        label_visibility="collapsed",
    )
    return str(role)


def role_key(file_key: str, index: int) -> str:
    """The key of the widget that holds a column's role."""
    return f"role-{file_key}-{index}"


def _name(proposal: Proposal, index: int) -> str:
    return proposal.header[index].strip() or say("column {n}", n=index + 1)


def show_cells(
    places: Mapping[int, DeltaGenerator], proposal: Proposal, roles: Mapping[int, str], dates: Sequence[str | None]
) -> None:
    """The names and the first cells of the columns, in their places. `dates` are those of the rows as they would be
    read, in EDTF, "" or None for none; without any, all cells are shown as they are."""
    row_dates = [date or "" for date in dates] or [""] * len(proposal.rows)
    for index, place in places.items():
        typed = [row[index] for row in proposal.rows]
        read = [_as_read(cell, date, roles, index) for cell, date in zip(typed, row_dates, strict=True)]
        shown = [cell if text == cell else word for cell, text, word in zip(typed, read, _worded(read), strict=True)]
        items = "".join(
            f'<li title="{html.escape(cell)}">{html.escape(text) or "&nbsp;"}</li>'
            for cell, text in zip(typed, shown, strict=True)
        )
        classes = "dateline-column" + " dateline-used" * bool(roles[index])
        classes += " dateline-long" * (shown != typed and max(map(len, shown)) > LONG)
        place.html(f'<div class="{classes}"><b>{html.escape(_name(proposal, index))}</b><ol>{items}</ol></div>')


def _worded(texts: Sequence[str]) -> list[str]:
    """The dates among texts in words, as short as they mean the same; other texts as they are."""
    dates, refused = read_edtf(texts, explain=False)
    short, full = editable(texts), words(dates, texts)
    return [full[row] if short[row] == text and row not in refused else short[row] for row, text in enumerate(texts)]


def _as_read(cell: str, date: str, roles: Mapping[int, str], index: int) -> str:
    """The part of a row's `date` that a cell of a column of dates holds, in EDTF or, for an end that is none, in words;
    the cell itself if there is none."""
    role, others = roles[index], {*roles.values()} - {roles[index]}
    start, slash, end = date.partition("/")
    if role == "end" and slash:
        return say(_ENDS[end]) if end in _ENDS else end
    if role == "end":
        return (cell and date) or cell
    if role not in ("date", "start") or (not cell and {"date", "start"} & others):
        return cell  # a blank date of a row that has a start, or the reverse
    return (start if slash and "end" in others and start not in ("", "..") else date) or cell


def mark_rows(rows: Sequence[int]) -> None:
    """Mark the shown rows with these numbers, from 0, as rows that cannot be read."""
    if rows:
        which = ", ".join(f"li:nth-child({row + 1})" for row in rows)
        st.html(f"<style>.dateline-column :is({which}) {{ background: rgb(240 190 0 / 0.22); }}</style>")
