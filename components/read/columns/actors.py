"""The `actors` column → `model.Cast`, and notes about its names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.cells import actors
from components.cells.fold import skeleton
from components.language import message, messages
from components.model import Cast
from components.read.columns.cells import arrow, column, duplicated, trimmed
from components.read.columns.lists import parts, separator_of
from components.read.columns.proposal_pairs import are_sides, role
from components.read.rows import ArrowCells
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    import pandas as pd

    from components.model import Int64
    from components.read.columns.mapping import ColumnMapping
    from components.read.rows import Rows

_WORDS = r"[^\[\]\pZ\pC]+(?: [^\[\]\pZ\pC]+)*"
_PLAIN = rf"^ ?(?P<name>{_WORDS}) ?(?:\[ ?(?P<role>(?:{_WORDS})?) ?\])? ?$"
"""What `actors.parse` finds in a part that has single spaces and no other white space."""
_FEW = 200  # parts that are parsed before `_PLAIN` is compiled
_NAME_AND_ROLE = pa.struct([("name", pa.large_string()), ("role", pa.large_string())])
_SEEN = 20_000  # cells that are looked at for a separator
_MOST_NOTES = 20  # notes on single names or values before the rest is only counted


def cast(cells: pd.Series, lines: Int64) -> tuple[Cast, list[str]]:
    """The cast of n cells, and notes on stray brackets and look-alike names; `lines` are their line numbers. Each
    distinct part of a cell is parsed once."""
    lists = pc.split_pattern(arrow(cells), actors.BETWEEN).combine_chunks()
    encoded = lists.flatten().dictionary_encode()
    codes, bounds = encoded.indices.to_numpy(), np.concatenate(([0], np.cumsum(lists.value_lengths().to_numpy())))
    names, roles, odd = _parse_parts(encoded.dictionary)
    name_of = names.indices.fill_null(-1).to_numpy().astype(np.int32)  # a blank part names nobody
    role_of = roles.indices.to_numpy().astype(np.int32)[1:]
    is_named = name_of[codes] >= 0
    start = np.concatenate(([0], np.cumsum(is_named)))[bounds]
    part_codes = codes[is_named]
    people = Cast(
        tuple(names.dictionary.to_pylist()),
        tuple(roles.dictionary.to_pylist()),
        start,
        name_of[part_codes],
        role_of[part_codes],
    )
    notes = look_alikes(people)
    if not odd:
        return people, notes
    first = np.unique(codes, return_index=True)[1][list(odd.values())]  # where each stands first
    return people, [_stray_note(list(odd), lines[np.searchsorted(bounds, first, "right") - 1]), *notes]


def _parse_parts(parts: pa.LargeStringArray) -> tuple[pa.DictionaryArray, pa.DictionaryArray, dict[str, int]]:
    """The names and roles in n distinct parts of cells, and the index of each part with stray brackets. Names have a
    null for each blank part; roles have a blank before the n others. Where there are more than `_FEW`, parts in
    `_PLAIN` form are parsed all at once; others are parsed one by one."""
    plain = pc.extract_regex(parts, _PLAIN) if len(parts) > _FEW else pa.nulls(len(parts), _NAME_AND_ROLE)
    others = np.flatnonzero(plain.is_null().to_numpy(zero_copy_only=False))
    pairs_found: list[tuple[str | None, str]] = []
    stray_at: dict[str, int] = {}
    for index, part in zip(others.tolist(), parts.take(pa.array(others)).to_pylist(), strict=True):
        pairs, strays = actors.parse(part)
        pairs_found += pairs or [(None, "")]
        stray_at.update({stray: index for stray in strays if stray not in stray_at})
    names, roles = plain.field("name"), plain.field("role")
    nobody = pc.fill_null(pc.match_substring_regex(names, rf"^(?:{actors.NOBODY})$"), False)
    names = pc.if_else(nobody, pa.scalar(None, names.type), names)
    roles = pc.if_else(nobody, pa.scalar("", roles.type), roles)
    if pairs_found:
        mask = pa.array(np.isin(np.arange(len(parts)), others))
        names = pc.replace_with_mask(names, mask, pa.array([name for name, _ in pairs_found], parts.type))
        roles = pc.replace_with_mask(roles, mask, pa.array([role for _, role in pairs_found], parts.type))
    return (
        names.dictionary_encode(),
        pa.concat_arrays([pa.array([""], parts.type), roles]).dictionary_encode(),
        stray_at,
    )


def written_as_ours(cells: pd.Series, ours: bool) -> tuple[pd.Series, str]:
    """The cells of a column of names with `;` between the names, and a sentence on the separator that was found;
    unchanged and "" if nothing proves that a cell has several names. In a column with our name (`ours`) only lists as
    programs write them are taken apart."""
    mark = separator_of(pc.unique(arrow(cells.iloc[:_SEEN])).to_pylist(), lists_only=ours)
    if mark is None:
        return cells, ""
    distinct = pc.unique(arrow(cells)).to_pylist()
    written = {cell: f"{actors.BETWEEN} ".join(name.replace(actors.BETWEEN, ",") for name in parts(cell, mark.mark))
               for cell in distinct}  # fmt: skip
    return cells.map(written).astype("str"), message("several in a cell, told apart by {mark}", mark=mark.words)


def named_people(
    texts: dict[str, pd.Series], mapped: ColumnMapping, rows: Rows
) -> tuple[dict[str, pd.Series], list[tuple[str, str]]]:
    """The texts with the names in each cell of `actors` separated by `;`, and the fact for the receipt. Further columns
    of actors are added to the first; if two columns name two sides, each name gets its column's name as its role."""
    if "actors" not in texts:
        return texts, []
    if rows.original is not None and rows.header[mapped.ours["actors"]].strip() == "actors":
        return texts, []  # written as ours by its layout
    indexes = (mapped.ours["actors"], *mapped.actors)
    headers = [rows.header[index] for index in indexes]
    roles = [role(name) for name in headers] if are_sides(headers) else [""] * len(headers)
    people, note = written_as_ours(texts["actors"], headers[0].strip().lower() == "actors")
    people = _with_role(people, roles[0])
    for index, side_role in zip(mapped.actors, roles[1:], strict=True):
        others = _with_role(written_as_ours(column(trimmed(rows.columns[index])), False)[0], side_role)
        both = (people != "") & (others != "")
        people = people.where(~both, people + "; ") + others
    return {**texts, "actors": people}, [(message("actors"), note)] if note else []


