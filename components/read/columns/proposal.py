"""The proposal for a table that nobody prepared: which column is which, each with its reason. Names and a sample of at
most a few hundred rows are judged together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.dates.day_order import usual
from components.language import message
from components.model import AS_FOUND, Choice, Proposal
from components.read.columns import proposal_pairs, proposal_texts
from components.read.columns.blank_dates import blanks_in_groups
from components.read.columns.column_profiles import profiles
from components.read.columns.dates import read_dates
from components.read.columns.header_words import PART
from components.read.columns.mapping import also_actors, placed_as_stated
from components.read.columns.no_header import is_lettered
from components.read.columns.numbers import dated_number
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
_TELLING = 0.5  # of the texts at least are different, in a title that says more than the two sides of an event
_WHEN = frozenset(("date", "start", "end", "year", "month", "day"))


def propose(rows: Rows, reading: Reading = AS_FOUND) -> Proposal:
    """The proposal for a table. Statements of a person are kept, and the rest is chosen around them. Raises
    UnmappedError, and RequestError for a statement about a column that does not exist."""
    columns = profiles(rows)
    stated = placed_as_stated(rows.header, reading.mapping)
    assigned = {*stated.values(), *also_actors(rows.header, reading.mapping)}
    free = [profile for profile in columns if profile.at not in assigned]
    given = {target for target, _ in reading.mapping}
    choices = [_stated(target, columns[at]) for target, at in stated.items()]
    moment = _moment(free, columns, stated, given)
    if moment:
        choices += _when(moment, free, given)
    left = _without(free, choices)
    sides = proposal_pairs.pair(left) if "actors" not in given else None
    choices += proposal_pairs.choices(sides) if sides else []
    if "title" not in given and (moment or _WHEN & stated.keys()):
        texts = _without(left, choices)
        lasting = {"start", "end"} <= {each.target for each in choices}
        named = proposal_texts.title(
            [each for each in texts if each.name == "title"] if rows.unpivoted else texts, lasting
        )
        distinctive = named and (not sides or _tells(columns[named.at]))
        choices += [named] if named and distinctive else []  # else events are named by who took part
    left = _without(left, choices)
    if "actors" not in given and not sides and (people := proposal_texts.actors(left)):
        choices.append(people)
        left = _without(left, choices)
    choices += [other for other in proposal_texts.others(left) if other.target not in given]
    if rows.unpivoted:
        first, last = map(quoted, rows.unpivoted)
        why = message("{first} to {last}: each filled cell of these columns is an event", first=first, last=last)
        choices = [replace(each, reason=why) if each.target == "date" else each for each in choices]
    unit = reading.numbers or (moment.unit if moment else "") or _unit(choices, columns, given)
    order = reading.date_order or next((columns[each.at].order for each in choices if each.target in _WHEN), "")
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
        dates=_read(choices, columns, replace(reading, numbers=unit, date_order=order)),
        numbers=unit,
        date_order="" if reading.date_order else order,
        usual_order="" if reading.date_order else _usual(choices, columns, order),
        blank_ends=_blank_ends(rows, choices),
        unpivoted=rows.unpivoted,
        blank_dates=_blank_dates(rows, choices, replace(reading, numbers=unit, date_order=order)),
    )


def _tells(profile: ColumnProfile) -> bool:
    """Whether a text says more about an event than its two sides do; the place where they met does not."""
    return profile.distinct >= _TELLING and not (
        profile.words.get("place", 0) >= PART and profile.words.get("title", 0) < PART
    )


def _without(profiles: Sequence[ColumnProfile], choices: Sequence[Choice]) -> list[ColumnProfile]:
    """The columns that no choice uses."""
    taken = {choice.at for choice in choices}
    return [profile for profile in profiles if profile.at not in taken]


def _stated(target: str, profile: ColumnProfile) -> Choice:
    return Choice(target, profile.name, profile.at, message("{name}, as you said", name=quoted(profile.name)))


def _moment(
    free: Sequence[ColumnProfile], columns: Sequence[ColumnProfile], stated: Mapping[str, int], given: set[str]
) -> DateChoice | None:
    """The date columns, or those that complete a start or an end that was stated."""
    if {"date", "year"} & stated.keys() or {"start", "end"} <= given:
        return None
    if {"start", "end"} & given:  # half of a span: the other half is chosen to go with it
        held = {columns[at].at for target, at in stated.items() if target in ("start", "end")}
        spans = [each for each in date_choices([*free, *(columns[at] for at in held)]) if "end" in each.of]
        fitting = (each for each in spans if held <= {profile.at for profile in each.of.values()})
        return next(fitting, None) or (None if "start" in given else next(iter(date_choices(free)), None))
    return next(iter(date_choices(free)), None)


def _when(moment: DateChoice, free: Sequence[ColumnProfile], given: set[str]) -> list[Choice]:
    near = runner_up(moment, date_choices(free))
    return [
        Choice(
            target,
            profile.name,
            profile.at,
            reason(profile, moment.unit),
            moment.sure and not near,
            near.name if near else "",
        )
        for target, profile in moment.of.items()
        if target not in given
    ]


def _usual(choices: Sequence[Choice], columns: Sequence[ColumnProfile], order: DateOrder) -> DateOrder:
    """The order of day and month usual for the way these dates are written, if they prove none and it is the order
    proposed."""
    cells = [cell for each in choices if each.target in _WHEN for cell in columns[each.at].informative]
    return order if order and usual(cells) == order else ""


def _unit(choices: Sequence[Choice], columns: Sequence[ColumnProfile], given: set[str]) -> Numbers:
    """The unit of the numbers of a column that was stated to hold dates."""
    units = [columns[each.at].units for each in choices if each.target in given & _WHEN]
    return next((each[0] for each in units if each), "")


def _verdict(choices: Sequence[Choice], doubtful: bool) -> Verdict:
    """ "sure" if nothing that a timeline needs is in doubt, "asked" if something is, "" if there are no dates."""
    when = [each for each in choices if each.target in _WHEN]
    if not when:
        return ""
    named = [each for each in choices if each.target == "title"]
    named = named or [each for each in choices if each.target == "actors"][1:]  # two sides name what has no title
    return "sure" if named and all(each.sure for each in (*when, *named)) and not doubtful else "asked"


def _read(choices: Sequence[Choice], columns: Sequence[ColumnProfile], reading: Reading) -> tuple[str, ...]:
    """The first rows' dates as EDTF, "" for a row whose date is not read."""
    cells = {
        each.target: pd.Series(
            [dated_number(cell, reading.numbers) for cell in columns[each.at].sample[:_SHOWN]], dtype="str"
        )
        for each in choices
        if each.target in _WHEN
    }
    if not {"date", "start", "year"} & cells.keys():
        return ()
    found = read_dates(cells, np.arange(len(next(iter(cells.values())))), reading)
    return tuple("" if row in found.faults else text for row, text in enumerate(found.texts.tolist()))


def _blank_ends(rows: Rows, choices: Sequence[Choice]) -> int:
    """The number of rows with a start and a blank end, if other rows have an end."""
    at = {each.target: each.at for each in choices if each.target in ("start", "end")}
    if len(at) < 2:
        return 0
    pairs = [
        (bool(a.strip()), bool(b.strip()))
        for a, b in zip(rows.columns[at["start"]], rows.columns[at["end"]], strict=True)
    ]
    return pairs.count((True, False)) if any(end for _, end in pairs) else 0


def _blank_dates(rows: Rows, choices: Sequence[Choice], reading: Reading) -> int:
    """The number of rows with a blank date that may be the one above."""
    at = {each.target: each.at for each in choices if each.target in (*_WHEN, "title")}
    cells = {name: pd.Series(list(rows.columns[place]), dtype="str").str.strip() for name, place in at.items()}
    titles = cells.pop("title", None)
    return int(blanks_in_groups(cells, titles, reading).sum())
