"""Sentences about a proposal that a person must confirm, or about a table without dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.language import message
from components.read.columns.no_header import is_lettered
from components.read.columns.numbers import UNITS
from components.read.wording import counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Proposal

_SHOWN = 12  # columns
_DATA = re.compile(r"[-+]?\d[\d.,]*|\d{4}-\d\d.*|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*")


def data_in(header: Sequence[str]) -> str:
    """The first name in a header that looks like data, "" if there is none."""
    return next((name.strip() for name in header if _DATA.fullmatch(name.strip())), "")


def wording(proposal: Proposal, name: str) -> str:
    """The proposal in one sentence: how the file would be read, or that no column holds dates."""
    columns = [
        message("{name} ({look})", name=quoted(column), look=look)
        for column, look in zip(proposal.header, proposal.looks, strict=True)
    ]
    if not proposal.verdict:
        return message(
            "{name} has no date column, as none of its columns holds dates or years; it has {columns}: {names}.",
            name=name,
            columns=counted(len(columns), "column"),
            names=listed(columns, _SHOWN),
        )
    if proposal.unpivoted:
        return message(
            "{name} has a column for each date, from {first} to {last}: each filled cell would be an event of that "
            "date; please say whether that is right.",
            name=name,
            first=quoted(proposal.unpivoted[0]),
            last=quoted(proposal.unpivoted[1]),
        )
    return message(
        "{name} would be read with the {parts}; please say whether that is right.",
        name=name,
        parts=in_a_row(_parts(proposal), "; "),
    )


def _parts(proposal: Proposal) -> list[str]:
    """The parts of a sentence on how the file would be read: the columns of dates and titles, then each doubt."""
    named = {choice.target: choice for choice in proposal.choices}
    columns = listed(
        [
            message("{target} from {column}", target=message(target), column=quoted(named[target].column))
            for target in ("date", "start", "end", "year", "title")
            if target in named
        ]
    )
    if proposal.numbers not in ("", "years"):
        columns = message("{parts}, its numbers being {unit}", parts=columns, unit=UNITS[proposal.numbers])
    parts = [columns]
    if "title" not in named:
        parts.append(message("no title column is there, so that each event would be named by its line"))
    near = [quoted(choice.runner_up) for choice in proposal.choices
            if choice.runner_up and choice.target in ("date", "start", "title")]  # fmt: skip
    if near:
        parts.append(message("{names} may be meant as well", names=listed(near)))
    if proposal.date_order:
        parts.append(message("whether the day or the month comes first in its dates has to be said"))
    if is_lettered(proposal.header):
        parts.append(message("it has no header, so that its columns are called by their letters"))
    if data := data_in(proposal.header):
        parts.append(message("its first row, with {data} in it, may be one of data", data=quoted(data)))
    return parts
