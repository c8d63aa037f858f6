"""Mapping of a file's columns to ours: as a person states, by our own names, or by a plain synonym, never two for
one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.cells.guard import unguard
from components.errors import RequestError, UnmappedError
from components.language import message
from components.model import COLUMNS
from components.read.bounds import MOST_COLUMNS
from components.read.columns.companions import BESIDE, companions, qualifying
from components.read.columns.further import further_columns
from components.read.columns.header_words import split_compounds
from components.read.wording import counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

PARTS = ("year", "month", "day")
TARGETS = (
    *(*COLUMNS, "start", "end", *PARTS, *BESIDE),
    *(f"end {part}" for part in (*PARTS, *BESIDE)),
)
SYNONYMS = {
    "title": ("headline", "name", "event", "event name", "event title", "summary", "subject", "label"),
    "date": ("when", "datetime", "date time", "date and time", "timestamp", "event date"),
    "start": ("begin", "begins", "began", "from", "start date", "start time", "started", "starts"),
    "end": ("until", "to", "finish", "finished", "end date", "end time", "ended", "ends"),
    "actors": ("actor", "who", "person", "persons", "people", "organisation", "organisations", "organization",
               "organizations", "participants"),
    "description": ("details", "text", "body"),
    "type": ("category", "kind"),
}  # fmt: skip
"""Words for a column, in lower case and with spaces, that are taken for ours where only one column has one of them."""
WHEN = {"date", "start", "end", *PARTS, *(word for name in ("date", "start", "end") for word in SYNONYMS[name])}


@dataclass(frozen=True)
class Mapped:
    """The place of each column. `ours` maps our columns to their places in the file (from 0), `further` the file's
    others; `qualifying` are those of them that say something about the date and are not used. `sources` describes each
    column of ours that goes by another name in the file."""

    ours: Mapping[str, int]
    further: Mapping[str, int]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    qualifying: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()  # further columns with actors, as a person says

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The facts for the receipt."""
        return ((message("columns"), in_a_row(self.sources, "; ")),) if self.sources else ()


def mapped(
    header: Sequence[str],
    stated: Sequence[tuple[str, str]],
    name: str,
    proposed: Mapping[str, int] | None = None,
    sides: Sequence[int] = (),
) -> Mapped:
    """The place of every column of the header of the file `name`. What is stated comes first, then the header's names,
    then what is `proposed` (our columns with their places). `sides` are columns that name the actors together, if no
    other column does. Raises RequestError if a statement names no column of ours or of the file, UnmappedError if the
    date or the title is not known."""
    typed = [unguard(cell.strip()) for cell in header]
    ours = placed_as_stated(header, stated)
    actors = also_actors(header, stated)
    sources = [_as_stated(typed, target, (at, *actors) if target == "actors" else (at,)) for target, at in ours.items()]
    if proposed:
        sources += _as_proposed(
            typed, ours, {target: at for target, at in proposed.items() if target != "actors" or not sides}
        )
    nowhere = {target for target, column in stated if not column}
    for at, cell in enumerate(typed):
        own = cell.lower()
        otherwise = own == "date" and {"start", "year"} & ours.keys()  # a person says that the dates are elsewhere
        if own in (*COLUMNS, "start", "end") and at not in ours.values() and not otherwise and own not in nowhere:
            ours.setdefault(own, at)
    unclear = _by_synonym(typed, ours, sources, nowhere) if proposed is None else {}
    if proposed is None:
        _needed(typed, ours, unclear, name)
    if sides and "actors" not in {*ours, *(target_named(target) for target, _ in stated)}:
        ours["actors"], *rest = sides
        actors = tuple(rest)
        sources.append(message("actors from {names}", names=listed([quoted(typed[at]) for at in sides])))
    words = [plain(cell) for cell in typed]
    ours |= companions(words, ours)
    further, notes = further_columns(typed, ours)
    notes += [
        message(
            "{names} may each be the column {target}: none is taken for it.",
            names=listed([quoted(typed[at]) for at in columns]),
            target=message(target),
        )
        for target, columns in unclear.items()
    ]
    return Mapped(ours, further, tuple(sources), tuple(notes), tuple(qualifying(words, ours)), actors)


def _as_stated(typed: Sequence[str], target: str, places: Sequence[int]) -> str:
    names = listed([quoted(typed[at]) for at in places])
    return message("{target} from {names}, as you said", target=message(target), names=names)


def _as_proposed(typed: Sequence[str], ours: dict[str, int], proposed: Mapping[str, int]) -> list[str]:
    """Add the proposed columns unless a person stated others; returns descriptions of them."""
    sources = []
    for target, at in proposed.items():
        if target in ours or target not in TARGETS or at in ours.values():
            continue
        ours[target] = at
        if target == "year":
            parts = [quoted(typed[place]) for part, place in proposed.items() if part in PARTS]
            sources.append(message("date from {names}", names=listed(parts)))
        elif target not in PARTS and typed[at].lower() != target:
            sources.append(described_source(target, quoted(typed[at])))
    return sources


def described_source(target: str, column: str) -> str:
    """`start from “Date”`: our column, and the quoted name of the file's column that it is read from."""
    return message("{target} from {column}", target=message(target), column=column)


