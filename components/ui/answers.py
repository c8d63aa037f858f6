"""Answers to the page's questions about the events. Those of a file come at once. A database may be slow or lost: its
answers are awaited, and questions can be cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar

import streamlit as st

from components.errors import TimelineError
from components.language import message, say, set_language
from components.store.sql.address import Address, from_environment
from components.store.sql.errors import DatabaseError
from components.ui import safe_text
from components.ui.query_worker import QueryWorker, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from components.pipeline import Events

T = TypeVar("T")

SECRET = "database"
SOON = 0.5  # s to wait for an answer before the page says that it is awaited
LOOK = 0.5  # s between two checks whether it has come


class Answers(Protocol):
    """The page's access to the events. `listable` is whether all of them can be written out one by one."""

    listable: bool

    @property
    def source(self) -> object:
        """The events, or the connection to them: the same object as long as earlier answers may stay on the page."""
        ...

    def answer(self, name: str, key: Hashable, ask: Callable[[Events], T]) -> T | None:
        """The result of `ask`; None while it is awaited, or if it failed, which the page then says. `name` and `key`
        identify the question; a new key under the same name replaces the question before."""
        ...


@dataclass(frozen=True)
class MemoryAnswers:
    """Access to events in memory, which answer at once."""

    source: Events
    listable = True

    def answer(self, _name: str, _key: Hashable, ask: Callable[[Events], T]) -> T | None:
        """The result of `ask`, None if it failed, which the page then says."""
        try:
            return ask(self.source)
        except TimelineError as error:
            safe_text.error(str(error))
            return None


@dataclass(frozen=True)
class DatabaseAnswers:
    """Access to a database, through this window's query worker."""

    source: QueryWorker
    listable = False

    def answer(self, name: str, key: Hashable, ask: Callable[[Events], T]) -> T | None:
        """The answer, None if it does not come within SOON seconds or the question failed. The page then offers to
        cancel the question, or to repeat it."""
        question = self.source.ask((name, key), ask)
        if not question.ended(SOON):
            _waiting(self.source, name, question)
            return None
        try:
            return question.result()
        except TimelineError as error:
            safe_text.error(str(error))
            st.button(say("Ask again"), key=f"again-{name}", on_click=self.source.retry)
            return None


def database_answers(address: Address) -> DatabaseAnswers:
    """Access to the database at `address`."""
    return DatabaseAnswers(_query_worker(address))


def address() -> Address | None:
    """The address of the database from Streamlit's secrets or the environment, None if neither has one. The page's own
    address cannot name a database. Raises DatabaseError for a setting that is no address."""
    if not st.secrets.load_if_toml_exists() or SECRET not in st.secrets:
        return from_environment()
    secret = st.secrets[SECRET]
    if isinstance(secret, str):
        return Address(secret)
    if (
        not isinstance(secret, Mapping)
        or not secret.keys() <= {"address", "events", "participation"}
        or "address" not in secret
    ):
        raise DatabaseError(
            message(
                "“{secret}” in the secrets is an address, or a table of address, events and participation.",
                secret=SECRET,
            )
        )
    return Address(
        **{name: str(text) for name, text in secret.items() if name != "address"}, text=str(secret["address"])
    )


@st.cache_resource(scope="session", show_spinner=False, on_release=QueryWorker.close, hash_funcs={Address: hash})
def _query_worker(address: Address) -> QueryWorker:
    """The query worker of this window, closed with it."""
    return QueryWorker(address)


@st.fragment(run_every=LOOK)
def _waiting(worker: QueryWorker, name: str, question: Question[T]) -> None:
    """The running question, for how long it has run, and a button to cancel it. The page may be used meanwhile."""
    set_language(st.context.locale or "")
    if question.ended():
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("Cancel"), key=f"cancel-{name}", on_click=worker.cancel)
        seconds = round(monotonic() - question.begun)
        safe_text.line(say("Asking {address} … {n} s", address=str(worker.address), n=seconds))
