"""A file, and how it is to be read: as a person states, and as is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Source:
    """The content of a file, with its name as the person knows it."""

    name: str
    content: bytes


DateOrder = Literal["", "dmy", "mdy", "ymd"]
Numbers = Literal["", "seconds", "milliseconds", "microseconds", "days", "digits", "years"]
BlankEnd = Literal["", "open", "unknown", "day"]
BlankDate = Literal["", "above", "none"]
Verdict = Literal["", "sure", "asked"]


@dataclass(frozen=True)
class Reading:
    """How a file is to be read, as far as a person states it; blank fields are decided by the file, and the receipt
    says how. Part of the page's address and of the command line's flags, as `Request` is.

    `mapping` pairs a column of ours (`title`, `date`, `start` …) with the file's column that holds it, "" for none;
    columns that it does not name are proposed, and statements leave the rest of a proposal unchanged.
    """

    encoding: str = ""
    separator: str = ""  # one character
    mapping: tuple[tuple[str, str], ...] = ()
    date_order: DateOrder = ""
    accept: bool = False  # read every suggested date as if it had been typed
    midnight: str = ""  # the meaning of 00:00: "time", or "day" (only the day is known)
    first_days: str = ""  # the meaning of 1 January and of 1sts of months: "days", "years", "months" or "both"
    century: int | None = None  # the first of the hundred years that years of two digits lie in
    same: tuple[str, ...] = ()  # pairs "id=id" of several files that are the same event; "all" for all suspected pairs
    apart: tuple[str, ...] = ()  # pairs "id=id" that are not
    sheet: str = ""  # of a workbook
    records: str = ""  # the keys that lead to the records of a JSON document, as in results.bindings
    numbers: Numbers = ""  # the unit of a date column's numbers
    blank_end: BlankEnd = ""  # the meaning of a start without an end; "" is "day", with a note
    blank_date: BlankDate = ""  # the meaning of a blank date below another; "" is "none", with a question
    propose: bool = False  # accept the proposal even if a person should check it first


AS_FOUND = Reading()


@dataclass(frozen=True)
class Choice:
    """A column of a file proposed for one of ours, and why. `target` is one of our columns, or a role without a column
    of ours, which is only kept: place, link, lanes."""

    target: str
    column: str  # as the file names it
    at: int  # its index in the file, from 0
    reason: str  # a sentence
    sure: bool = True
    runner_up: str = ""  # another column that may be it


@dataclass(frozen=True)
class Proposal:
    """The proposed mapping of a file's columns to ours, by names and cells; a table without dates has no choices.

    `verdict` is "sure" if the file opens with it at once, "asked" if a person should check it first, "" if there are no
    dates. `looks` are the profiles of all columns in words, `rows` the first ten rows, cells trimmed.
    """

    header: tuple[str, ...]
    choices: tuple[Choice, ...]
    verdict: Verdict
    looks: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: Numbers = ""
    date_order: DateOrder = ""  # the order for dates that prove none; a person should confirm it
    possible_orders: tuple[DateOrder, ...] = ()  # those from which a person may choose it
    usual_order: DateOrder = ""  # the same, if it is the usual one for the way these dates are written
    blank_ends: int = 0  # rows with a start and no end, among others that have one
    blank_dates: int = 0  # rows with a blank date, in a list that seems to have each date once for a group
    unpivoted: tuple[str, ...] = ()  # the first and the last of the columns of dates whose cells became rows

    def named(self, target: str) -> Choice | None:
        """The choice for `target`, the first of several; None if there is none."""
        return next((choice for choice in self.choices if choice.target == target), None)
