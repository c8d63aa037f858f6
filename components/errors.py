"""Every error a person can cause, and nothing else.

TimelineError            says what was given, what is allowed, what to do next
├── SourceError          the file cannot be read at all            exit code 1
│   └── UnmappedError    which of its columns are the date and the title has to be said
├── RequestError         the question makes no sense               exit code 2
├── ExportError          it cannot be made so, or not written here  exit code 1
└── DraftError           what was changed cannot be kept, or found  exit code 1

A bad cell is not an error but a `model.Rejected` row. A bug is never one of these and is never caught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.model import Proposal


class TimelineError(Exception):
    """A sentence for people. Caught only in the outermost modules (`app.py`, `cli.py`)."""

    exit_code = 1

    def __str__(self) -> str:
        """The sentence as it was given, so that a `language.Message` can still be translated."""
        return self.args[0] if self.args else ""


class SourceError(TimelineError):
    """Nothing could be loaded: no file, an empty one, no date column, no title column …"""


class UnmappedError(SourceError):
    """The column of dates or of titles is unknown; `columns` are the header's cells. `target` is our column that was
    stated to be in a column which the file does not have, "" if that is not the reason. `proposal` is how the file
    would be read, to be shown and accepted, or the profiles of its columns if none holds dates."""

    def __init__(
        self, message: str, columns: tuple[str, ...], target: str = "", proposal: Proposal | None = None
    ) -> None:
        super().__init__(message)
        self.columns = columns
        self.target = target
        self.proposal = proposal


class RequestError(TimelineError):
    """The filter, view, size or format asked for does not exist or contradicts itself."""

    exit_code = 2


class ExportError(TimelineError):
    """The picture or the data cannot be made as asked, or not be written to this place."""


class DraftError(TimelineError):
    """A draft or a project cannot be read, or the folder for drafts cannot be used."""
