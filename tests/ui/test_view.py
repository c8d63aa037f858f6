"""A view that is registered can be chosen on the page and in the address, and is drawn."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from components.views import VIEWS, View
from tests.ui.opened import address, no_errors, page

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

    from components.scene import Scene


def choices(app: AppTest) -> list[Any]:
    """The choice of views, if there is one."""
    return [each for each in app.get("button_group") if each.key == "view"]


def drawn(app: AppTest) -> str:
    """Which view is chosen."""
    [choice] = choices(app)
    return str(choice.value)


def test_one_view_is_no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.ui.view.VIEWS", {"swimlane": VIEWS["swimlane"]})
    assert not choices(page())


def test_a_view_is_chosen_drawn_and_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    requests: list[str] = []

    def spiral(*args: object) -> Scene:
        requests.append("spiral")
        return VIEWS["swimlane"].draw(*args)  # type: ignore[arg-type]  # whatever a view is given

    monkeypatch.setitem(sys.modules, "components.views.spiral", SimpleNamespace(spiral=spiral))
    monkeypatch.setitem(cast("dict[str, View]", VIEWS), "spiral", View("spiral", "Spiral"))
    app = page()
    assert (drawn(app), requests) == ("swimlane", [])
    no_errors(choices(app)[0].select("spiral").run())
    assert address(app, "view") == ["spiral"]
    assert requests
    requests.clear()
    assert drawn(page(view="spiral")) == "spiral"
    assert requests
