"""The role of each column of a file in the import step: the proposed one, and the one chosen by a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.language import message, say
from components.model import Request
from components.read.columns.column_names import TARGETS
from components.ui import reading as reading_panel
from components.ui import session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.model import Loaded, Proposal, Reading

LANES = "lanes"
NOT_USED = ""
USUAL: dict[str, str] = {
    NOT_USED: message("not used"), "title": message("Title"), "date": message("Date"), "start": message("Start"),
    "end": message("End"), "actors": message("Who"), "type": message("Type"), "status": message("Status"),
    "description": message("Description"), "source": message("Source"), LANES: message("Lanes"),
}  # fmt: skip
"""The roles a column may have, with their names on the page; all other columns of ours are under “More roles”."""


def found_roles(proposal: Proposal, reading: Reading, read: Loaded | None) -> dict[int, str]:
    """The role of each column, by its index, unless a person changes it: as `reading` states, else as proposed, else by
    its name or as the column of the lanes. The last two are known only if the file has been `read`."""
    found = {choice.at: choice.target for choice in proposal.choices if choice.target in (*TARGETS, LANES)}
    names = [name.strip() for name in proposal.header]
    stated = {names.index(theirs): ours for ours, theirs in reading.mapping if theirs in names}
    found = {index: role for index, role in found.items() if role not in stated.values()} | stated
    if read:
        lanes = session.current().request.lanes
        lanes = read.lanes if lanes == Request.lanes else lanes
        for role, name in (*read.named, (LANES, lanes)):
            if role in USUAL and name in names and role not in found.values():
                found.setdefault(names.index(name), role)
    return found


def reading_of(reading: Reading, proposal: Proposal, roles: Mapping[int, str], found: Mapping[int, str]) -> Reading:
    """The reading with these `roles`. It states the roles that differ from those proposed and `found`; a role that was
    found and is not wanted is mapped to no column."""
    stated = {ours for ours, _ in reading.mapping}
    proposed = {index: role for index, role in found.items() if role in TARGETS and role not in stated}
    proposed |= {choice.at: choice.target for choice in proposal.choices if choice.target in TARGETS}
    unchanged = [
        (ours, theirs) for ours, theirs in reading.mapping if theirs.strip() not in map(str.strip, proposal.header)
    ]
    chosen = [(role, index) for index, role in roles.items() if role in TARGETS]
    several = {role for role, _ in chosen if [name for name, _ in chosen].count(role) > 1}  # these are all stated
    added = [
        (role, proposal.header[index].strip())
        for role, index in chosen
        if proposed.get(index) != role or role in several
    ]
    removed = [(role, "") for index, role in proposed.items() if index in roles and role not in dict(chosen)]
    return replace(reading, mapping=(*unchanged, *added, *removed), propose=True)


def role_name(role: str) -> str:
    """The name of a role in the words of the page."""
    return say(USUAL[role]) if role in USUAL else reading_panel.target_name(role)


def duplicate_roles(roles: Mapping[int, str]) -> list[str]:
    """The roles that two columns have and only one can have, in the words of the page."""
    single = [role for role in roles.values() if role not in (NOT_USED, "actors")]
    return sorted({role_name(role) for role in single if single.count(role) > 1})


def lanes_of(proposal: Proposal, roles: Mapping[int, str], found: Mapping[int, str]) -> str | None:
    """The column chosen for the lanes; "" if the one `found` was deselected and no column has actors; None if the
    choice is unchanged."""
    chosen = next((proposal.header[index].strip() for index, role in roles.items() if role == LANES), None)
    unwanted = [index for index, role in found.items() if role == LANES and roles.get(index) == NOT_USED]
    return "" if chosen is None and unwanted and "actors" not in roles.values() else chosen
