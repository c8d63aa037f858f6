"""The address of a database, as given on the command line, in the environment or in a secrets file."""

from __future__ import annotations

import os
from dataclasses import dataclass

from components.language import messages
from components.store.sql.errors import DatabaseError, place

DATABASE, TABLES = "DATELINE_DATABASE", "DATELINE_TABLES"  # in the environment


@dataclass(frozen=True, repr=False)
class Address:
    """The address of a database, as `connect` takes it. It may contain a password: only its `str` may be shown."""

    text: str
    events: str = "events"
    participation: str = "participation"

    def __str__(self) -> str:
        return str(place(self.text)[1])

    @property
    def named(self) -> str:
        """The name of the database in a sentence, as a message. Raises DatabaseError for an unknown engine."""
        return place(self.text)[1].named

    @property
    def title(self) -> str:
        """The name above a picture. Raises DatabaseError for an unknown engine."""
        return place(self.text)[1].title


def from_environment() -> Address | None:
    """The address in DATELINE_DATABASE and DATELINE_TABLES, None if the first is not set. Raises
    DatabaseError if the second has not two names."""
    text, names = os.environ.get(DATABASE, ""), os.environ.get(TABLES, "").split()
    if not text:
        return None
    if len(names) not in (0, 2):
        raise DatabaseError(
            messages(
                len(names),
                "{variable} has {n} name; it needs two, as in {variable}='events participation'.",
                "{variable} has {n} names; it needs two, as in {variable}='events participation'.",
                variable=TABLES,
            )
        )
    return Address(text, *names)
