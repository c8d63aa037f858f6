"""A picture of Dateline dropped beside its data: the page shows, live, what the picture shows."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import streamlit as st

from components import parameters, pipeline
from components.errors import RequestError
from components.export.citation import has_citation, read_citation
from components.language import say
from components.ui import safe_text, session

if TYPE_CHECKING:
    from components.model import Request
    from components.pipeline import Events
    from components.ui.answers import Answers


@dataclass
class _Dropped:
    """The last picture: whether it is still to be shown, the sentences about it, whether all is well, and the file they
    are about."""

    name: str = ""
    content: bytes = b""
    waiting: bool = False
    sentences: tuple[str, ...] = ()
    well: bool = False
    of: str = ""

    def recall(self, events: Events) -> tuple[Request | None, tuple[str, ...]]:
        """The request that the picture contains, None if it has none, and the sentences about it."""
        try:
            return pipeline.recall(self.content, self.name, events)
        except RequestError as error:
            return None, (str(error),)


def accept(name: str, content: bytes) -> bool:
    """Whether this file is a picture of Dateline; if so, it is shown as soon as the events are there."""
    if not has_citation(content):
        return False
    dropped = session.current().part(_Dropped)
    dropped.name, dropped.content, dropped.waiting, dropped.sentences = name, content, True, ()
    return True


def file_opened(content: bytes) -> None:
    """Note that another file was opened: the picture is shown again if it was drawn of that file, and forgotten if
    not."""
    dropped = session.current().part(_Dropped)
    dropped.waiting, dropped.sentences = False, ()
    if dropped.content:
        try:
            files = read_citation(dropped.content, dropped.name).files
        except RequestError:  # was said when it was dropped
            files = ()
        dropped.waiting = sha256(content).hexdigest() in {digest for _, digest in files}


def show(answers: Answers) -> None:
    """Ask for what the picture shows, once, and say so."""
    current = session.current()
    dropped = current.part(_Dropped)
    if dropped.waiting and (found := answers.answer("recalled", sha256(dropped.content).digest(), dropped.recall)):
        dropped.waiting, dropped.of = False, current.file
        request, complaints = found
        dropped.sentences, dropped.well = complaints or (say("Shown as in {name}.", name=dropped.name),), not complaints
        if request:
            names = {each.name for each in parameters.PARAMETERS if each.in_address}
            current.set_parameters(parameters.address_texts(request), names)
            st.rerun()  # the address is told at the beginning of a run
    for each in dropped.sentences if dropped.of == current.file else ():
        (safe_text.line if dropped.well else safe_text.warning)(each)
