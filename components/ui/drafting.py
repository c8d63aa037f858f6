"""Drafts and projects on the page: an earlier draft of the open file to continue, a text about the file, and a project
to save or to open."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components import v2

from components.draft import project
from components.draft.chain import Chain
from components.draft.folder import discard, folder
from components.draft.state import SHARE, DraftState, draft_state
from components.errors import DraftError, TimelineError
from components.language import current_language, plural, say
from components.language.moments import language
from components.read.columns.options import FLAGS
from components.read.inputs import source_at
from components.ui import edits, files, local_files, safe_text, session, sharing, widgets, window_drafts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from streamlit.delta_generator import DeltaGenerator

    from components.draft.folder import Draft
    from components.model import Source

_MOST_OFFERED = 8  # older drafts
_OPENED = "project-opened"


@dataclass
class _Notice:
    """The open file and the place above its picture, and a message about a draft or project that failed, shown once."""

    source: Source | None = None
    place: DeltaGenerator | None = None
    trouble: str = ""
    waiting: tuple[str, project.Project] | None = None  # a project whose file is not open yet, and its name
    begun: bool = False  # whether the project that Dateline was started with has been read


@cache  # once, but not before there is a server that it can be declared to
def _leaving() -> Any:
    return v2.component("dateline_leaving", js=(Path(__file__).parent / "js" / "leaving.js").read_text("utf-8"))


def begin(source: Source) -> None:
    """Reserve the place where drafts of the open file are offered, and apply a project that waits for this file. The
    run then starts again."""
    notice = session.current().part(_Notice)
    notice.source, notice.place = source, st.container()
    if not notice.begun:
        notice.begun = True
        _read_given_project(notice)
    if notice.waiting and notice.waiting[1].data.sha256 == files.fingerprint(source).hex():
        (name, found), notice.waiting = notice.waiting, None
        _apply(source, name, found)
        st.rerun()


def _read_given_project(notice: _Notice) -> None:
    """Let the project that Dateline was started with wait for its file. If the address already has a request, this is
    kept and the project's is not used."""
    if path := project.given_project():
        try:
            found = project.read(path.name, source_at(path).content)
        except TimelineError as error:
            notice.trouble = str(error)
            return
        request = session.current().texts()
        notice.waiting = path.name, replace(found, request=request if request else found.request)


def end() -> None:
    """Drafts and projects of the open file, above the picture and in the sidebar. Each run calls this last, when all
    that was typed has been read."""
    notice = session.current().part(_Notice)
    source, place, notice.source, notice.place = notice.source, notice.place, None, None
    if source and place:
        with place:
            _drafts(source, notice)
        with st.sidebar:
            with st.popover(say("Project"), width="stretch"):
                _words(source)
                _save(source)
                _open(source)
            safe_text.line(say("Everything stays on this computer."))
    own_journal = window_drafts.journal(source) if source else None
    with st.container(key="hidden-leaving"):
        _leaving()(key="leaving", data={"unsaved": bool(own_journal and own_journal.trouble), "lost": _lost()})


def _lost() -> str:
    return say(
        "Dateline does not answer. Changes counted as saved are kept; what was typed since then was not taken. If it "
        "was stopped, start it again, and this page goes on by itself. If your file is not shown then, open it again "
        "and choose “Go on where you were”."
    )


def _drafts(source: Source, notice: _Notice) -> None:
    own_journal = window_drafts.journal(source)
    for trouble in filter(None, (notice.trouble, own_journal.trouble if own_journal else "")):
        safe_text.warning(trouble)
    notice.trouble = ""
    others = window_drafts.other_drafts(source)
    if any(draft.busy for draft in others):
        safe_text.line(say("Another window is changing this file, too. Each window keeps its own changes."))
    entries = own_journal.entries if own_journal else ()
    further = [draft for draft in others if not draft.busy and draft.entries != entries[: len(draft.entries)]]
    offered = [(draft, found) for draft in further if _is_more(found := draft_state(draft.entries))]
    if offered:  # in one line, the older ones a click away
        with st.container(horizontal=True, vertical_alignment="center", key="drafts"):
            _offer(source, *offered[0])
            if len(offered) > 1:
                with st.popover(plural(len(offered) - 1, "{n} older draft", "{n} older drafts"), type="tertiary"):
                    _older(source, offered[1:])


def _older(source: Source, offered: Sequence[tuple[Draft, DraftState]]) -> None:
    for draft, found in offered[:_MOST_OFFERED]:
        with st.container(horizontal=True, vertical_alignment="center"):
            _offer(source, draft, found)
    if further := len(offered[_MOST_OFFERED:]):
        safe_text.line(
            plural(
                further,
                "{n} older draft of this file can be seen once one is discarded.",
                "{n} older drafts of this file can be seen once one is discarded.",
            )
        )


def _is_more(found: DraftState) -> bool:
    """Whether a draft has changes, or a look that the page does not have."""
    return bool(found.changes) or (found.look is not None and found.look != window_drafts.appearance())


