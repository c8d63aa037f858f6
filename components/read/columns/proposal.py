"""The proposal for a table that nobody prepared: which column is which, each with its reason. Names and a sample of at
most a few hundred rows are judged together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from components.dates.day_order import possible_orders, usual_order
from components.language import message
from components.model import AS_FOUND, Choice, Proposal
from components.read.columns import proposal_pairs, proposal_texts
from components.read.columns.blank_dates import blanks_in_groups
from components.read.columns.column_profiles import profiles
from components.read.columns.header_words import PART
from components.read.columns.mapping import also_actors, placed_as_stated
from components.read.columns.no_header import is_lettered
from components.read.columns.proposal_dates import date_choices, reason, runner_up
from components.read.columns.proposal_words import data_in
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import DateOrder, Numbers, Reading, Verdict
    from components.read.columns.column_profiles import ColumnProfile
    from components.read.columns.proposal_dates import DateChoice
    from components.read.rows import Rows

_SHOWN = 10  # rows
_TELLING = 0.5  # of the texts must be different for a title to say more than the two sides of an event
_WHEN = frozenset(("date", "start", "end", "year", "month", "day"))


def propose(rows: Rows, reading: Reading = AS_FOUND) -> Proposal:
    """The proposal for a table. Statements of a person are kept, and the other columns are chosen around them. Raises
    RequestError for a statement about a column that is not ours, UnmappedError for one that the file does not have."""
    columns = profiles(rows)
    stated = placed_as_stated(rows.header, reading.mapping)
    assigned = {*stated.values(), *also_actors(rows.header, reading.mapping)}
    free = [profile for profile in columns if profile.at not in assigned]
    mapped_targets = {target for target, _ in reading.mapping}
    choices = [_stated_choice(target, columns[index]) for target, index in stated.items()]
    dates = _date_choice(free, columns, stated, mapped_targets)
    if dates:
        choices += _choices_of_dates(dates, free, mapped_targets)
    has_dates = bool(dates or _WHEN & stated.keys())
    choices = _with_texts(choices, free, mapped_targets, has_dates, bool(rows.unpivoted))
    if rows.unpivoted:
        first, last = map(quoted, rows.unpivoted)
        why = message("{first} to {last}: each filled cell of these columns is an event", first=first, last=last)
        choices = [replace(choice, reason=why) if choice.target == "date" else choice for choice in choices]
    unit = reading.numbers or (dates.unit if dates else "") or _unit(choices, columns, mapped_targets)
    order = reading.date_order or next((columns[choice.at].order for choice in choices if choice.target in _WHEN), "")
    return Proposal(
        header=tuple(profile.name for profile in columns),
        choices=tuple(choices),
        verdict=_verdict(
            choices,
            bool(order and not reading.date_order)
            or bool(data_in(rows.header) or rows.unpivoted or is_lettered(rows.header)),
        ),
        looks=tuple(profile.description() for profile in columns),
        rows=tuple(tuple(profile.sample[row] for profile in columns) for row in range(min(_SHOWN, len(rows.lines)))),
        numbers=unit,
        date_order="" if reading.date_order else order,
        possible_orders=() if reading.date_order or not order else possible_orders(_date_cells(choices, columns)),
        usual_order="" if reading.date_order else _usual_order(choices, columns, order),
        blank_ends=_blank_ends(rows, choices),
        unpivoted=rows.unpivoted,
        blank_dates=_blank_dates(rows, choices, replace(reading, numbers=unit, date_order=order)),
    )


def _with_texts(
    choices: Sequence[Choice],
    free: Sequence[ColumnProfile],
    mapped_targets: set[str],
    has_dates: bool,
    is_unpivoted: bool,
) -> list[Choice]:
    """The choices with those of titles, actors and other texts, among the columns that are still free. A title is
    chosen only for a table with dates; an unpivoted table has its own."""
    found = list(choices)
    unused = _without(free, found)
    sides = proposal_pairs.pair(unused) if "actors" not in mapped_targets else None
    found += proposal_pairs.choices(sides) if sides else []
    if "title" not in mapped_targets and has_dates:
        texts = _without(unused, found)
        lasting = {"start", "end"} <= {choice.target for choice in found}
        title = proposal_texts.title(
            [text for text in texts if text.name == "title"] if is_unpivoted else texts, lasting
        )
        if title and (not sides or any(_says_more(text) for text in texts if text.at == title.at)):
            found.append(title)  # else events are named by who took part
    unused = _without(unused, found)
    if "actors" not in mapped_targets and not sides and (people := proposal_texts.actors(unused)):
        found.append(people)
        unused = _without(unused, found)
    return [*found, *(other for other in proposal_texts.others(unused) if other.target not in mapped_targets)]


def _says_more(profile: ColumnProfile) -> bool:
    """Whether a text says more about an event than its two sides do; the place where they met does not."""
    return profile.distinct >= _TELLING and not (
        profile.roles.get("place", 0) >= PART and profile.roles.get("title", 0) < PART
    )


def _without(profiles: Sequence[ColumnProfile], choices: Sequence[Choice]) -> list[ColumnProfile]:
    """The columns that no choice uses."""
    used_indexes = {choice.at for choice in choices}
    return [profile for profile in profiles if profile.at not in used_indexes]


def _stated_choice(target: str, profile: ColumnProfile) -> Choice:
    return Choice(target, profile.name, profile.at, message("{name}, as you said", name=quoted(profile.name)))


def _date_choice(
    free: Sequence[ColumnProfile], columns: Sequence[ColumnProfile], stated: Mapping[str, int], mapped_targets: set[str]
) -> DateChoice | None:
    """The best choice of date columns, or of those that complete a start or an end that was stated; None if there are
    none, or a person stated them all."""
    if {"date", "year"} & stated.keys() or {"start", "end"} <= mapped_targets:
        return None
    if {"start", "end"} & mapped_targets:  # half of a span: the other half is chosen to go with it
        stated_indexes = {columns[index].at for target, index in stated.items() if target in ("start", "end")}
        spans = [
            span
            for span in date_choices([*free, *(columns[index] for index in stated_indexes)])
            if "end" in span.columns
        ]
        fitting = (span for span in spans if stated_indexes <= {profile.at for profile in span.columns.values()})
        return next(fitting, None) or (None if "start" in mapped_targets else next(iter(date_choices(free)), None))
    return next(iter(date_choices(free)), None)


def _choices_of_dates(dates: DateChoice, free: Sequence[ColumnProfile], mapped_targets: set[str]) -> list[Choice]:
    alternative = runner_up(dates, date_choices(free))
    return [
        Choice(
            target,
            profile.name,
            profile.at,
            reason(profile, dates.unit),
            dates.sure and not alternative,
            alternative.name if alternative else "",
        )
        for target, profile in dates.columns.items()
        if target not in mapped_targets
    ]


def _usual_order(choices: Sequence[Choice], columns: Sequence[ColumnProfile], order: DateOrder) -> DateOrder:
    """The proposed order of day and month, if it is the one usual for the way these dates are written; else ""."""
    return order if order and usual_order(_date_cells(choices, columns)) == order else ""


def _date_cells(choices: Sequence[Choice], columns: Sequence[ColumnProfile]) -> list[str]:
    return [cell for choice in choices if choice.target in _WHEN for cell in columns[choice.at].informative]


def _unit(choices: Sequence[Choice], columns: Sequence[ColumnProfile], mapped_targets: set[str]) -> Numbers:
    """The unit of the numbers in a column that was stated to hold dates, "" if it has none."""
    units = [columns[choice.at].units for choice in choices if choice.target in mapped_targets & _WHEN]
    return next((choice[0] for choice in units if choice), "")


def _verdict(choices: Sequence[Choice], doubtful: bool) -> Verdict:
    """ "sure" if nothing that a timeline needs is in doubt, "asked" if something is, "" if there are no dates."""
    dates = [choice for choice in choices if choice.target in _WHEN]
    if not dates:
        return ""
    titles = [choice for choice in choices if choice.target == "title"]
    titles = (
        titles or [choice for choice in choices if choice.target == "actors"][1:]
    )  # two sides name what has no title
    return "sure" if titles and all(choice.sure for choice in (*dates, *titles)) and not doubtful else "asked"


def _blank_ends(rows: Rows, choices: Sequence[Choice]) -> int:
    """The number of rows with a start and a blank end, if other rows have an end."""
    index_of = {choice.target: choice.at for choice in choices if choice.target in ("start", "end")}
    if len(index_of) < 2:
        return 0
    pairs = [
        (bool(a.strip()), bool(b.strip()))
        for a, b in zip(rows.columns[index_of["start"]], rows.columns[index_of["end"]], strict=True)
    ]
    return pairs.count((True, False)) if any(end for _, end in pairs) else 0


def _blank_dates(rows: Rows, choices: Sequence[Choice], reading: Reading) -> int:
    """The number of rows with a blank date that may be the one above."""
    index_of = {choice.target: choice.at for choice in choices if choice.target in (*_WHEN, "title")}
    cells = {name: pd.Series(list(rows.columns[index]), dtype="str").str.strip() for name, index in index_of.items()}
    titles = cells.pop("title", None)
    return int(blanks_in_groups(cells, titles, reading).sum())
