"""Rows of any format → events, and the ledger: rows = events + undated + rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message
from components.model import AS_FOUND, COLUMNS, Flag, Loaded
from components.read.columns import chance, lanes
from components.read.columns.actors import cast, named_people
from components.read.columns.blank_dates import with_dates_above
from components.read.columns.clock_columns import date_columns, with_clocks
from components.read.columns.column_names import TARGETS
from components.read.columns.contradictions import contradictions
from components.read.columns.dates import read_dates
from components.read.columns.doubts import doubts
from components.read.columns.ids import with_checked_ids
from components.read.columns.links import links
from components.read.columns.mapping import map_columns
from components.read.columns.missing import blank_placeholders
from components.read.columns.normalise import normalise, with_titles
from components.read.columns.numbers import dates_from_numbers
from components.read.columns.proposal_pairs import pair_in
from components.read.columns.proposal_texts import people_in
from components.read.file_columns import frame_of, in_one_chunk, texts_of, unused_notes
from components.read.named import mapping, original_names
from components.read.rejected_rows import split_rows
from components.read.rows import no_progress
from components.read.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from components.model import Cast, Int64, Links, Offer, Proposal, Reading
    from components.read.columns.dates import ReadDates
    from components.read.columns.mapping import ColumnMapping
    from components.read.rejected_rows import SplitRows
    from components.read.rows import Progress, Rows

_WHEN = tuple(target for target in TARGETS if target == "date" or target not in COLUMNS)
_OF_DATES = ("accept", "century", "midnight", "first_days", "numbers", "blank_end", "blank_date", "propose")
"""The fields of `Reading` that are about dates."""


def load_rows(
    rows: Rows,
    name: str,
    options: Reading = AS_FOUND,
    progress: Progress = no_progress,
    today: str = "",
    proposal: Proposal | None = None,
) -> Loaded:
    """The events of `rows`: every row becomes an event, an undated event, or one Rejected. `today` is an EDTF day;
    later dates are remarked on. `proposal` maps columns that the header's names do not identify.

    Raises UnmappedError if date or title are not identified or a column of the mapping in `options` does not exist,
    RequestError if the mapping names a column that is not one of ours.
    """
    mapped = _mapping(rows, name, options, proposal)
    progress(0.3, message("Reading the dates of {rows}", rows=counted(len(rows.lines), "row")))
    table = _read_columns(rows, mapped, _as_proposed(options, proposal) if proposal else options, proposal)
    split = split_rows(table.frame, table.dates.dates, table.lines, rows.original or rows, table.dates.faults)
    progress(0.8, message("Checking ids, names and links"))
    checked = _checked(split, table.further, "id" in mapped.ours, options, today)
    rejected = sorted((*rows.rejected, *split.rejected), key=lambda entry: entry.line)
    undated = int(np.count_nonzero(split.dates.flags & Flag.UNDATED))
    return Loaded(
        name=name,
        table=in_one_chunk(checked.frame).assign(line=split.lines),
        refused=split.refused,
        dates=split.dates,
        cast=checked.people,
        links=checked.links,
        rejected=tuple(rejected),
        notes=(*rows.notes, *mapped.notes, *table.notes, *checked.notes),
        header=(rows.original or rows).header,
        rows=len(split.lines) + len(rejected),
        events=len(split.lines) - undated,
        undated=undated,
        reading=table.reading,
        facts=(*rows.facts, *mapped.facts, *table.facts),
        suggestions=table.dates.suggestions,
        offers=(*table.dates.offers, *checked.offers),
        blank_dates=table.dates.blank,
        proposal=proposal,
        first_dates=_first_dates(table, split, len(proposal.rows)) if proposal else (),
        lanes="actor" if checked.people.names else lanes.best_column(checked.frame),
        named=original_names(rows, mapped),
    )


@dataclass(frozen=True, eq=False)
class _ReadColumns:
    """All n rows as a table with dates and titles, how they were read, and notes and facts about that. `further` are
    the names of the file's own columns."""

    frame: pd.DataFrame
    lines: Int64
    dates: ReadDates
    reading: Reading
    further: tuple[str, ...]
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def _read_columns(rows: Rows, mapped: ColumnMapping, used: Reading, proposal: Proposal | None) -> _ReadColumns:
    """The rows with their dates and titles, before any of them is rejected; `used` says how dates are read."""
    lines = np.asarray(rows.lines, np.int64)
    texts, further, guard_notes = texts_of(rows, mapped)
    names = dict(mapping(rows, mapped))
    dates = _read_dates(texts, further, mapped, lines, used, names)
    texts, people_facts = named_people(texts, mapped, rows)
    frame = frame_of(texts, further, dates, len(lines))
    frame["title"], title_notes = with_titles(frame, lines, dates.faults, _first(mapped), _beside_title(proposal))
    return _ReadColumns(
        frame=frame,
        lines=lines,
        dates=dates,
        reading=_read_as(rows.reading, used, names, dates),
        further=tuple(further),
        notes=(*unused_notes(rows, mapped), *guard_notes, *dates.notes, *title_notes),
        facts=(*dates.facts, *people_facts),
    )


