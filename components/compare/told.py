"""What changed, in words, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from components.cells.guard import guard
from components.compare.comparison import ACTORS, KINDS, REWORDED, Change, Comparison, Difference, changes
from components.dates import in_words

if TYPE_CHECKING:
    from components.model import Loaded

HEADER = (
    "change", "id", "title", "column", "before", "after", "old line", "new line", "matched by", "score",
)  # fmt: skip
_ROOM = 60  # characters of a text that are quoted
_LEAD = 15  # of them before the first difference


def as_text(found: Comparison) -> str:
    """For people: what there is of each kind, then every event that differs, one line for each difference."""
    lines = [
        f"{found.old.name} → {found.new.name}",
        f"{_events(len(found.old.table))} before, {_events(len(found.new.table))} now: {found.unchanged:,} unchanged",
        *(f"  {kind}: {count:,}" for kind, count in found.counts.items()),
    ]
    if not found.differs:
        lines.append("Nothing differs.")
    told = list(changes(found))
    for heading, some in (
        ("Added", [one for one in told if one.old is None]),
        ("Gone", [one for one in told if one.new is None]),
        ("Changed", [one for one in told if one.old is not None and one.new is not None]),
    ):
        if some:
            lines += ["", f"{heading}:"]
        for one in some:
            lines += _lines(found, one)
    if found.notes:
        lines += ["", "Notes:", *(f"  {note}" for note in found.notes)]
    return "\n".join(lines)


def short(found: Comparison, change: Change) -> str:
    """What changed of one event, in one line."""
    if not change.differences:
        return change.kinds[0]
    return "; ".join(_difference(found, change, each) for each in change.differences)


def as_csv(found: Comparison) -> bytes:
    """One row a difference, formulas marked as text; an event that was added or is gone has one with its date."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for one in changes(found):
        of, row = _where(found, one)
        old = "" if one.old is None else _line(found.old, one.old)
        new = "" if one.new is None else _line(found.new, one.new)
        date = of.table["date"].iloc[row]
        alone = Difference(one.kinds[0], "date", date if one.new is None else "", date if one.old is None else "")
        how = ("", "") if not one.differences else ("id" if one.by_id else "likeness", str(one.score))
        for each in one.differences or (alone,):
            cells = [each.kind, of.table["id"].iloc[row], of.table["title"].iloc[row], each.column, each.before]
            writer.writerow([guard(str(cell)) for cell in (*cells, each.after, old, new, *how)])
    return text.getvalue().encode()


def as_json(found: Comparison) -> bytes:
    """For programs: the counts, then every event that differs with both its dates and every difference."""
    told = {
        "old": {"name": found.old.name, "events": len(found.old.table), "rejected": len(found.old.rejected)},
        "new": {"name": found.new.name, "events": len(found.new.table), "rejected": len(found.new.rejected)},
        "differs": found.differs,
        "unchanged": found.unchanged,
        "counts": {kind: found.counts.get(kind, 0) for kind in KINDS},
        "changes": [_object(found, one) for one in changes(found)],
        "notes": found.notes,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _events(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"


def _where(found: Comparison, change: Change) -> tuple[Loaded, int]:
    """The file and row in which an event is looked up: the new one, where it is there."""
    if change.new is not None:
        return found.new, change.new
    assert change.old is not None
    return found.old, change.old


def _line(loaded: Loaded, row: int) -> int:
    return int(loaded.table["line"].iloc[row])


def _lines(found: Comparison, change: Change) -> list[str]:
    of, row = _where(found, change)
    title = of.table["title"].iloc[row]
    if not change.differences:
        return [f"  line {_line(of, row)}: {title}, {_date(of, row)}"]
    assert change.old is not None
    assert change.new is not None
    lines = f"line {_line(found.new, change.new)}, before {_line(found.old, change.old)}"
    how = "" if change.by_id else f"; matched by likeness, {change.score} of 100"
    said = [f"    {_difference(found, change, each)}" for each in change.differences]
    return [f"  {title} ({lines}{how})", *said]


def _date(of: Loaded, row: int) -> str:
    return in_words(of.table["date"].iloc[row], int(of.dates.flags[row]))


def _difference(found: Comparison, change: Change, each: Difference) -> str:
    if each.column == "date":
        assert change.old is not None
        assert change.new is not None
        before, after = _date(found.old, change.old), _date(found.new, change.new)
        if before == after:
            before, after = each.before, each.after
        return f"{each.kind}: {before} → {after}"
    if each.kind == ACTORS:
        return f"{each.kind}: {_actors(each.before, each.after)}"
    before, after = _cut(each.before, each.after)
    return f"{each.kind}: {f'{each.column} ' if each.kind == REWORDED else f'{each.column}: '}“{before}” → “{after}”"


def _actors(before: str, after: str) -> str:
    """Who has come, and who has gone."""
    old, new = (
        Counter(part for piece in cell.split(";") if (part := " ".join(piece.split()))) for cell in (before, after)
    )
    return "; ".join([*(f"+ {name}" for name in new - old), *(f"− {name}" for name in old - new)])


def _cut(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before the first difference on, no longer than a line holds."""
    first = next(
        (k for k, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, first - _LEAD) if max(len(before), len(after)) > _ROOM else 0
    return _shown(before, start), _shown(after, start)


def _shown(text: str, start: int) -> str:
    part = text[start : start + _ROOM]
    return f"{'…' if start else ''}{' '.join(part.split())}{'…' if len(text) > start + _ROOM else ''}"


def _object(found: Comparison, change: Change) -> dict[str, Any]:
    of, row = _where(found, change)
    told: dict[str, Any] = {
        "changes": list(change.kinds),
        "id": of.table["id"].iloc[row],
        "title": of.table["title"].iloc[row],
    }
    for side, loaded, at in (("old", found.old, change.old), ("new", found.new, change.new)):
        told[side] = None if at is None else {"line": _line(loaded, at), "date": loaded.table["date"].iloc[at]}
    if change.differences:
        told["matched"] = {"by": "id" if change.by_id else "likeness", "score": change.score}
        told["differences"] = [
            {"change": each.kind, "column": each.column, "before": each.before, "after": each.after}
            for each in change.differences
        ]
    return told