def _offer(source: Source, draft: Draft, found: DraftState) -> None:
    when = draft.written.astimezone()
    label = say("Go on where you were, as you had it read")
    if found.changes:
        label = plural(found.changes, "Go on where you were, {n} change", "Go on where you were, {n} changes")
    day, time = _day(when), f"{when:%H:%M}"
    safe_text.line(say("You worked on this file before, last on {day} at {time}.", day=day, time=time))
    st.button(label, key=f"go-on-{draft.path.stem}", on_click=_go_on, args=(source, draft.path))
    st.button(say("Discard"), key=f"discard-{draft.path.stem}", on_click=_discard, args=(draft.path,), type="tertiary")


def _day(when: datetime) -> str:
    return (
        f"{when:%d %B %Y}"
        if current_language() == "en"
        else language(current_language()).date(when.year, when.month, when.day)
    )


def _go_on(source: Source, path: Path) -> None:
    try:
        _make_again(window_drafts.continue_draft(source, path))
    except DraftError as error:
        session.current().part(_Notice).trouble = str(error)


def _make_again(found: DraftState) -> None:
    edits.restore(found)
    if found.look is not None:
        session.current().set_parameters(found.look, {*window_drafts.LOOK_NAMES, *FLAGS})
    session.current().ask(title=found.words.get("title", ""))


def _discard(path: Path) -> None:
    try:
        discard(path)
    except DraftError as error:
        session.current().part(_Notice).trouble = str(error)


def _words(source: Source) -> None:
    """The field for notes about the file."""
    fingerprint = files.fingerprint(source).hex()[:12]
    key = f"notes-{fingerprint}"
    widgets.set_value(key, window_drafts.text_of(source, "notes"), widgets.PAGE)
    st.text_area(say("Notes"), key=key, on_change=_note, args=(source, key))


def _note(source: Source, key: str) -> None:
    if change := widgets.changed(key, session.widget_values().get(key)):
        window_drafts.record_text(source, "notes", change.after)


def _save(source: Source) -> None:
    if sharing.plan_as_json():
        safe_text.line(say("The project names who you hide when you share: it is for you, not for others."))
    st.download_button(
        say("Save project"),
        data=partial(_written, _project(source), session.current()),
        file_name=f"{Path(source.name).stem}{project.SUFFIX}",
        mime="application/json",
        key="save-project",
        on_click="ignore",
        help=say("Where the data is, how it is read and shown, and every change with its time. The data is not in it."),
    )


def _project(source: Source) -> project.Project:
    own_journal = window_drafts.journal(source)
    return project.Project(
        project.Data(source.name, files.fingerprint(source).hex(), len(source.content), _path(source)),
        {},
        session.current().request.title or window_drafts.text_of(source, "title"),
        window_drafts.text_of(source, "notes"),
        Chain(own_journal.entries if own_journal else ()),
        sharing.plan_as_json(),
    )


def _written(found: project.Project, current: session.Session) -> bytes:
    """The project as a file, with the request that the session has when the button is clicked. It is made outside a run
    of the page, so both are given to it; a zoom, which runs the picture alone, is part of the request."""
    request = {name: texts for name, texts in current.texts().items() if name != session.FILE}
    return project.written(replace(found, request=request))


def _open(source: Source) -> None:
    st.file_uploader(
        say("Open a project"),
        type="json",
        key=_OPENED,
        on_change=_take,
        args=(source,),
        help=say("It is shown as soon as the file it is about is open."),
    )


def _take(source: Source) -> None:
    """Open the uploaded project. It is shown as soon as its file is open; that file is opened if it is on this
    computer, otherwise a message asks for it."""
    given = session.widget_values().get(_OPENED)
    if given is None:
        return
    notice, current = session.current().part(_Notice), session.current()
    try:
        found = project.read(given.name, given.getvalue())
    except DraftError as error:
        notice.trouble = str(error)
        return
    notice.waiting = given.name, found
    about = found.data
    if about.sha256 == files.fingerprint(source).hex():
        return
    path = project.find_data(about, folder(), local_files.openable())
    if path and local_files.by_name(path.name) == path:
        current.open_file(path.name)
        return
    notice.trouble = say(
        "{project} is about {data} ({size} bytes, SHA-256 {digest}…), and {file} is another file or another version. "
        "Open the right one with “Open a file”, and it is shown so.",
        project=given.name,
        data=about.name,
        size=about.size,
        digest=about.sha256[:12],
        file=source.name,
    )


def _apply(source: Source, name: str, found: project.Project) -> None:
    """Show the open file as a project says."""
    current = session.current()
    if found.history.broken:
        current.part(_Notice).trouble = say(
            "{project}: {problem} It is opened as far as its history holds.", project=name, problem=found.history.broken
        )
    if found.history.entries:
        edits.restore(window_drafts.continue_history(source, found.history.entries))
    if found.notes:  # the project has them even if its history is broken before their entry
        window_drafts.record_text(source, "notes", found.notes)
    if found.share:
        window_drafts.record_text(source, SHARE, json.dumps(found.share, ensure_ascii=False))
    current.set_parameters(found.request, [name for name in current.texts() if name != session.FILE])
    current.ask(title=current.request.title or found.title)
    window_drafts.record_layout(source)


def _path(source: Source) -> str:
    """The path of the open file, relative to the project that Dateline was started with; its name alone if there is no
    such project or the path is not known."""
    data, given = local_files.by_name(session.current().file), project.given_project()
    return project.relative_path(data, given.parent) if data and given else Path(source.name).name
