"""FLOOR 5 · output of the command line about events: receipts as text or JSON, and previews of redaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from components.errors import UnmappedError
from components.model import Loaded
from components.read.wording import at_lines, counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.compare import Double
    from components.errors import TimelineError
    from components.model import Choice, Part, Proposal, Rejected
    from components.redact import Found
    from components.store.memory import MemoryStore

_FIRST = 5  # rows of a preview
_COLUMNS = ("title", "date", "start", "end", "actors")


def no_events(loaded: Loaded) -> str:
    """The sentence about a file whose rows were all rejected, "" for any other."""
    if not loaded.rejected or len(loaded.rejected) < loaded.rows:
        return ""
    first = loaded.rejected[0]
    where = f"the first on line {first.line}: {first.reason}"
    return f"Nothing of {loaded.name} could be loaded: {rejected(loaded)}, {where}."


def rejected(loaded: Loaded) -> str:
    """The beginning of a sentence about the number of rejected rows."""
    were = "was" if len(loaded.rejected) == 1 else "were"
    return f"{len(loaded.rejected):,} of {counted(loaded.rows, 'row')} {were} rejected"


def as_json(loaded: Loaded, doubles: Sequence[Double] = ()) -> str:
    """The receipt for programs, as JSON; for several files also that of each, the files that were not read, and
    suspected duplicates."""
    receipt = {
        "rows": loaded.rows,
        "events": loaded.events,
        "undated": loaded.undated,
        "rejected": [_rejected_entry(row) for row in loaded.rejected],
        "offers": [{"flag": offer.flag, "text": offer.text, "does": offer.does} for offer in loaded.offers],
        "notes": [*_facts(loaded), *loaded.notes],
        **_columns(dict(loaded.named), loaded.proposal),
    }
    if loaded.parts:
        of_files = {part.name: _columns(dict(part.named), part.proposal) for part in loaded.parts}
        receipt |= {key: {name: fields[key] for name, fields in of_files.items()} for key in ("columns", "proposed")}
        receipt["files"] = [_file_entry(part) for part in loaded.parts]
        receipt["unread"] = [{"name": name, "reason": reason} for name, reason in loaded.unread]
        receipt["doubles"] = [
            {
                "events": [_event(loaded, row) for row in (double.one, double.other)],
                "score": double.score,
                "reason": double.reason,
                "decision": double.decision,
            }
            for double in doubles
        ]
    return json.dumps(receipt, ensure_ascii=False, indent=2)


def _rejected_entry(row: Rejected) -> dict[str, object]:
    entry = {"line": row.line, "column": row.column, "value": row.value, "reason": row.reason}
    return {"file": row.file, **entry} if row.file else entry


def _file_entry(part: Part) -> dict[str, object]:
    return {
        "name": part.name,
        "rows": part.rows,
        "events": part.events,
        "undated": part.undated,
        "rejected": len(part.rejected),
        "notes": [*_facts(part), *part.notes],
        **_columns(dict(part.named), part.proposal),
    }


def unread_as_json(error: UnmappedError) -> str:
    """The receipt, for programs, of a file whose columns could not be mapped: the profiles of the columns, as JSON."""
    found = error.proposal
    looks = dict(zip(found.header, found.looks, strict=True)) if found else {}
    return json.dumps({**_columns({}, None), "looks": looks}, ensure_ascii=False, indent=2)


def error_text(error: TimelineError) -> str:
    """The message of an error; for columns that could not be mapped also the flags that help."""
    if isinstance(error, UnmappedError) and error.proposal and error.proposal.verdict:
        advice = "--propose takes it so, --map title=… names another column"
        return f"{str(error).removesuffix('.')} ({advice})."
    if isinstance(error, UnmappedError) and not error.proposal:
        return f"{str(error).removesuffix('.')} (as in --map title=…)."
    return str(error)


def _columns(named: Mapping[str, str], proposal: Proposal | None) -> dict[str, object]:
    """The file's columns mapped to those that a timeline needs, and whether that was proposed."""
    when = {**named, "date": named["year"]} if "year" in named and "date" not in named else named
    return {"columns": {ours: when.get(ours) for ours in _COLUMNS}, "proposed": (proposal and proposal.verdict) or None}


def _event(loaded: Loaded, row: int) -> dict[str, object]:
    names = ("file", "line", "id", "date", "title")
    cells = loaded.table[list(names)].iloc[row].tolist()
    return dict(zip(names, cells, strict=True)) | {"line": int(cells[1])}


