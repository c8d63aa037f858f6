"""The errors that a person can cause, and no others.

TimelineError            the input, the allowed values and the next step, as a sentence
├── SourceError          a file cannot be read at all              exit code 1
│   └── UnmappedError    its date or title column is not identified
├── RequestError         a request is impossible                   exit code 2
├── ExportError          an export cannot be made or written       exit code 1
└── DraftError           a draft or project cannot be read or kept  exit code 1

A bad cell is not an error but a `model.Rejected` row. A bug is never one of these and is never caught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.model import Proposal


class TimelineError(Exception):
    """A sentence for people about something they can mend. The command line and the page show it."""

    exit_code = 1

    def __str__(self) -> str:
        """The sentence as it was given, so that a `language.Message` can still be translated."""
        return self.args[0] if self.args else ""


class SourceError(TimelineError):
    """A file from which nothing can be loaded: none, an empty one, no date column, no title column …"""


class UnmappedError(SourceError):
    """A file whose column of dates or of titles is unknown; `columns` are the header's cells. `target` is our column
    that a person assigned to a column which the file does not have, "" if that is not the reason. `proposal` is a
    reading of the file to be shown and accepted, or has the profiles of its columns if none holds dates."""

    def __init__(
        self, message: str, columns: tuple[str, ...], target: str = "", proposal: Proposal | None = None
    ) -> None:
        super().__init__(message)
        self.columns = columns
        self.target = target
        self.proposal = proposal


class RequestError(TimelineError):
    """A filter, view, size, format or other part of a request that does not exist or contradicts itself."""

    exit_code = 2


def no_column(column: str, columns: Iterable[str]) -> RequestError:
    """The error for a requested column that is none of `columns`."""
    known = ", ".join(columns)
    return RequestError(message("There is no column “{column}”; there are: {known}.", column=column, known=known))


class ExportError(TimelineError):
    """A picture or data that cannot be made as requested, or not be written to this place."""


class DraftError(TimelineError):
    """A draft or a project that cannot be read, or a folder for drafts that cannot be used."""