def _first_dates(table: _ReadColumns, split: SplitRows, count: int) -> tuple[str | None, ...]:
    """The dates of the first `count` rows as they were read, in EDTF; None for a row that is rejected."""
    rejected = set(split.rejected_rows[:count])  # they ascend
    return tuple(None if row in rejected else text for row, text in enumerate(table.dates.texts.iloc[:count].tolist()))


@dataclass(frozen=True, eq=False)
class _Checked:
    """The events with ids and statuses filled in, their actors and links, and notes and offers about them."""

    frame: pd.DataFrame
    people: Cast
    links: Links
    notes: tuple[str, ...]
    offers: tuple[Offer, ...]


def _checked(events: SplitRows, further: Iterable[str], has_ids: bool, options: Reading, today: str) -> _Checked:
    """The events, checked for what a person should know; `further` are the file's own columns."""
    lines, dates = events.lines, events.dates
    frame, remarked = normalise(events.frame, lines, has_ids)
    doubted = doubts(dates, frame, lines, today) + contradictions(frame[[*further]], dates, lines)
    by_chance, offers = chance.chance_notes(dates, options)
    people, about_people = cast(frame["actors"], lines)
    event_links, about_links = links(frame["links"], frame["id"], lines)
    notes = (*by_chance, *doubted, *remarked, *about_people, *about_links)
    return _Checked(frame, people, event_links, notes, tuple(offers))


def _as_proposed(reading: Reading, proposal: Proposal) -> Reading:
    """The statements of a person, completed by the proposal. Its reading of blank dates and its order of day and month
    count only if the person accepts the proposal."""
    above = proposal.blank_dates and proposal.verdict == "asked" and reading.propose and not reading.blank_date
    reading = replace(reading, blank_date="above") if above else reading
    order = reading.date_order or (proposal.usual_order if reading.propose else "")
    return replace(reading, numbers=reading.numbers or proposal.numbers, date_order=order)


def _mapping(rows: Rows, name: str, reading: Reading, proposal: Proposal | None) -> ColumnMapping:
    """The mapping of columns, with columns of times of day, and without an id that identifies nothing."""
    places = {choice.target: choice.at for choice in proposal.choices} if proposal else None
    found = map_columns(rows.header, reading.mapping, name, places, _sides(rows, proposal))
    found = with_clocks(found, rows.header, rows.columns)
    return with_checked_ids(found, rows.header, rows.columns, any(target == "id" for target, _ in reading.mapping))


def _read_dates(
    texts: Mapping[str, pd.Series],
    further: Mapping[str, pd.Series],
    mapped: ColumnMapping,
    lines: Int64,
    used: Reading,
    names: Mapping[str, str],
) -> ReadDates:
    """The dates of the n rows. Placeholders become blanks, blanks the date above, and numbers dates, before they are
    read. `used` is the reading, `names` are the file's names for our columns."""
    cells, about_missing = blank_placeholders({name: texts[name] for name in _WHEN if name in texts})
    above = with_dates_above(cells, texts.get("title"), lines, used)
    columns, about_times = date_columns(above.cells, mapped.ours)
    columns, about_numbers = dates_from_numbers(columns, used.numbers)
    dates = read_dates(columns, lines, used, names, further)
    if (about_numbers or above.filled or about_missing) and "date" in texts:
        dates = replace(dates, typed=texts["date"])
    return replace(
        dates,
        facts=(*about_numbers, *about_times, *dates.facts),
        notes=(*about_missing, *above.notes, *dates.notes),
        offers=(*above.offers, *dates.offers),
        blank=above.undecided,
    )


def _sides(rows: Rows, proposal: Proposal | None) -> tuple[int, ...]:
    """The indexes of columns of actors: two that name the two sides of every event, or, without a proposal, the one
    that is plainly named so; () if there are none."""
    if proposal is None:
        return (pair_in(rows) if rows.original is None else ()) or people_in(rows)
    people = _sides_of(proposal)
    return people if len(people) > 1 else ()


def _sides_of(proposal: Proposal) -> tuple[int, ...]:
    return tuple(choice.at for choice in proposal.choices if choice.target == "actors")


def _read_as(found: Reading, used: Reading, names: Mapping[str, str], dates: ReadDates) -> Reading:
    """The reading that was used: the format's part (`found`), the file's `names` for our columns, and what `used`
    states about dates."""
    return replace(
        found,
        mapping=tuple(names.items()),
        date_order=dates.order,
        **{name: getattr(used, name) for name in _OF_DATES},
    )


def _beside_title(proposal: Proposal | None) -> str:
    """The column that may replace missing titles: the runner-up for the title; "actors" if no column is the title and
    two sides name the event; else ""."""
    if proposal is None:
        return ""
    title = proposal.named("title")
    return title.runner_up if title else "actors" * (len(_sides_of(proposal)) > 1)


def _first(mapped: ColumnMapping) -> str:
    """The name of the file's first column in the table, "" if it is not in it."""
    return next((name for name, index in (*mapped.ours.items(), *mapped.further.items()) if index == 0), "")
