"""Rows of any format → events, and the ledger: rows = events + undated + rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message, messages
from components.model import AS_FOUND, COLUMNS, Dates, Flag, Loaded, Rejected
from components.read.columns import chance, lanes
from components.read.columns.actors import cast, named_people
from components.read.columns.blank_dates import with_dates_above
from components.read.columns.cells import blank, column, filled, joined, trimmed, unmarked
from components.read.columns.clock_columns import date_columns, with_clocks
from components.read.columns.contradictions import contradictions
from components.read.columns.date_column import take_dates
from components.read.columns.dates import read_dates
from components.read.columns.doubts import doubts
from components.read.columns.ids import with_checked_ids
from components.read.columns.links import links
from components.read.columns.mapping import TARGETS, mapped
from components.read.columns.missing import blank_placeholders
from components.read.columns.normalise import normalised, with_titles
from components.read.columns.numbers import counted_from
from components.read.columns.proposal_pairs import pair_in
from components.read.columns.proposal_texts import people_in
from components.read.named import mapping, original_names
from components.read.rows import unseen
from components.read.wording import counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from components.model import Cast, Int64, Links, Offer, Proposal, Reading
    from components.read.columns.date_faults import Fault
    from components.read.columns.dates import ReadDates
    from components.read.columns.mapping import Mapped
    from components.read.rows import Progress, Rows


def load_rows(
    rows: Rows,
    name: str,
    options: Reading = AS_FOUND,
    progress: Progress = unseen,
    today: str = "",
    proposal: Proposal | None = None,
) -> Loaded:
    """The events of `rows`: every row becomes an event, an undated event, or one Rejected. `today` is an EDTF day;
    later dates are remarked on. `proposal` maps columns that the header's names do not identify.

    Raises UnmappedError if date or title are not identified, RequestError for an impossible mapping in `options`.
    """
    original = rows.original or rows
    placed = _placed(rows, name, options, proposal)
    used = _as_proposed(options, proposal) if proposal else options
    lines = np.asarray(rows.lines, np.int64)
    progress(0.3, message("Reading the dates of {rows}", rows=counted(len(lines), "row")))
    texts, further, guarded = _texts(rows, placed)
    names = dict(mapping(rows, placed))
    when = _dated(texts, further, placed, lines, used, names)
    texts, about_names = named_people(texts, placed, rows)
    frame = _frame(texts, further, when, len(lines))
    frame["title"], about_titles = with_titles(frame, lines, when.faults, _first(placed), _beside_title(proposal))
    rejected = _rejected(original, frame["title"], when.faults, lines)
    refused = _refused(frame, lines, rejected)
    frame, dates, lines = _without_rejected(frame, when.dates, lines, rejected)
    progress(0.8, message("Checking ids, names and links"))
    kept = _checked(frame, dates, lines, further, "id" in placed.ours, options, today)
    everything = sorted((*rows.rejected, *rejected.values()), key=lambda entry: entry.line)
    undated = int(np.count_nonzero(dates.flags & Flag.UNDATED))
    of_columns = (*rows.notes, *placed.notes, *_unused(rows, placed, when), *guarded)
    return Loaded(
        name=name,
        table=_in_one_piece(kept.frame).assign(line=lines),
        refused=refused,
        dates=dates,
        cast=kept.people,
        links=kept.links,
        rejected=tuple(everything),
        notes=(*of_columns, *when.notes, *about_titles, *kept.notes),
        header=original.header,
        rows=len(lines) + len(everything),
        events=len(lines) - undated,
        undated=undated,
        reading=_read_as(rows.reading, used, names, when),
        facts=(*rows.facts, *placed.facts, *when.facts, *about_names),
        suggestions=when.suggestions,
        offers=(*when.offers, *kept.offers),
        blank_dates=when.blank,
        proposal=proposal,
        lanes="actor" if kept.people.names else lanes.best_column(kept.frame),
        named=original_names(rows, placed),
    )


@dataclass(frozen=True, eq=False)
class _Checked:
    """The kept rows with ids and statuses filled in, their actors and links, and notes and offers about them."""

    frame: pd.DataFrame
    people: Cast
    links: Links
    notes: tuple[str, ...]
    offers: tuple[Offer, ...]


def _checked(
    frame: pd.DataFrame,
    dates: Dates,
    lines: Int64,
    further: Iterable[str],
    has_ids: bool,
    options: Reading,
    today: str,
) -> _Checked:
    """The kept rows, checked for what a person should know; `further` are the file's own columns."""
    frame, remarked = normalised(frame, lines, has_ids)
    doubted = doubts(dates, frame, lines, today) + contradictions(frame[[*further]], dates, lines)
    by_chance, offers = chance.chance_notes(dates, options)
    people, about_people = cast(frame["actors"], lines)
    joined, about_links = links(frame["links"], frame["id"], lines)
    notes = (*by_chance, *doubted, *remarked, *about_people, *about_links)
    return _Checked(frame, people, joined, notes, tuple(offers))


