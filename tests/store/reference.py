"""The questions answered plainly, over lists: what every engine has to agree with. Slow on purpose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from components.cells.fold import fold
from components.dates import read_edtf
from components.model import FUTURE, PAST, Option

if TYPE_CHECKING:
    import pyarrow as pa

    from components.filters import Filters

Row = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """Both tables as rows. Bounds are ints, the stretch of an event is `stretch(row)`."""

    events: list[Row]
    parts: list[Row]

    def selected(self, filters: Filters) -> list[Row]:
        return [row for row in self.events if self._keeps(row, dict(filters))]

    def extent(self, filters: Filters) -> tuple[int | None, int | None, int, int]:
        rows = self.selected(filters)
        dated = [found for row in rows if (found := stretch(row))]
        first = min((first for first, _ in dated), default=None)
        return first, max((last for _, last in dated), default=None), len(dated), len(rows) - len(dated)

    def options(self, filters: Filters) -> dict[str, tuple[Option, ...]]:
        criteria = dict(filters)
        found = {}
        for column in ("type", "status"):
            counts = Counter({row[column]: 0 for row in self.events})
            counts.update(row[column] for row in self.selected(without(filters, column)))
            found[column] = by_count(counts)
        others = self.selected(without(filters, "actor", "match"))
        counts = Counter({part["actor"]: 0 for part in self.parts})
        for row in others:
            counts.update(set(self.actors(row)))
        if criteria.get("match") == ("none",):
            counts = Counter({actor: len(others) - count for actor, count in counts.items()})
        found["actor"] = by_count(counts)
        actors = criteria.get("actor", ())
        found["match"] = tuple(
            Option(match, sum(matches(set(self.actors(row)), actors, match) for row in others))
            for match in ("any", "all", "none")
        )
        return found

    def actors(self, row: Row) -> list[str]:
        return [part["actor"] for part in self._by_event.get(row["row"], [])]

    @cached_property
    def _by_event(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for part in self.parts:
            found.setdefault(part["event"], []).append(part)
        return found

    def _keeps(self, row: Row, requested: dict[str, tuple[str, ...]]) -> bool:
        return (
            ("from" not in requested or row["latest_end"] >= read_edtf(requested["from"])[0].earliest_start[0])
            and ("to" not in requested or row["earliest_start"] <= read_edtf(requested["to"])[0].latest_end[0])
            and ("type" not in requested or row["type"] in requested["type"])
            and ("status" not in requested or row["status"] in requested["status"])
            and ("search" not in requested or fold(requested["search"][0]) in row["folded"])
            and matches(set(self.actors(row)), requested.get("actor", ()), requested.get("match", ("any",))[0])
        )


def reference(events: pa.Table, participation: pa.Table) -> Reference:
    return Reference(events.to_pylist(), participation.to_pylist())


def stretch(row: Row) -> tuple[int, int] | None:
    bounds = [row[name] for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")]
    known = [bound for bound in bounds if bound not in (PAST, FUTURE)]
    if not known:
        return None
    first, last = bounds[0], bounds[-1]
    return first if first != PAST else min(known), last if last != FUTURE else max(*known, row["until"])


def overlaps(row: Row, first: int, last: int) -> bool:
    found = stretch(row)
    return found is not None and found[0] <= last and found[1] >= first


def matches(present: set[str], requested: tuple[str, ...], match: str) -> bool:
    if not requested:
        return True
    wanted = set(requested)
    return {"any": bool(wanted & present), "all": wanted <= present, "none": not wanted & present}[match]


def without(filters: Filters, *fields: str) -> Filters:
    return tuple((field, values) for field, values in filters if field not in fields)


def by_count(counts: Counter[str]) -> tuple[Option, ...]:
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return tuple(Option(value, count) for value, count in pairs)