def _with_role(cells: pd.Series, role: str) -> pd.Series:
    """The cells with a role added to each name that has none."""
    if not role:
        return cells
    written = {
        cell: f"{actors.BETWEEN} ".join(
            name if name.endswith("]") else f"{name} [{role}]"
            for part in cell.split(actors.BETWEEN)
            if (name := part.strip())
        )
        for cell in pc.unique(arrow(cells)).to_pylist()
    }
    return cells.map(written).astype("str")


def _stray_note(odd: list[str], first: Int64) -> str:
    shown = listed([quoted(part) for part in odd])
    return message(
        "{actors} with brackets that do not pair up as “Name [role]”, kept whole as a name: {shown} ({lines}).",
        actors=counted(len(odd), "actor"),
        shown=shown,
        lines=at_lines(np.unique(first).tolist()),
    )


def look_alikes(found: Cast) -> list[str]:
    """Notes on names that look the same to a reader. They are never merged: only a person can know."""
    names = pa.array(found.names, pa.large_string())
    skeletons = pc.ascii_lower(names)  # which is all that is overlooked in plain letters
    others = pc.invert(pc.string_is_ascii(names))
    if pc.any(others).as_py():
        folded = pa.array([skeleton(name) for name in names.filter(others).to_pylist()], names.type)
        skeletons = pc.replace_with_mask(skeletons, others, folded)
    rows = np.flatnonzero(duplicated(column(ArrowCells(pa.chunked_array([skeletons])))))
    same: dict[str, list[str]] = {}
    for row in rows.tolist():
        same.setdefault(skeletons[row].as_py(), []).append(names[row].as_py())
    groups = list(same.values())
    notes = [
        message(
            "Look-alike actors, kept apart: {names}.",
            names=listed([_with_letter_names(name, group[0]) for name in group]),
        )
        for group in groups[:_MOST_NOTES]
    ]
    if len(groups) > _MOST_NOTES:
        more = len(groups) - _MOST_NOTES
        notes.append(
            messages(
                more,
                "{n} more group of look-alike actors, kept apart.",
                "{n} more groups of look-alike actors, kept apart.",
            )
        )
    return notes


def _with_letter_names(name: str, first: str) -> str:
    """The name, followed by the Unicode names of those of its non-ASCII letters that the first of the group does not
    have."""
    strange = dict.fromkeys(c for c in name if not c.isascii() and c not in first)
    letters = ", ".join(unicodedata.name(c, f"U+{ord(c):04X}").lower() for c in strange)
    return message("{name} (with {letters})", name=quoted(name), letters=letters) if letters else quoted(name)
