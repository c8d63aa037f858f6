"""What a view asks about events that are too many to be here, and what it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from components.layout.bands import Census, Choice, Meeting, Wish
    from components.layout.heaps import Heaps
    from components.layout.scale import Scale, Sight
    from components.layout.whole import Whole
    from components.model import Int64, Store


@dataclass(frozen=True, eq=False)
class Lanes:
    """Who has a lane: `column` and `wish` are what was asked for, `usual` the usual role of each group with a lane of
    its own, `others` how many events the lane of the others has, `seated` how many have any lane (None: all), and
    `meetings` are the first events in several lanes."""

    column: str
    wish: Wish
    shared_names: tuple[str, str]  # of the two lanes of no single group
    count: Census
    choice: Choice
    usual: tuple[str, ...]
    others: int
    seated: int | None
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, eq=False)
class Seen:
    """What is in sight: `store` has the events known one by one, `heaps` all others. `waits` counts the events without
    a date lane by lane, `undated` all of them; `outside` those with a mark that is out of sight."""

    store: Store
    heaps: Heaps
    waits: tuple[int, ...]
    undated: int
    outside: int


class Far(Protocol):
    """The kept events of a database. Every question may raise DatabaseError. Lanes are numbered as `Choice` does, that
    of events without a group comes last."""

    @property
    def name(self) -> str: ...

    def whole(self) -> Whole:
        """All of them in numbers."""
        ...

    def everything(self, column: str) -> Store:
        """All of them one by one, for when they are few; lanes will be made of `column`."""
        ...

    def lanes(self, column: str, wish: Wish, shared: tuple[str, str]) -> Lanes:
        """Who gets a lane; `shared` are the names of the lanes of the others and of no group. Raises RequestError for a
        column that is not there."""
        ...

    def quiet(self, whole: Whole) -> tuple[Int64, Int64, NDArray[np.bool_], NDArray[np.bool_], Int64]:
        """Stretches that together cover what the events cover, but for gaps far too short to be folded: first and last
        second, whether open towards past and future, and the finest precision there."""
        ...

    def overview(self, scale: Scale, per_unit: float) -> tuple[Int64, Int64, Int64]:
        """First and last column, and how many events may be in these and those between."""
        ...

    def seen(self, lanes: Lanes, sight: Sight | None, origin: float, most: int) -> Seen:
        """What is in sight (None: there is no axis), where each mark is known of lanes with at most `most`; cells are
        counted from `origin` (px)."""
        ...