def is_header(header: Sequence[str], stated: Sequence[tuple[str, str]]) -> bool:
    """Whether a line names both a date and a title, so that it is a header and not a title line."""
    if len(header) > MOST_COLUMNS:
        return False  # such a line is no header that can be read, and it costs much to look at
    words = {plain(cell) for cell in header}
    if stated:
        return all(plain(column) in words for _, column in stated)
    return bool(words & {"title", *SYNONYMS["title"]}) and bool(words & (WHEN - {"month", "day"}))


def plain(cell: str) -> str:
    """A column's name in lower case and with spaces between its words."""
    return split_compounds(re.sub(r"[\s_./-]+", " ", cell).strip().lower())


def is_ours(header: Sequence[str]) -> bool:
    """Whether a header has our own names for the date and the title, so that nothing needs to be proposed."""
    names = {unguard(cell.strip()).lower() for cell in header}
    return "title" in names and not names.isdisjoint(("date", "start"))


def placed_as_stated(header: Sequence[str], stated: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The places of the columns that a person has stated. Raises RequestError for a name that is not ours,
    UnmappedError for one that the file does not have."""
    typed = [unguard(cell.strip()) for cell in header]
    ours: dict[str, int] = {}
    for target, column in stated:
        own = target_named(target)
        if not column:
            continue
        same = _places_of(typed, column)
        if not same:
            raise UnmappedError(
                message(
                    "There is no column {column} to take the {own} from; there are: {names}.",
                    column=quoted(column),
                    own=message(own),
                    names=listed([quoted(cell) for cell in typed], 40),
                ),
                tuple(typed),
                own,
            )
        if own != "actors" or own not in ours:
            ours[own] = same[0]
    return ours


def also_actors(header: Sequence[str], stated: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """The places of further columns of actors that a person has stated."""
    typed = [unguard(cell.strip()) for cell in header]
    named = [_places_of(typed, column)[:1] for target, column in stated if column and target_named(target) == "actors"]
    return tuple(dict.fromkeys(at for same in named[1:] for at in same if same != named[0]))


def _places_of(typed: Sequence[str], column: str) -> list[int]:
    """The places of the columns of this name; case is ignored if none matches exactly."""
    same = [at for at, cell in enumerate(typed) if cell == column.strip()]
    return same or [at for at, cell in enumerate(typed) if cell.casefold() == column.strip().casefold()]


def target_named(target: str) -> str:
    """Our column of this name. Raises RequestError if there is none."""
    own = plain(target)
    if own not in TARGETS:
        raise RequestError(
            message(
                "There is no column {target} to map to; there are: {names}.",
                target=quoted(target),
                names=", ".join(TARGETS),
            )
        )
    return own


def _by_synonym(
    typed: Sequence[str], ours: dict[str, int], sources: list[str], nowhere: Collection[str]
) -> dict[str, list[int]]:
    """Add the columns found by synonyms; returns the targets for which there are several candidates."""
    unclear: dict[str, list[int]] = {}
    words_of = [plain(cell) for cell in typed]
    free = [at for at in range(len(typed)) if at not in ours.values()]
    for target, words in SYNONYMS.items():
        if (
            target in nowhere
            or target in ours
            or (target in ("date", "start") and {"date", "start", "year"} & ours.keys())
        ):
            continue
        if target == "end" and "start" not in ours:
            continue
        found = [at for at in free if words_of[at] in words]
        if target in ("start", "end") and len(found) > 1:  # beside a start date, a start time is its time of day
            found = [at for at in found if not words_of[at].endswith(" time")] or found
        if target == "date" and found:
            timed = any(word.startswith("time") or word.endswith("time") for word in (words_of[at] for at in found))
            starts = [at for at in free if words_of[at] in SYNONYMS["start"]]
            found += [at for at in starts if timed or words_of[at] != "start time"]
        if len(found) > 1:
            unclear[target] = found
        elif found and not (target == "start" and "date" in unclear):
            ours[target] = found[0]
            sources.append(described_source(target, quoted(typed[found[0]])))
    if not {"date", "start", "year"} & ours.keys() and "date" not in unclear and words_of.count("year") == 1:
        parts = [part for part in PARTS if words_of.count(part) == 1]
        ours.update({part: words_of.index(part) for part in parts if words_of.index(part) not in ours.values()})
        sources.append(
            message("date from {names}", names=listed([quoted(typed[ours[part]]) for part in parts if part in ours]))
        )
    return unclear


def _needed(typed: Sequence[str], ours: Mapping[str, int], unclear: Mapping[str, list[int]], name: str) -> None:
    missing = []
    for target, words in (
        ("date", message("no date column (“date”, or “start” and “end”)")),
        ("title", message("no title column (“title”)")),
    ):
        if target in ours or (target == "date" and {"start", "year"} & ours.keys()):
            continue
        several = listed([quoted(typed[at]) for at in unclear.get(target, ())])
        missing.append(
            words
            if not several
            else message(
                "several columns that may be the {target} ({several})", target=message(target), several=several
            )
        )
    if missing:
        found = message(
            "{columns}: {names}",
            columns=counted(len(typed), "column"),
            names=listed([quoted(cell) for cell in typed], 12),
        )
        raise UnmappedError(
            message(
                "{name} has {missing}; its header has {found}; say which column is which.",
                name=name,
                missing=listed(missing),
                found=found,
            ),
            tuple(typed),
        )
