"""A file that was read: its events as columns, its rejected rows, and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.model.reading import AS_FOUND

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from components.model.dates import Dates, Int32
    from components.model.reading import Proposal, Reading


@dataclass(frozen=True)
class Rejected:
    """A row that could not become an event. `line` counts from 1, as in an editor; `raw` are its cells as read.
    `suggestion` is an EDTF that would correct `value` in `column`, "" if there is none. `file` names the file if
    several are read as one timeline."""

    line: int
    column: str
    value: str
    reason: str
    raw: tuple[str, ...] = ()
    suggestion: str = ""
    file: str = ""


@dataclass(frozen=True)
class Suggestion:
    """The possible meaning of a date that is not EDTF: one entry for each column of ours and distinct value in it.
    `accepted` says that its rows were read as `edtf` (the value has one meaning, or a person accepted it); otherwise
    they are rejected until a person accepts it. `lines` are those rows' lines, in file order."""

    column: str  # date, start or end
    value: str  # as typed
    edtf: str
    accepted: bool
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Offer:
    """Another way to read the file that a person may want, given its contents: the reading option `flag` with `text`,
    and in `does` its effect, as a request ("Read midnight as a time"). `example` is a text of the file that it would
    read, "" if none is named; offers of several files are the same whatever their examples are."""

    flag: str
    text: str
    does: str
    example: str = field(default="", compare=False)


@dataclass(frozen=True, eq=False)
class Cast:
    """The participations of actors in events: one entry each, sorted by event, in the order of the cell (CSR).

    Event i's participations are `[start[i]:start[i + 1]]` of `actor` and `role`, indexes into `names` and `roles`
    (role 0 is "", not given). `names` is in order of first appearance.
    """

    names: tuple[str, ...]
    roles: tuple[str, ...]
    start: NDArray[np.int64]
    actor: Int32
    role: Int32


@dataclass(frozen=True, eq=False)
class Links:
    """Typed links between events: row indexes and an index into `kinds`, in file order, only with existing targets."""

    kinds: tuple[str, ...]
    origin: Int32
    target: Int32
    kind: Int32


@dataclass(frozen=True)
class Part:
    """One of several files of a timeline: its ledger and its receipt, as `Loaded` has them for a single file."""

    name: str
    rows: int
    events: int
    undated: int
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    suggestions: tuple[Suggestion, ...]
    offers: tuple[Offer, ...]
    header: tuple[str, ...]
    proposal: Proposal | None = None
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Loaded:
    """One file that was read, or several as one timeline. `table` holds every kept row (dated and undated) in file
    order; the other columns align with it.

    `table` has a text column for each of COLUMNS (blank if the file has none), `line`, and the file's own further
    columns under their own names. `refused` has the rejected rows that fit the same columns, in file order, with the
    refused texts. The ledger: rows = events + undated + len(rejected).

    For several files `parts` has the ledger and the receipt of each, `table` a column `file`, and `unread` the names of
    those that could not be read at all, each with the reason; lines are those of each row's own file.
    """

    name: str
    table: pd.DataFrame
    refused: pd.DataFrame
    dates: Dates
    cast: Cast
    links: Links
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]
    header: tuple[str, ...]  # the file's header as read, for writing the rejected rows back
    rows: int
    events: int
    undated: int
    reading: Reading = AS_FOUND
    facts: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    offers: tuple[Offer, ...] = ()
    blank_dates: int = 0  # rows with a blank date, for which a person must say whether the date above is theirs
    parts: tuple[Part, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    proposal: Proposal | None = None  # if the header's names alone did not identify the columns
    first_dates: tuple[str | None, ...] = ()  # of the proposal's rows: the EDTF as read, "" for no date, None: rejected
    lanes: str = "actor"  # the column whose values make the best lanes, "" for one lane of all events
    digests: tuple[tuple[str, str], ...] = ()  # each file's name and the SHA-256 of its bytes
    named: tuple[tuple[str, str], ...] = ()  # our columns, each with the file's name for the same content
    hidden: str = ""  # a sentence about the parts that were hidden on purpose before sharing
