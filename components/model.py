"""The words that pass between rooms. Frozen dataclasses without behaviour; columns are numpy arrays.

Times are whole seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar (EDTF's, with a year 0), int64,
so that the Big Bang and a log line share one axis. `PAST` and `FUTURE` stand where a side is open or not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import pandas as pd
    from numpy.typing import NDArray

    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]

T = TypeVar("T")

PAST = int(np.iinfo(np.int64).min)
FUTURE = int(np.iinfo(np.int64).max)
NO_ZONE = int(np.iinfo(np.int16).min)

Theme = Literal["light", "dark"]


class Flag(IntFlag):
    """What is known of how a date is known, one bit each, in `Dates.flags`."""

    START_APPROXIMATE = 1
    START_UNCERTAIN = 2
    END_APPROXIMATE = 4
    END_UNCERTAIN = 8
    APPROXIMATE = 1 | 4
    UNCERTAIN = 2 | 8
    INTERVAL = 16  # something that lasted: 2014-02/2014-05
    ONE_OF = 32  # one of these, not known which: [..]
    ALL_OF = 64  # all of these: {..}
    OPEN_START = 128  # a ".." before the first date
    OPEN_END = 256  # a ".." after the last date
    UNKNOWN_START = 512  # a blank before the slash: it began, nobody says when
    UNKNOWN_END = 1024
    TIME = 2048  # a time of day is given: the bounds are instants, not whole days
    UNDATED = 4096  # a blank cell


class Precision(IntEnum):
    """The unit a date is given in, coarse to fine; of an interval or a set, the finest that is given."""

    NONE = 0
    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    HALF = 5
    THIRD = 6
    QUARTER = 7
    SEASON = 8
    MONTH = 9
    DAY = 10
    HOUR = 11
    MINUTE = 12
    SECOND = 13
    FRACTION = 14


@dataclass(frozen=True, eq=False)
class Dates:
    """n dates as columns of length n. Bounds are inclusive: a day's latest is its last second.

    An instant's end bounds equal its start bounds. A side that is open, unknown, or of an undated row holds `PAST` in
    the earliest and `FUTURE` in the latest of its bounds; `flags` says which of these it is. Where ".." stands inside a
    set only the outer bound is missing: `[..2014-10-28]` is PAST, 28 Oct, PAST, 28 Oct. Times are turned to UTC by
    their offset; one without a zone keeps its clock reading and has `NO_ZONE`.
    """

    earliest_start: Int64
    latest_start: Int64
    earliest_end: Int64
    latest_end: Int64
    flags: NDArray[np.uint16]  # bits of Flag
    precision: NDArray[np.uint8]  # Precision
    start_offset: NDArray[np.int16]  # minutes east of UTC, NO_ZONE where none is given
    end_offset: NDArray[np.int16]
    start_nanos: Int32 | None = None  # within the second; None where no text of the column has a fraction
    end_nanos: Int32 | None = None


@dataclass(frozen=True)
class Source:
    """A file as it came: its name as the person knows it, and its bytes."""

    name: str
    content: bytes


DateOrder = Literal["", "dmy", "mdy", "ymd"]
Numbers = Literal["", "seconds", "milliseconds", "microseconds", "days", "digits", "years"]
BlankEnd = Literal["", "open", "unknown", "day"]
Verdict = Literal["", "sure", "asked"]


@dataclass(frozen=True)
class Reading:
    """How a file is to be read, as far as a person says so; what is blank, the file decides and the receipt states.

    Part of the page's address and of the command line's flags, as `Request` is. `mapping` pairs a column of ours
    (`title`, `date`, `start` …) with the file's column that holds it, "" for none of them; what is not named there is
    proposed, and what is named leaves the rest of a proposal as it was.
    """

    encoding: str = ""
    separator: str = ""  # one character
    mapping: tuple[tuple[str, str], ...] = ()
    date_order: DateOrder = ""
    accept: bool = False  # read every suggested date as if it had been typed
    midnight: str = ""  # what 00:00 is: "time", or "day" where only the day is known
    first_days: str = ""  # what 1 January and the 1st of a month stand for: "days", "years", "months" or "both"
    century: int | None = None  # the first of the hundred years that years of two digits lie in
    same: tuple[str, ...] = ()  # pairs "id=id" of several files that are accounts of the same event; "all" suspected
    apart: tuple[str, ...] = ()  # and pairs that are not
    sheet: str = ""  # of a workbook
    records: str = ""  # the keys that lead to the records of a JSON document, as in results.bindings
    numbers: Numbers = ""  # what a date column's numbers count
    blank_end: BlankEnd = ""  # what a row with a start and no end is, "" as day, and asked about
    propose: bool = False  # take what is proposed even where it should be asked about


AS_FOUND = Reading()


@dataclass(frozen=True)
class Choice:
    """A column of a file that is proposed for one of ours, and why.

    `target` is one of our columns, or what has no column of ours and is only kept: place, link, lanes. `examples` are
    its first cells and what they would mean, where they are no plain texts.
    """

    target: str
    column: str  # as the file names it
    at: int  # its place in the file, from 0
    reason: str  # a sentence
    sure: bool = True
    runner_up: str = ""  # another column that may be it
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Which column of a file is which, as far as names and cells tell; of a table without dates there is no choice.

    `verdict` is sure where the file opens with it at once, asked where a person should see it first, "" where there is
    nothing to open. `looks` says of every column what it looks like, `rows` are the first ten as they stand in the
    file, `dates` what is read of each: an EDTF, or "" for one that is not read.
    """

    header: tuple[str, ...]
    choices: tuple[Choice, ...]
    verdict: Verdict
    looks: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    dates: tuple[str, ...] = ()
    numbers: Numbers = ""
    date_order: DateOrder = ""  # in which dates would be read that prove no order of their own: to be asked about
    blank_ends: int = 0  # rows with a start and no end, among others that have one

    def named(self, target: str) -> Choice | None:
        """The column that is proposed for `target`, if there is one."""
        return next((choice for choice in self.choices if choice.target == target), None)


