"""Mapping of a file's columns to ours: as a person states, by our own names, or by a plain synonym, never two for
one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.cells.guard import unguard
from components.errors import UnmappedError
from components.language import message
from components.model import COLUMNS
from components.read.columns.column_names import PARTS, SYNONYMS, TARGETS, plain, target_named
from components.read.columns.companions import companions, qualifying
from components.read.columns.further import further_columns
from components.read.wording import counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass(frozen=True)
class ColumnMapping:
    """The columns of a file by index, from 0: `ours` under our names, `further` under the file's. `qualifying` are
    those of the latter that say something about the date and are not used. `sources` describes each column of ours that
    has another name in the file."""

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


def map_columns(
    header: Sequence[str],
    stated: Sequence[tuple[str, str]],
    name: str,
    proposed: Mapping[str, int] | None = None,
    sides: Sequence[int] = (),
) -> ColumnMapping:
    """The mapping of the header of the file `name`. Statements come first (`stated`: our column, the file's column),
    then the columns `proposed` (index by our name), then the header's own names; synonyms only without a proposal.
    `sides` are columns that name the actors together, if no other column does.

    Raises RequestError if a statement names no column of ours, UnmappedError if it names none of the file, or if the
    date or the title is not known.
    """
    typed = [unguard(cell.strip()) for cell in header]
    ours = placed_as_stated(header, stated)
    actors = also_actors(header, stated)
    sources = [
        _stated_source(typed, target, (index, *actors) if target == "actors" else (index,))
        for target, index in ours.items()
    ]
    if proposed:
        sources += _add_proposed(
            typed, ours, {target: index for target, index in proposed.items() if target != "actors" or not sides}
        )
    excluded = {target for target, column in stated if not column}
    _add_own_names(typed, ours, excluded)
    unclear = _add_by_synonym(typed, ours, sources, excluded) if proposed is None else {}
    if proposed is None:
        _require_date_and_title(typed, ours, unclear, name)
    if sides and "actors" not in {*ours, *(target_named(target) for target, _ in stated)}:
        ours["actors"], *further_actors = sides
        actors = tuple(further_actors)
        sources.append(message("actors from {names}", names=listed([quoted(typed[index]) for index in sides])))
    words = [plain(cell) for cell in typed]
    ours |= companions(words, ours)
    further, notes = further_columns(typed, ours)
    notes += _unclear_notes(typed, unclear)
    return ColumnMapping(ours, further, tuple(sources), tuple(notes), tuple(qualifying(words, ours)), actors)


def _add_own_names(typed: Sequence[str], ours: dict[str, int], excluded: Collection[str]) -> None:
    """Add the columns that have our names to `ours`, unless a person or the proposal has others for them."""
    for index, cell in enumerate(typed):
        target = cell.lower()
        if target not in (*COLUMNS, "start", "end") or target in excluded or index in ours.values():
            continue
        if target != "date" or not {"start", "year"} & ours.keys():  # else the dates are elsewhere
            ours.setdefault(target, index)


def _unclear_notes(typed: Sequence[str], unclear: Mapping[str, list[int]]) -> list[str]:
    """A note on each of our columns for which the file has several candidates."""
    return [
        message(
            "{names} may each be the column {target}: none is taken for it.",
            names=listed([quoted(typed[index]) for index in columns]),
            target=message(target),
        )
        for target, columns in unclear.items()
    ]


def _stated_source(typed: Sequence[str], target: str, indexes: Sequence[int]) -> str:
    names = listed([quoted(typed[index]) for index in indexes])
    return message("{target} from {names}, as you said", target=message(target), names=names)


def _add_proposed(typed: Sequence[str], ours: dict[str, int], proposed: Mapping[str, int]) -> list[str]:
    """The descriptions of the proposed columns. They are added to `ours`, unless a person stated others."""
    sources = []
    for target, index in proposed.items():
        if target in ours or target not in TARGETS or index in ours.values():
            continue
        ours[target] = index
        if target == "year":
            parts = [quoted(typed[part_index]) for part, part_index in proposed.items() if part in PARTS]
            sources.append(message("date from {names}", names=listed(parts)))
        elif target not in PARTS and typed[index].lower() != target:
            sources.append(described_source(target, quoted(typed[index])))
    return sources


def described_source(target: str, column: str) -> str:
    """`start from “Date”`: our column, and the quoted name of the file's column that it is read from."""
    return message("{target} from {column}", target=message(target), column=column)


def placed_as_stated(header: Sequence[str], stated: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The indexes of the columns that a person has stated, by our names; of actors only the first. Raises RequestError
    for a name that is not ours, UnmappedError for one that the file does not have."""
    typed = [unguard(cell.strip()) for cell in header]
    ours: dict[str, int] = {}
    for target, column in stated:
        our_name = target_named(target)
        if not column:
            continue
        matching = _places_of(typed, column)
        if not matching:
            raise UnmappedError(
                message(
                    "There is no column {column} to take the {own} from; there are: {names}.",
                    column=quoted(column),
                    own=message(our_name),
                    names=listed([quoted(cell) for cell in typed], 40),
                ),
                tuple(typed),
                our_name,
            )
        if our_name != "actors" or our_name not in ours:
            ours[our_name] = matching[0]
    return ours


def also_actors(header: Sequence[str], stated: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """The indexes of the second and further columns of actors that a person has stated. Raises RequestError for a name
    that is not ours."""
    typed = [unguard(cell.strip()) for cell in header]
    matches = [
        _places_of(typed, column)[:1] for target, column in stated if column and target_named(target) == "actors"
    ]
    return tuple(dict.fromkeys(index for match in matches[1:] for index in match if match != matches[0]))


def _places_of(typed: Sequence[str], column: str) -> list[int]:
    """The indexes of the columns of this name; case is ignored if none matches exactly."""
    exact = [index for index, cell in enumerate(typed) if cell == column.strip()]
    return exact or [index for index, cell in enumerate(typed) if cell.casefold() == column.strip().casefold()]


def _add_by_synonym(
    typed: Sequence[str], ours: dict[str, int], sources: list[str], excluded: Collection[str]
) -> dict[str, list[int]]:
    """The targets with several candidates. Columns that one synonym identifies are added to `ours`, and their
    descriptions to `sources`."""
    unclear: dict[str, list[int]] = {}
    words_of = [plain(cell) for cell in typed]
    free = [index for index in range(len(typed)) if index not in ours.values()]
    for target, words in SYNONYMS.items():
        if (
            target in excluded
            or target in ours
            or (target in ("date", "start") and {"date", "start", "year"} & ours.keys())
        ):
            continue
        if target == "end" and "start" not in ours:
            continue
        found = [index for index in free if words_of[index] in words]
        if target in ("start", "end") and len(found) > 1:  # beside a start date, a start time is its time of day
            found = [index for index in found if not words_of[index].endswith(" time")] or found
        if target == "date" and found:
            timed = any(
                word.startswith("time") or word.endswith("time") for word in (words_of[index] for index in found)
            )
            starts = [index for index in free if words_of[index] in SYNONYMS["start"]]
            found += [index for index in starts if timed or words_of[index] != "start time"]
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


def _require_date_and_title(
    typed: Sequence[str], ours: Mapping[str, int], unclear: Mapping[str, list[int]], name: str
) -> None:
    """Raises UnmappedError if `ours` has no date or no title."""
    missing = []
    for target, words in (
        ("date", message("no date column (“date”, or “start” and “end”)")),
        ("title", message("no title column (“title”)")),
    ):
        if target in ours or (target == "date" and {"start", "year"} & ours.keys()):
            continue
        candidates = listed([quoted(typed[index]) for index in unclear.get(target, ())])
        missing.append(
            words
            if not candidates
            else message(
                "several columns that may be the {target} ({several})", target=message(target), several=candidates
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
