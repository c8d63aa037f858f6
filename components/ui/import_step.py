"""The import step: a person's own rows, a role above each column, and the timeline they make. Nothing is final before
“Make the timeline”."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import pipeline
from components.errors import TimelineError
from components.export.picture import as_png
from components.language import joined, message, plural, say
from components.model import AS_FOUND, Request
from components.read.wording import quoted
from components.ui import files, import_columns, import_roles, safe_text, session
from components.ui import reading as reading_panel
from components.ui.import_questions import answer_key, order_question, possible_orders, questions, read_as_usual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.model import Loaded, Proposal, Reading, Source
    from components.store.memory import MemoryStore

LARGE = 3_000_000  # bytes: larger files have no preview
WIDE = 360  # px, the width of the preview, about as wide as it is shown, so that its words can be read
MOST_REASONS = 3  # rejected rows whose reasons are shown


@dataclass
class Step:
    """The file for which a person has reopened the step, if any."""

    reopened: str = ""


def reopen(name: str) -> None:
    """Reopen the step for the open file of this name."""
    session.current().part(Step).reopened = name


def is_reopened(source: Source) -> bool:
    """Whether the step is to be shown although the file can be read."""
    return session.current().part(Step).reopened == source.name


def show(source: Source, proposal: Proposal, reading: Reading) -> None:
    """The step for a file; `proposal` says how it would be read, `reading` what was stated about it so far."""
    header = sha256(repr(proposal.header).encode()).hexdigest()[:12]  # roles are those of columns, not of positions
    file_key = f"{source.name}-{files.fingerprint(source).hex()[:12]}-{header}"
    head, leave = st.columns([5, 1.3], vertical_alignment="center")
    with head:
        _heading(source, proposal)
    with st.container():  # always there: the message that a file is read must not move what is below it
        unchanged = _unchanged(source, reading)
    found = import_roles.found_roles(proposal, reading, unchanged)
    with st.container(border=True):
        _explanation(proposal, found)
        safe_text.line(say("Change any of it above its column."))
    table, side = st.columns([2, 1], gap="medium")
    with table:
        roles, cells = import_columns.roles(file_key, proposal, found)
        with st.expander(say("The cells look wrong: change the encoding or the separator")):
            reading_panel.text(AS_FOUND)
    with side:
        store, read, answers = _outcome(file_key, source, proposal, reading, roles, found)
    import_columns.show_cells(cells, proposal, roles, _first_dates(source, store, proposal, read))
    with leave:
        st.button(
            say("Make the timeline"),
            key=f"make-{file_key}",
            type="primary",
            disabled=store is None and len(source.content) < LARGE,
            on_click=partial(_make, file_key, proposal, roles, found, answers, reading),
            width="stretch",
        )


def _outcome(
    file_key: str,
    source: Source,
    proposal: Proposal,
    reading: Reading,
    roles: Mapping[int, str],
    found: Mapping[int, str],
) -> tuple[MemoryStore | None, Reading, dict[str, Any]]:
    """The picture and the counts of the file as it would be read now, and the questions about it. Returns the events,
    None if they cannot be read, the reading, and the answers by the reading's field."""
    safe_text.heading(say("What you will see"))
    preview, questions_place = st.container(), st.container()
    with questions_place:
        answers = questions(file_key, proposal, reading, roles)
    read = replace(import_roles.reading_of(reading, proposal, roles, found), accept=False)
    with preview:
        store = _preview(source, replace(read, **answers), roles)
    if store and "date_order" not in answers and (orders := possible_orders(store.loaded, reading)):
        with questions_place:
            answers["date_order"] = order_question(file_key, orders, reading)
        with preview:
            store = _preview(source, replace(read, **answers), roles)
    if store and (vague := [date for date in store.loaded.suggestions if not date.accepted]):
        with questions_place:
            answers["accept"] = read_as_usual(file_key, vague, reading.accept or not is_reopened(source))
        with preview:
            store = _preview(source, replace(read, **answers), roles)
    if store:
        with preview:
            _picture(store, import_roles.lanes_of(proposal, roles, found))
            _ledger(store.loaded)
        _rejected(store.loaded)
    return store, replace(read, **answers), answers


def _heading(source: Source, proposal: Proposal) -> None:
    columns = len(proposal.header)
    rows = plural(columns, "{n} column, the first rows of it below.", "{n} columns, the first rows of each below.")
    safe_text.heading(source.name, rows)


