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
    from components.read.columns.mapping import Mapped
    from components.read.rows import Rows

_WORDS = r"[^\[\]\pZ\pC]+(?: [^\[\]\pZ\pC]+)*"
_PLAIN = rf"^ ?(?P<name>{_WORDS}) ?(?:\[ ?(?P<role>(?:{_WORDS})?) ?\])? ?$"
"""What `actors.parse` finds in a part that has single spaces and no other white space."""
_SEEN = 20_000  # cells that tell what stands between names
_MOST_NOTES = 20  # notes on single names or values before the rest is only counted


def cast(cells: pd.Series, lines: Int64) -> tuple[Cast, list[str]]:
    """The cast of n cells; `lines` are their line numbers. Each distinct part of a cell is parsed once."""
    lists = pc.split_pattern(arrow(cells), actors.BETWEEN).combine_chunks()
    encoded = lists.flatten().dictionary_encode()
    codes, bounds = encoded.indices.to_numpy(), np.concatenate(([0], np.cumsum(lists.value_lengths().to_numpy())))
    names, roles, odd = _parsed(encoded.dictionary)
    name_of = names.indices.fill_null(-1).to_numpy().astype(np.int32)  # a blank part names nobody
    role_of = roles.indices.to_numpy().astype(np.int32)[1:]
    there = name_of[codes] >= 0
    start = np.concatenate(([0], np.cumsum(there)))[bounds]
    of = codes[there]
    found = Cast(
        tuple(names.dictionary.to_pylist()), tuple(roles.dictionary.to_pylist()), start, name_of[of], role_of[of]
    )
    alike = look_alikes(found)
    if not odd:
        return found, alike
    first = np.unique(codes, return_index=True)[1][list(odd.values())]  # where each stands first
    return found, [_stray(list(odd), lines[np.searchsorted(bounds, first, "right") - 1]), *alike]


def _parsed(parts: pa.LargeStringArray) -> tuple[pa.DictionaryArray, pa.DictionaryArray, dict[str, int]]:
    """The names and roles in the parts of cells, and the places of parts with stray brackets. Names have a null for
    each blank part, roles a blank first. Parts in `_PLAIN` form are parsed all at once, others one by one."""
    plain = pc.extract_regex(parts, _PLAIN)
    others = np.flatnonzero(plain.is_null().to_numpy(zero_copy_only=False))
    found: list[tuple[str | None, str]] = []
    odd: dict[str, int] = {}
    for at, part in zip(others.tolist(), parts.take(pa.array(others)).to_pylist(), strict=True):
        pairs, strays = actors.parse(part)
        found += pairs or [(None, "")]
        odd.update({stray: at for stray in strays if stray not in odd})
    names, roles = plain.field("name"), plain.field("role")
    nobody = pc.fill_null(pc.match_substring_regex(names, rf"^(?:{actors.NOBODY})$"), False)
    names = pc.if_else(nobody, pa.scalar(None, names.type), names)
    roles = pc.if_else(nobody, pa.scalar("", roles.type), roles)
    if found:
        mask = pa.array(np.isin(np.arange(len(parts)), others))
        names = pc.replace_with_mask(names, mask, pa.array([name for name, _ in found], parts.type))
        roles = pc.replace_with_mask(roles, mask, pa.array([role for _, role in found], parts.type))
    return names.dictionary_encode(), pa.concat_arrays([pa.array([""], parts.type), roles]).dictionary_encode(), odd


def written_as_ours(cells: pd.Series, ours: bool) -> tuple[pd.Series, str]:
    """The cells of a column of names with `;` between the names, and the separator that was found, in words; unchanged
    if nothing proves that a cell has several names. A column whose name is one of ours (`ours`) may only have lists."""
    mark = separator_of(pc.unique(arrow(cells.iloc[:_SEEN])).to_pylist(), lists_only=ours)
    if mark is None:
        return cells, ""
    distinct = pc.unique(arrow(cells)).to_pylist()
    written = {cell: f"{actors.BETWEEN} ".join(name.replace(actors.BETWEEN, ",") for name in parts(cell, mark.mark))
               for cell in distinct}  # fmt: skip
    return cells.map(written).astype("str"), message("several in a cell, told apart by {mark}", mark=mark.words)


def named_people(
    texts: dict[str, pd.Series], placed: Mapped, rows: Rows
) -> tuple[dict[str, pd.Series], list[tuple[str, str]]]:
    """The texts with the names in each cell separated by `;`, and how they were separated. If two columns name two
    sides, each name gets its column's name as its role."""
    if "actors" not in texts:
        return texts, []
    if rows.original is not None and rows.header[placed.ours["actors"]].strip() == "actors":
        return texts, []  # written as ours by its layout
    places = (placed.ours["actors"], *placed.actors)
    headers = [rows.header[at] for at in places]
    roles = [role(name) for name in headers] if are_sides(headers) else [""] * len(headers)
    people, note = written_as_ours(texts["actors"], headers[0].strip().lower() == "actors")
    people = _in_role(people, roles[0])
    for at, own in zip(placed.actors, roles[1:], strict=True):
        others = _in_role(written_as_ours(column(trimmed(rows.columns[at])), False)[0], own)
        both = (people != "") & (others != "")
        people = people.where(~both, people + "; ") + others
    return {**texts, "actors": people}, [(message("actors"), note)] if note else []


def _in_role(cells: pd.Series, role: str) -> pd.Series:
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


def _stray(odd: list[str], first: Int64) -> str:
    shown = listed([quoted(part) for part in odd])
    return message(
        "{actors} with brackets that do not pair up as “Name [role]”, kept whole as a name: {shown} ({lines}).",
        actors=counted(len(odd), "actor"),
        shown=shown,
        lines=at_lines(np.unique(first).tolist()),
    )


def look_alikes(found: Cast) -> list[str]:
    """Notes on names that a reader would take for the same. They stay apart: only the person knows."""
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
            "Look-alike actors, kept apart: {names}.", names=listed([_with_letters(name, group[0]) for name in group])
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


def _with_letters(name: str, first: str) -> str:
    """The name, followed by the Unicode names of those of its non-ASCII letters that the first of the group does not
    have."""
    strange = dict.fromkeys(c for c in name if not c.isascii() and c not in first)
    letters = ", ".join(unicodedata.name(c, f"U+{ord(c):04X}").lower() for c in strange)
    return message("{name} (with {letters})", name=quoted(name), letters=letters) if letters else quoted(name)
