"""The Linked Places format: places, each with the time spans in which it is attested (github.com/LinkedPasts)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import links_cell
from components.read.known.layout import Arranged, Layout, Sheet, value_of
from components.read.known.stamps import between, edtf_year, interval
from components.read.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FEATURE = frozenset(  # columns of this format that other tables with names do not have
    ("@id", "ccodes", "geometry.coordinates", "relations")
)
_LONG = re.compile(r"[+-]?\d{5,}")


def _places(sheet: Sheet) -> Arranged:
    whens = sheet.inner("when")
    ids = sheet["@id"] if "@id" in sheet else sheet["id"]
    ids_in_file = {name.strip() for name in ids}
    dates = [_date(when) for when in whens]
    with_several = sum(date.startswith("{") for date in dates)
    periods = sum(not date and bool(when.get("periods")) for date, when in zip(dates, whens, strict=True))
    notes = []
    if with_several:
        notes.append(
            message(
                "{places} with several time spans: all of them, each from its first date to its last.",
                places=counted(with_several, "place"),
            )
        )
    if periods:
        notes.append(
            message("{places} with a period and no time span: listed without a date.", places=counted(periods, "place"))
        )
    return {
        "id": ids,
        "date": dates,
        "title": _titles(sheet),
        "description": [_text(_first(cell), ("value",)) for cell in sheet["descriptions"]],
        "type": [_type(cell) for cell in sheet["types"]],
        "source": [_source(cell) for cell in sheet["names"]],
        "links": [_links(cell, ids_in_file) for cell in sheet["relations"]],
    }, notes  # fmt: skip


def _titles(sheet: Sheet) -> list[str]:
    """The name of a place: its title, or the first of its names."""
    titles = sheet["title"] if "title" in sheet else [_text(found, ("title",)) for found in sheet.inner("properties")]
    return [
        title or _text(_first(names), ("toponym",)) for title, names in zip(titles, sheet["names"], strict=True)
    ]  # fmt: skip


def _date(when: dict[str, Any]) -> str:
    spans = [span for span in _as_list(when.get("timespans")) if isinstance(span, dict)]
    sides = [(*_side(span.get("start")), *_side(span.get("end"))) for span in spans]
    dates = [date for side in sides if (date := _span(*side))]
    if len(dates) < 2:
        return dates[0] if dates else ""
    ends = [_in_one_unit(a or b, d or c or b or a) for a, b, c, d in sides if a or b or c or d]
    return "{" + ",".join(first if first == last else f"{first}..{last}" for first, last in ends) + "}"


def _in_one_unit(first: str, last: str) -> tuple[str, str]:
    """Both ends as years if their precisions differ: a set of dates needs one unit."""
    if first.lstrip("-").count("-") == last.lstrip("-").count("-") or "Y" in first + last:
        return first, last
    return re.sub(r"(?<=\d)-.*", "", first), re.sub(r"(?<=\d)-.*", "", last)


def _span(earliest: str, latest: str, earliest_end: str, latest_end: str) -> str:
    """The EDTF from a start to an end, each of which may lie between two dates. Without an earliest date the start is
    unknown, without a latest one the end is; an end without an earliest date begins with the start."""
    start = between(earliest, latest) if earliest else ""
    if not (earliest_end or latest_end):
        if not (earliest and latest):
            return f"[{earliest}..{latest}]" if earliest or latest else ""
        return start
    if not latest_end:
        return f"{start}/"
    if not earliest_end and earliest and earliest != latest_end:
        return f"{start}/[{earliest}..{latest_end}]"
    return interval(start, between(earliest_end, latest_end)) if start else f"/{between(earliest_end, latest_end)}"


def _side(side: Any) -> tuple[str, str]:
    """The earliest and the latest date of a start or an end, the same if it is known, "" if it is not."""
    if isinstance(side, str):
        return _edtf(side), _edtf(side)
    if not isinstance(side, dict):
        return "", ""
    exact = _edtf(_text(side, ("in",)))
    return exact or _edtf(_text(side, ("earliest",))), exact or _edtf(_text(side, ("latest",)))


def _edtf(text: str) -> str:
    """A date as EDTF; only years of more than four digits differ."""
    return edtf_year(text.lstrip("+")) if _LONG.fullmatch(text) else text


def _type(cell: str) -> str:
    kind = _first(cell)
    return _text(kind, ("label",)) or _text(_first(kind.get("sourceLabels")), ("label",))


def _source(cell: str) -> str:
    """The source of the first name."""
    return _text(_first(_first(cell).get("citations")), ("label", "@id"))


def _links(cell: str, ids_in_file: set[str]) -> str:
    """Relations to other places of the file."""
    found = [
        relation
        for relation in _as_list(value_of(cell))
        if isinstance(relation, dict) and relation.get("relationTo") in ids_in_file
    ]
    return links_cell((_text(relation, ("label", "relationType")), relation["relationTo"]) for relation in found)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _first(value: Any) -> dict[str, Any]:
    """The first object of a list, or of a cell that holds one; {} if there is none."""
    found = _as_list(value_of(value) if isinstance(value, str) else value)
    return found[0] if found and isinstance(found[0], dict) else {}


def _text(found: dict[str, Any], keys: Iterable[str]) -> str:
    return next((str(found[key]).strip() for key in keys if isinstance(found.get(key), str)), "")


def _recognises(sheet: Sheet) -> bool:
    dated = "when.timespans" in sheet or any('"timespans"' in cell for cell in sheet["when"][:1000])
    if dated or "date" in sheet:  # a column of dates beside the names: our own table, which keeps theirs
        return dated
    return not _FEATURE.isdisjoint(sheet.names) and _attests(sheet["names"][:1000])


def _attests(cells: Sequence[str]) -> bool:
    """Whether all filled cells of a column are lists of names in this format; a list in words is another program's."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all("toponym" in _first(cell) for cell in filled)


PLACES = Layout(
    name=message("the Linked Places format"),
    needs=frozenset(("names",)),
    taken=frozenset(("@id", "type", "when", "when.timespans", "title", "descriptions", "types")),
    arrange=_places,
    recognises=_recognises,
    beside_ours=True,
)