def _refused(frame: pd.DataFrame, lines: Int64, rejected: Mapping[int, Rejected]) -> pd.DataFrame:
    """The rejected rows, by their numbers, each with its line."""
    none = frame.iloc[:0]  # taking no rows by their numbers would copy all that there are
    return (frame.iloc[sorted(rejected)] if rejected else none).assign(line=lines[sorted(rejected)])


def _as_proposed(reading: Reading, proposal: Proposal) -> Reading:
    """What a person states, completed by what is proposed; blank dates and an order of day and month only if the person
    accepts all that would be asked about."""
    above = proposal.blank_dates and proposal.verdict == "asked" and reading.propose and not reading.blank_date
    reading = replace(reading, blank_date="above") if above else reading
    order = reading.date_order or (proposal.usual_order if reading.propose else "")
    return replace(reading, numbers=reading.numbers or proposal.numbers, date_order=order)


def _placed(rows: Rows, name: str, reading: Reading, proposal: Proposal | None) -> Mapped:
    """The mapping of columns, with times of day and ids."""
    places = {each.target: each.at for each in proposal.choices} if proposal else None
    found = mapped(rows.header, reading.mapping, name, places, _sides(rows, proposal))
    found = with_clocks(found, rows.header, rows.columns)
    return with_checked_ids(found, rows.header, rows.columns, any(target == "id" for target, _ in reading.mapping))


def _dated(
    texts: Mapping[str, pd.Series],
    further: Mapping[str, pd.Series],
    placed: Mapped,
    lines: Int64,
    used: Reading,
    names: Mapping[str, str],
) -> ReadDates:
    """The dates of the date columns, after numbers, dates above, and separate times of day."""
    there, about_missing = blank_placeholders({name: texts[name] for name in _WHEN if name in texts})
    above = with_dates_above(there, texts.get("title"), lines, used)
    own, about_times = date_columns(above.cells, placed.ours)
    moments, about_numbers = counted_from(own, used.numbers)
    when = read_dates(moments, lines, used, names, further)
    if (about_numbers or above.filled or about_missing) and "date" in texts:
        when = replace(when, typed=texts["date"])
    return replace(
        when,
        facts=(*about_numbers, *about_times, *when.facts),
        notes=(*about_missing, *above.notes, *when.notes),
        offers=(*above.offers, *when.offers),
        blank=above.undecided,
    )


def _sides(rows: Rows, proposal: Proposal | None) -> tuple[int, ...]:
    """The places of two columns that name the two sides of every event, or of a column of actors beside names of ours
    or a known layout's; () if there are none."""
    if proposal is None:
        return (pair_in(rows) if rows.original is None else ()) or people_in(rows)
    people = _sides_of(proposal)
    return people if len(people) > 1 else ()


def _sides_of(proposal: Proposal) -> tuple[int, ...]:
    return tuple(each.at for each in proposal.choices if each.target == "actors")


def _without_rejected(
    frame: pd.DataFrame, dates: Dates, lines: Int64, rejected: Mapping[int, Rejected]
) -> tuple[pd.DataFrame, Dates, Int64]:
    """The rows that are events, with their dates and their lines."""
    if not rejected:
        return frame, dates, lines
    keep = np.ones(len(lines), bool)
    keep[list(rejected)] = False
    return frame[keep].reset_index(drop=True), take_dates(dates, keep), lines[keep]


def _read_as(found: Reading, used: Reading, names: Mapping[str, str], when: ReadDates) -> Reading:
    """How the file was read: as its format found, its columns under `names`, and what a person stated about its
    dates."""
    return replace(
        found,
        mapping=tuple(names.items()),
        date_order=when.order,
        **{name: getattr(used, name) for name in _OF_DATES},
    )


