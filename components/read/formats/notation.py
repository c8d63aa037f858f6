"""Lists of other formats in the notation of our cells, which `components.cells` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.cells import actors, links

if TYPE_CHECKING:
    from collections.abc import Iterable

# The characters that the notations reserve, and their replacements inside a name, a kind or an id.
_NAME = str.maketrans(";[]", ",()")
_KIND = str.maketrans(";:", ",-")
_LISTS = ("[", "(", "{")


def actors_cell(pairs: Iterable[tuple[str, str]]) -> str:
    """`Name [role]; Name` from (name, role) pairs, which reads back the same; `;` and brackets are replaced where they
    must be. A name that begins like a JSON or Python list gets a `;` before it, which no list has."""
    cell = "; ".join(_actor(" ".join(name.split()), " ".join(role.split())) for name, role in pairs if name.strip())
    return f"; {cell}" if cell.startswith(_LISTS) else cell


def _actor(name: str, role: str) -> str:
    for safe_name, safe_role in ((name, role), (name.translate(_NAME), role.translate(_NAME))):
        cell = f"{safe_name} [{safe_role}]" if safe_role else safe_name
        if actors.parse(cell)[0] == [(safe_name, safe_role)]:
            break
    return cell


def links_cell(pairs: Iterable[tuple[str, str]]) -> str:
    """`kind: id; id` from (kind, target id) pairs."""
    return "; ".join(_link(" ".join(kind.split()), target.strip()) for kind, target in pairs if kind + target)


def _link(kind: str, target: str) -> str:
    cell = f"{kind}: {target}" if kind or ":" in target else target
    return cell if links.parse(cell) == [(kind, target)] else f"{kind.translate(_KIND)}: {target.replace(';', ',')}"