def _explanation(proposal: Proposal, found: Mapping[int, str]) -> None:
    """The proposal in words: for each role its column, and the reason."""
    looks = [
        message("{name}: {how}", name=quoted(name.strip()), how=look)
        for name, look in zip(proposal.header, proposal.looks, strict=True)
    ]
    if not proposal.verdict:
        sentences = (message("{reason}.", reason=look) for look in looks[:12])
        safe_text.paragraph(joined((say("No column looks like dates."), *sentences), " "))
        return
    reasons = {choice.at: choice.reason for choice in proposal.choices if found.get(choice.at) == choice.target}
    by_role = {found[index]: reasons.get(index, looks[index]) for index in sorted(found)}
    safe_text.terms(
        say("This is how Dateline would read it."),
        [(import_roles.role_name(role), message("{reason}.", reason=reason)) for role, reason in by_role.items()],
    )


def _unchanged(source: Source, reading: Reading) -> Loaded | None:
    """The file as it is read without changes by the person, None if it cannot be read or is LARGE."""
    if len(source.content) >= LARGE:
        return None
    try:
        return files.loaded(source, replace(reading, propose=True, accept=False)).loaded
    except TimelineError:
        return None


def _preview(source: Source, reading: Reading, roles: Mapping[int, str]) -> MemoryStore | None:
    """The events as they would be read; None if they cannot be read, the file is LARGE or two columns have one role,
    which the page then says."""
    if duplicates := import_roles.duplicate_roles(roles):
        names = say(" and ").join(duplicates)
        safe_text.warning(say("{roles}: only one column can be that. Choose “not used” for the other.", roles=names))
        return None
    if len(source.content) >= LARGE:
        safe_text.line(say("The file is large: its timeline is made when you ask for it."))
        return None
    try:
        return files.loaded(source, reading)
    except TimelineError:
        safe_text.line(say("Choose a column with dates, and one with a title, to see the timeline."))
        return None


def _picture(store: MemoryStore, lanes: str | None) -> None:
    request = Request(
        width=WIDE, height=430, title=" ", most_lanes=6, theme=_theme(), language=st.context.locale or "en",
        without=("caption",),
    )  # fmt: skip
    if lanes is not None and lanes in ("", *store.columns):
        request = replace(request, lanes=lanes)
    if not store.size:
        safe_text.line(say("No row can be read so."))
        return
    st.image(as_png(pipeline.picture(store, request)), width="stretch")


def _theme() -> Any:
    return "dark" if st.context.theme.type == "dark" else "light"


def _ledger(loaded: Loaded) -> None:
    """The counts of rows, events and rejected rows, and the notes."""
    lines = [say("{n} on the time axis", n=loaded.events)]
    if loaded.undated:
        lines.append(say("{n} without a date", n=loaded.undated))
    if loaded.rejected:
        lines.append(plural(len(loaded.rejected), "{n} row that cannot be read", "{n} rows that cannot be read"))
    safe_text.points(tuple(lines))
    if loaded.notes:
        with st.expander(say("What was noticed ({n})", n=len(loaded.notes))):
            safe_text.points(loaded.notes)


def _rejected(loaded: Loaded) -> None:
    """The first rows that cannot be read, each with its reason; those among the rows shown are marked there."""
    for row in loaded.rejected[:MOST_REASONS]:
        safe_text.line(say("Line {n}: {reason}", n=row.line, reason=row.reason))
    import_columns.mark_rows([index for index, date in enumerate(loaded.first_dates) if date is None])


def _first_dates(
    source: Source, store: MemoryStore | None, proposal: Proposal, reading: Reading
) -> tuple[str | None, ...]:
    """The dates of the rows shown as they would be read now; () if they are not known. Those of a LARGE file are read
    without the rest of it."""
    if store:
        return store.loaded.first_dates
    if len(source.content) < LARGE:
        return ()
    try:
        return pipeline.first_dates(proposal, reading)
    except TimelineError:
        return ()


def _make(
    file_key: str,
    proposal: Proposal,
    roles: Mapping[int, str],
    found: Mapping[int, str],
    answers: Mapping[str, Any],
    shown: Reading,
) -> None:
    """Open the file as chosen now. Choices may be newer than the run that drew the button, for which the file was read
    as `shown`. Nothing is opened if two columns have one role, or if a new separator has changed the columns: the step
    is shown again."""
    now = session.widget_values()
    reading_panel.apply_text()
    roles = {index: now.get(import_columns.role_key(file_key, index), role) for index, role in roles.items()}
    answers = {
        field: now.get(answer_key(field, file_key), answer) or type(answer)()  # None where no option is chosen
        for field, answer in answers.items()
    }
    if import_roles.duplicate_roles(roles):
        return  # the page says why
    current = session.current()
    chosen = replace(import_roles.reading_of(current.reading, proposal, roles, found), **answers)
    if current.reading.separator != shown.separator and chosen.mapping != current.reading.mapping:
        return
    current.part(Step).reopened = ""
    current.read_as(chosen)
    if (lanes := import_roles.lanes_of(proposal, roles, found)) is not None:
        current.ask(lanes=lanes)
