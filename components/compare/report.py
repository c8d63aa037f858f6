"""A comparison in words, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from components.cells.guard import guard
from components.compare.comparison import ACTORS, KINDS, Change, Comparison, Difference, changes
from components.dates import in_words
from components.language import joined, plural, say, translated
from components.layout.names import column_name, title_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.model import Loaded

HEADER = (
    "change", "id", "title", "column", "before", "after", "old line", "new line", "matched by", "score",
)  # fmt: skip
_ROOM = 60  # characters of a text that are quoted
_LEAD = 15  # of them before the first difference


def as_text(found: Comparison) -> str:
    """The comparison for people: the number of changes of each kind, then every event that differs, one line for each
    difference."""
    before, now = (_events(len(loaded.table)) for loaded in (found.old, found.new))
    lines = [
        files(found),
        say("{before} before, {now} now: {n} unchanged", before=before, now=now, n=found.unchanged),
        *_indented(say("{kind}: {count}", kind=kind, count=count) for kind, count in found.counts.items()),
    ]
    if not found.differs:
        lines.append(say("Nothing differs."))
    all_of_them = list(changes(found))
    for heading, heading_changes in (
        (say("Added:"), [change for change in all_of_them if change.old is None]),
        (say("Gone:"), [change for change in all_of_them if change.new is None]),
        (say("Changed:"), [change for change in all_of_them if change.old is not None and change.new is not None]),
    ):
        if heading_changes:
            lines += ["", heading]
        for change in heading_changes:
            lines += _lines(found, change)
    if found.notes:
        lines += ["", say("Notes:"), *(f"  {translated(note)}" for note in found.notes)]
    return "\n".join(lines)


def short(found: Comparison, change: Change) -> str:
    """The changes of one event in one line."""
    if not change.differences:
        return translated(change.kinds[0])
    return joined((_difference(found, change, difference) for difference in change.differences), "; ")


def files(found: Comparison) -> str:
    """The names of the two files that are compared, as a sentence."""
    return say("{old} → {new}", old=found.old.name, new=found.new.name)


def as_csv(found: Comparison) -> bytes:
    """The comparison as CSV, one row a difference, formulas guarded. An event that was added or removed has one row
    with its date."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for change in changes(found):
        loaded, row = _file_and_row(found, change)
        old = "" if change.old is None else _line(found.old, change.old)
        new = "" if change.new is None else _line(found.new, change.new)
        date = loaded.table["date"].iloc[row]
        only_difference = Difference(
            change.kinds[0], "date", date if change.new is None else "", date if change.old is None else ""
        )
        match_cells = ("", "") if not change.differences else ("id" if change.by_id else "likeness", str(change.score))
        for difference in change.differences or (only_difference,):
            cells = [
                difference.kind,
                loaded.table["id"].iloc[row],
                loaded.table["title"].iloc[row],
                difference.column,
                difference.before,
            ]
            writer.writerow([guard(str(cell)) for cell in (*cells, difference.after, old, new, *match_cells)])
    return text.getvalue().encode()


def as_json(found: Comparison) -> bytes:
    """The comparison for programs: the counts, then every event that differs with both its dates and every
    difference."""
    found_so = {
        "old": {"name": found.old.name, "events": len(found.old.table), "rejected": len(found.old.rejected)},
        "new": {"name": found.new.name, "events": len(found.new.table), "rejected": len(found.new.rejected)},
        "differs": found.differs,
        "unchanged": found.unchanged,
        "counts": {kind: found.counts.get(kind, 0) for kind in KINDS},
        "changes": [_object(found, change) for change in changes(found)],
        "notes": found.notes,
    }
    return (json.dumps(found_so, ensure_ascii=False, indent=2) + "\n").encode()


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _events(count: int) -> str:
    return plural(count, "{n} event", "{n} events")


def _file_and_row(found: Comparison, change: Change) -> tuple[Loaded, int]:
    """The file and row of an event: in the new file if it is there."""
    if change.new is not None:
        return found.new, change.new
    assert change.old is not None
    return found.old, change.old


def _line(loaded: Loaded, row: int) -> int:
    return int(loaded.table["line"].iloc[row])


def _lines(found: Comparison, change: Change) -> list[str]:
    loaded, row = _file_and_row(found, change)
    title = title_name(loaded.table["title"].iloc[row])
    if not change.differences:
        words = say("line {n}: {title}, {date}", n=_line(loaded, row), title=title, date=_date(loaded, row))
        return _indented([words])
    assert change.old is not None
    assert change.new is not None
    where: dict[str, str | int] = {
        "title": title,
        "line": _line(found.new, change.new),
        "before": _line(found.old, change.old),
    }
    if change.by_id:
        heading = say("{title} (line {line}, before {before})", **where)
    else:
        heading = say(
            "{title} (line {line}, before {before}; taken for the same event, {score} of 100 alike)",
            score=change.score,
            **where,
        )
    return [f"  {heading}", *(f"    {_difference(found, change, difference)}" for difference in change.differences)]


def _date(loaded: Loaded, row: int) -> str:
    return in_words(loaded.table["date"].iloc[row], int(loaded.dates.flags[row]))


def _difference(found: Comparison, change: Change, difference: Difference) -> str:
    if difference.column == "date":
        assert change.old is not None
        assert change.new is not None
        before, after = _date(found.old, change.old), _date(found.new, change.new)
        if before == after:
            before, after = difference.before, difference.after
        return say("{kind}: {before} → {after}", kind=difference.kind, before=before, after=after)
    if difference.kind == ACTORS:
        return say("{kind}: {actors}", kind=difference.kind, actors=_actors(difference.before, difference.after))
    before, after = _cut(difference.before, difference.after)
    column = column_name(difference.column)
    return say(
        "{kind}: {column} “{before}” → “{after}”", kind=difference.kind, column=column, before=before, after=after
    )


def _actors(before: str, after: str) -> str:
    """The actors added, and those removed."""
    old, new = (
        Counter(part for piece in cell.split(";") if (part := " ".join(piece.split()))) for cell in (before, after)
    )
    return "; ".join([*(f"+ {name}" for name in new - old), *(f"− {name}" for name in old - new)])


def _cut(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference on, shortened to one line."""
    first = next(
        (k for k, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, first - _LEAD) if max(len(before), len(after)) > _ROOM else 0
    return _excerpt(before, start), _excerpt(after, start)


def _excerpt(text: str, start: int) -> str:
    part = text[start : start + _ROOM]
    return f"{'…' if start else ''}{' '.join(part.split())}{'…' if len(text) > start + _ROOM else ''}"


def _object(found: Comparison, change: Change) -> dict[str, Any]:
    event_file, row = _file_and_row(found, change)
    record: dict[str, Any] = {
        "changes": list(change.kinds),
        "id": event_file.table["id"].iloc[row],
        "title": event_file.table["title"].iloc[row],
    }
    for side, loaded, event_row in (("old", found.old, change.old), ("new", found.new, change.new)):
        record[side] = (
            None
            if event_row is None
            else {"line": _line(loaded, event_row), "date": loaded.table["date"].iloc[event_row]}
        )
    if change.differences:
        record["matched"] = {"by": "id" if change.by_id else "likeness", "score": change.score}
        record["differences"] = [
            {
                "change": difference.kind,
                "column": difference.column,
                "before": difference.before,
                "after": difference.after,
            }
            for difference in change.differences
        ]
    return record
