"""The dialog before sharing, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.ui.opened import no_errors

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Offered = dict[str, tuple[str, Callable[[], bytes]]]  # by key the name of a file, and what makes it


def widget(app: AppTest, kind: str, name: str) -> Any:
    return next(each for each in app.get(kind) if str(each.key).startswith(f"share-{name}-"))


def hide(app: AppTest, *names: str) -> AppTest:
    return no_errors(widget(app, "multiselect", "actors").set_value(list(names)).run())


def choose(app: AppTest, name: str, value: str) -> AppTest:
    return no_errors(widget(app, "button_group", name).select(value).run())
