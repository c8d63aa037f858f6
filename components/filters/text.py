"""By a piece of text, taken literally, whatever its case and accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.filters.field import Field, Filter

if TYPE_CHECKING:
    from components.filters.field import Asked, Keep
    from components.model import Option, Store

_SEARCH = Field("search", "Search", "Events with this text in their words; case and accents don't matter.", "text")


def _check(_store: Store, asked: Asked) -> Asked:
    return {"search": (" ".join(asked["search"][0].split()),)}


def _keep(store: Store, asked: Asked) -> Keep:
    return store.contains(asked["search"][0])


def _options(_store: Store, _asked: Asked, _among: Keep) -> dict[str, tuple[Option, ...]]:
    return {}


def _describe(asked: Asked) -> tuple[str, ...]:
    return (f"with “{asked['search'][0]}”",)


TEXT = Filter((_SEARCH,), _check, _keep, _options, _describe)