@dataclass(frozen=True)
class Rejected:
    """A row that could not become an event. `line` counts from 1, as an editor does; `raw` are its cells as read.

    `suggestion` is an EDTF that would mend `value` in `column`, "" where there is none. `file` names the file where
    several are read as one timeline.
    """

    line: int
    column: str
    value: str
    reason: str
    raw: tuple[str, ...] = ()
    suggestion: str = ""
    file: str = ""


@dataclass(frozen=True)
class Suggestion:
    """What a date that is not written as EDTF may mean: one entry for each column of ours and distinct value in it.

    `accepted` says that its rows were read as `edtf` (the value has one reading, or a person said so); otherwise they
    are rejected until someone accepts it. `lines` are those rows' lines, ascending.
    """

    column: str  # date, start or end
    value: str  # as typed
    edtf: str
    accepted: bool
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Offer:
    """Another way to read the file that a person may want after what was noticed in it: the reading option `flag` with
    `text`, and in `does` what that does, as a request ("Read midnight as a time")."""

    flag: str
    text: str
    does: str


@dataclass(frozen=True, eq=False)
class Cast:
    """Who takes part in what: one entry a participation, sorted by event, in the order of the cell (CSR).

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
    """Typed links between events: row indexes and an index into `kinds`, in file order, targets that exist only."""

    kinds: tuple[str, ...]
    origin: Int32
    target: Int32
    kind: Int32


@dataclass(frozen=True)
class Part:
    """One of several files that are one timeline: its ledger and its receipt, as `Loaded` has them of a single file."""

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
    """One file, read, or several as one timeline. `table` holds every kept row (dated and undated) in file order; the
    columns beside it align.

    `table` has a text column for each of COLUMNS (blank where the file has none), `line`, and the file's own further
    columns under their own names. `refused` has the rejected rows that have cells under the same columns, in file
    order, as typed. The ledger: rows = events + undated + len(rejected).

    Of several files `parts` has the ledger and the receipt of each, `table` a column `file`, and `unread` names those
    that could not be read at all, each with the reason; lines are those of each row's own file.
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
    parts: tuple[Part, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    proposal: Proposal | None = None  # where the header's names alone did not tell which column is which
    lanes: str = "actor"  # the column whose values make the best lanes
    named: tuple[tuple[str, str], ...] = ()  # our columns, each with the file's own name for what is in it


COLUMNS = ("id", "date", "title", "description", "actors", "type", "status", "reported", "source", "locator", "links")
SEARCHED = ("title", "description", "actors", "id", "type", "source", "locator")  # columns, first where most is found
STATUSES = ("occurred", "scheduled", "expected", "conditional", "cancelled", "disputed")  # blank means the first


@dataclass(frozen=True)
class Role:
    """One actor's part in one event; `role` is "" where none is given."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class TypedLink:
    """`kind` as typed ("leads to"), `target` the other event's id as typed, `index` its row or None if no such id."""

    kind: str
    target: str
    index: int | None = None


@dataclass(frozen=True)
class Event:
    """Everything known of one kept row, for details, hovers and exports. Made only for what is shown."""

    index: int
    line: int
    id: str
    title: str
    description: str
    date: str  # as typed
    words: str  # as read aloud: "late Nov 2014"
    earliest_start: str | None  # ISO 8601
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None
    approximate: bool
    uncertain: bool
    precision: str  # Precision's name in lower case, "" if undated
    actors: tuple[Role, ...]
    type: str
    status: str
    reported: str
    source: str
    locator: str
    links: tuple[TypedLink, ...]


@dataclass(frozen=True)
class Request:
    """What is asked: the only state. Equal to the page's URL parameters and to the command line's flags.

    `filters` pairs a field's name with its values, only those that are set, in the order of `filters.FIELDS`:
    `(("actor", ("Japan",)), ("match", ("all",)))`.
    """

    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    view: str = "swimlane"
    window: tuple[float, float] | None = None  # seconds at the axis' two ends, None for all that is known
    lanes: str = "actor"  # the column whose values are the lanes; "" for one lane of all events
    pinned: tuple[str, ...] = ()  # lanes that come first, in this order
    hidden: tuple[str, ...] = ()  # lanes left out, and said so
    most_lanes: int = 14  # the busiest ones; the others share one lane
    unfolded: tuple[int, ...] = ()  # a quiet stretch with one of these seconds in it is not folded
    language: str = "en"  # of the axis' texts
    title: str = ""
    selected: str = ""  # an event's id
    width: int = 1200  # px
    height: int | None = None  # px, None for what the lanes need
    scale: int = 1  # pixels of a PNG or WebP for each px
    theme: Theme = "light"
    budget: int = 600  # marks drawn as themselves at most
    today: str = ""  # EDTF, for the line "today"; blank draws none (nothing below the doors reads a clock)


@dataclass(frozen=True)
class Option:
    """A value one may filter by and how many events it would keep, given the other filters."""

    value: str
    count: int


class Store(Protocol):
    """The events, ready to be asked; what filters and views are given. `store/memory/` has them in memory."""

    name: str  # the file's name
    size: int  # rows kept, dated and undated
    dates: Dates
    cast: Cast
    links: Links
    columns: tuple[str, ...]  # COLUMNS, then the file's own; `codes` knows them all

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """The column's distinct values in order of first appearance, and each row's index into them. Of a column whose
        texts are all different these are as many as there are rows: of some rows, `cells` costs less."""
        ...

    def cells(self, column: str, rows: Int64) -> list[str]:
        """The column's texts in `rows`, in their order. Costs what is asked for, not what is there."""
        ...

    def row_of(self, id: str) -> int | None:
        """The row with this id, the first if it stands twice, None if it stands nowhere."""
        ...

    def postings(self, actor: int) -> Int64:
        """The rows in which `cast.names[actor]` takes part, ascending."""
        ...

    def contains(self, words: str, rows: Int64 | None = None) -> NDArray[np.bool_]:
        """Which of `rows` (ascending; None: all) have `words` in one of their texts or names, case and accents
        ignored."""
        ...

    def searched(self) -> tuple[str, ...]:
        """The columns in which `contains` looks: SEARCHED, and of the file's own those that hold words."""
        ...

    def order(self) -> Int64:
        """All rows in time order (earliest start, then latest end, then file order), undated ones last."""
        ...

    @property
    def rank(self) -> Int32:
        """Each row's place in `order()`: sorting some rows by it brings them in time order."""
        ...

    def weight(self, rows: Int64) -> Int64:
        """How much each of `rows` matters among others: see `layout.weight`."""
        ...

    def event(self, row: int) -> Event:
        """Everything known of one row."""
        ...

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes of these events, under a name of its maker's: made when first asked for, for all threads,
        and kept as long as the store."""
        ...

    def cached(self, question: Hashable, answer: Callable[[], T]) -> T:
        """What `answer` finds for a question, kept for all threads while there is room for it. The question says all
        that the answer depends on; the answer does not change and holds nothing that is made later."""
        ...
