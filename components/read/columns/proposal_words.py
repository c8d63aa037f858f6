"""What is said of a proposal that a person has to see first, or of a table that has no dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.read.columns.numbers import UNITS
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Proposal

_SHOWN = 12  # columns
_DATA = re.compile(r"[-+]?\d[\d.,]*|\d{4}-\d\d.*|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*")


def data_in(header: Sequence[str]) -> str:
    """The first name in a header that rather looks like data, "" if there is none."""
    return next((name.strip() for name in header if _DATA.fullmatch(name.strip())), "")


def wording(proposal: Proposal, name: str) -> str:
    """One sentence: how the file would be read, or that nothing in it says when."""
    columns = [f"{quoted(column)} ({look})" for column, look in zip(proposal.header, proposal.looks, strict=True)]
    if not proposal.verdict:
        has = f"it has {counted(len(columns), 'column')}: {listed(columns, _SHOWN)}"
        return f"{name} has no date column, as none of its columns holds dates or years; {has}."
    named = {choice.target: choice for choice in proposal.choices}
    parts = [f"{target} from {quoted(named[target].column)}" for target in ("date", "start", "end", "year", "title")
             if target in named]  # fmt: skip
    numbers = proposal.numbers not in ("", "years")
    unit = f", its numbers being {UNITS[proposal.numbers]}" if numbers else ""
    near = [quoted(choice.runner_up) for choice in proposal.choices
            if choice.runner_up and choice.target in ("date", "start", "title")]  # fmt: skip
    less = "" if "title" in named else "; no title column is there, so that each event would be named by its line"
    other = f"; {listed(near)} may be meant as well" if near else ""
    order = "; whether the day or the month comes first in its dates has to be said" if proposal.date_order else ""
    data = data_in(proposal.header)
    first = f"; its first row, with {quoted(data)} in it, may be one of data" if data else ""
    asked = f"{unit}{less}{other}{order}{first}; please say whether that is right"
    return f"{name} would be read with the {listed(parts)}{asked}."