def as_text(loaded: Loaded, doubles: Sequence[Double] = ()) -> str:
    """The receipt for people, without control characters; for several files the sums, then each."""
    lines = [loaded.name, _ledger(loaded)]
    if loaded.unread:
        lines += ["", "Not read:", *(f"  {reason}" for _, reason in loaded.unread)]
    for part in loaded.parts:
        lines += ["", f"{part.name}: {_ledger(part)}", *(f"  {line}".rstrip() for line in _receipt(part))]
    if not loaded.parts:
        lines += _receipt(loaded)
    if doubles:
        lines += ["", "May be the same event (--same-event ID=ID ties them, --apart ID=ID says that they are not):"]
        for double in doubles:
            lines += _pair(loaded, double)
    if loaded.parts and loaded.notes:
        lines += ["", "Notes:", *(f"  {note}" for note in loaded.notes)]
    return "\n".join(map(printable, lines))


def redaction_preview(store: MemoryStore, key: Mapping[str, str], found: Sequence[Found]) -> list[str]:
    """The preview of redacted events: counts, the first rows, the aliases, and undecided places."""
    loaded = store.loaded
    lines = [
        loaded.hidden or "Nothing is hidden.",
        _ledger(loaded),
        "",
        "Aliases (kept in the key, not in what leaves):",
    ]
    lines += [f"  {name} → {alias}" for name, alias in key.items()]
    lines += ["", f"Columns: {', '.join(store.columns)}", "", "The first rows:"]
    for event in store.events(store.order()[:_FIRST]):
        actors = "; ".join(part.name for part in event.actors)
        lines.append(f"  {' | '.join(filter(None, (event.date, event.title, actors, event.description)))}")
    if found:
        lines += ["", "Still to be decided (replace, drop or keep):"]
        lines += [f"  {_place(place)}" for place in found]
    return lines


def _place(found: Found) -> str:
    about = f"may be {' or '.join(found.names)}" if found.names else "says more of a date"
    first = found.first if len(found.first) <= 80 else f"{found.first[:79]}…"
    times = f"{found.count:,} time{'s' * (found.count != 1)}"
    return f"“{found.text}” in {found.column}, {times}, {about}: {first}"


def _ledger(loaded: Loaded | Part) -> str:
    return (
        f"rows {loaded.rows:,} = events {loaded.events:,} + without a date {loaded.undated:,} "
        f"+ rejected {len(loaded.rejected):,}"
    )


def _receipt(loaded: Loaded | Part) -> list[str]:
    """How one file was read, what was rejected and suggested, and notes."""
    lines = []
    if loaded.proposal:
        ours = dict(loaded.named)
        used = {choice.target for choice in loaded.proposal.choices if ours.get(choice.target) == choice.column}
        choices = [choice for choice in loaded.proposal.choices if choice.target in used]
        proposed = " (--propose takes it, --map title=… changes one)" if loaded.proposal.verdict == "asked" else ""
        lines += ["", f"Columns{proposed}:", *(f"  {choice.target}: {_why(choice)}" for choice in choices)]
    if loaded.facts:
        lines += ["", "Read as:", *(f"  {fact}" for fact in _facts(loaded))]
    if loaded.rejected:
        lines += ["", "Rejected:"]
        lines += [
            f"  line {entry.line}: {_where(entry.column, entry.value)}{entry.reason}" for entry in loaded.rejected
        ]
    suggested = [date for date in loaded.suggestions if not date.accepted]
    if suggested:
        lines += ["", "Suggested (--accept-suggestions reads them so):"]
        lines += [f"  {_where(date.column, date.value)}{date.edtf} ({at_lines(date.lines)})" for date in suggested]
    if loaded.offers:
        lines += ["", "It can be read otherwise:"]
        lines += [f"  --{offer.flag} {offer.text}: {offer.does.lower()}" for offer in loaded.offers]
    if loaded.notes:
        lines += ["", "Notes:", *(f"  {note}" for note in loaded.notes)]
    return lines


def _pair(loaded: Loaded, double: Double) -> list[str]:
    """The lines about two events that may be the same."""
    decision = {"": "", "same": ", tied as the same event", "apart": ", kept apart"}[double.decision]
    ids = loaded.table["id"]
    lines = [f"  {ids.iloc[double.one]}={ids.iloc[double.other]}, {double.score} of 100: {double.reason}{decision}"]
    for row in (double.one, double.other):
        event = _event(loaded, row)
        lines.append(f"    {event['file']}, line {event['line']}: {event['title']}")
    return lines


def _why(choice: Choice) -> str:
    also = f"; or “{choice.runner_up}”" if choice.runner_up else ""
    return f"{choice.reason}{also}."


def printable(text: str) -> str:
    """`text` on one line, with control characters escaped, so that it cannot control a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _facts(loaded: Loaded | Part) -> list[str]:
    return [f"{name.capitalize()}: {words}." for name, words in loaded.facts]


def _where(column: str, value: str) -> str:
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    return f"{column} “{shown}”: " if column and value else f"“{shown}”: " if value else ""