def _beside_title(proposal: Proposal | None) -> str:
    """The column that may replace missing titles: the runner-up for the title, actors if two sides name an event
    without a title, "" if there is none."""
    if proposal is None:
        return ""
    title = proposal.named("title")
    return title.runner_up if title else "actors" * (len(_sides_of(proposal)) > 1)


def _in_one_piece(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns in one chunk each, as the store needs them."""
    columns = dict(frame.items())
    whole = {name: joined(cells) for name, cells in columns.items()}
    changed = any(whole[name] is not cells for name, cells in columns.items())
    return pd.DataFrame(whole, copy=False) if changed else frame


_WHEN = tuple(target for target in TARGETS if target == "date" or target not in COLUMNS)
_OF_DATES = (
    "accept",
    "century",
    "midnight",
    "first_days",
    "numbers",
    "blank_end",
    "blank_date",
    "propose",
)  # of `Reading`, of dates
AS_TYPED = "date as typed"  # a column of the table, where dates were read that are not written as EDTF


def _first(placed: Mapped) -> str:
    """The name of the file's first column in the table, "" if it is not in it."""
    return next((name for name, at in (*placed.ours.items(), *placed.further.items()) if at == 0), "")


def _texts(rows: Rows, placed: Mapped) -> tuple[dict[str, pd.Series], dict[str, pd.Series], list[str]]:
    """The file's columns by name, ours trimmed and unguarded, the others as they are; and the note on guards."""
    texts: dict[str, pd.Series] = {}
    further: dict[str, pd.Series] = {}
    guarded = 0
    for target, at in placed.ours.items():
        cells = trimmed(rows.columns[at])
        texts[target], marked = unmarked(cells) if rows.guarded else (column(cells), 0)
        if marked:
            texts[target] = column(trimmed(texts[target]))
        guarded += marked
    for name, at in placed.further.items():
        further[name], marked = unmarked(rows.columns[at]) if rows.guarded else (column(rows.columns[at]), 0)
        guarded += marked
    notes = (
        [message("The apostrophe that marks text was taken off {cells}.", cells=counted(guarded, "cell"))]
        if guarded
        else []
    )
    return texts, further, notes


def _frame(
    texts: Mapping[str, pd.Series], further: Mapping[str, pd.Series], when: ReadDates, rows: int
) -> pd.DataFrame:
    """COLUMNS, then `start` and `end` if the file has them, then the file's own. Parts of dates are among its own."""
    empty = filled(rows)
    ordered = {name: when.texts if name == "date" else texts.get(name, empty) for name in COLUMNS}
    ordered |= {name: texts[name] for name in ("start", "end") if name in texts}
    ordered |= further
    if when.typed is not None and (when.typed != when.texts).any():  # or it would tell nothing more
        names = chain((AS_TYPED,), (f"{AS_TYPED} ({copy})" for copy in count(2)))
        ordered[next(name for name in names if name not in ordered)] = when.typed
    return pd.DataFrame(ordered, copy=False)


def _unused(rows: Rows, placed: Mapped, when: ReadDates) -> list[str]:
    """Notes on columns that say something about the date and were not used."""
    left = [at for at in placed.qualifying if any(rows.columns[at])]
    if not left:
        return []
    names = listed([quoted(rows.header[at].strip()) for at in left])
    return [
        messages(
            len(left),
            "{names} may say how dates are meant or known and is not used: dates are drawn as they are written.",
            "{names} may say how dates are meant or known and are not used: dates are drawn as they are written.",
            names=names,
        )
    ]


def _rejected(
    original: Rows, titles: pd.Series, faults: Mapping[int, Fault], lines: NDArray[np.int64]
) -> dict[int, Rejected]:
    """The rejected rows by row number: one entry each, its reasons joined, under the column of the first."""
    untitled = set(np.flatnonzero(blank(titles)).tolist())
    if not faults and not untitled:
        return {}
    entries = {}
    columns = [list(cells) for cells in original.columns]  # many single cells of a column in Arrow's memory take long
    for row in sorted(untitled | faults.keys()):
        fault = faults.get(row)
        reasons = [fault.reason] if fault else []
        if row in untitled:
            reasons.append(message("the title is blank, and nothing else says what happened or when"))
        where = (fault.column, fault.value) if fault else ("title", "")
        raw = tuple(cells[row] for cells in columns)
        mend = fault.suggestion if fault and row not in untitled else ""
        entries[row] = Rejected(int(lines[row]), *where, in_a_row(reasons, "; "), raw, mend)
    return entries
