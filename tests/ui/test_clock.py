"""The page's choice of a time zone: offered where times have one, in the address, followed by picture and table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.opened import address, charts, dates, no_errors, page, page_text, upload

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

ZONED = "date,title\n2023-03-26T01:30:00+01:00,Before\n2023-03-26T03:30:00+02:00,After\n2023-03-26,That day\n"
BARE = "date,title\n2023-03-26T01:30,Before\n2023-03-26,That day\n"


def choices(app: AppTest) -> list[Any]:
    return [each for each in app.selectbox if each.key == "zone"]


def test_without_a_zone_in_the_file_there_is_nothing_to_choose() -> None:
    app = upload("bare.csv", BARE)
    assert not choices(app)
    assert dates(app) == ["26 Mar 2023", "26 Mar 2023, 01:30"]


def test_a_zone_is_chosen_shown_and_in_the_address() -> None:
    app = upload("zoned.csv", ZONED)
    [choice] = choices(app)
    assert choice.value == "UTC"
    assert dates(app)[1:] == ["26 Mar 2023, 00:30:00 (UTC)", "26 Mar 2023, 01:30:00 (UTC)"]
    no_errors(choice.select("Europe/Paris").run())
    assert address(app, "zone") == ["Europe/Paris"]
    assert dates(app)[1:] == ["26 Mar 2023, 01:30:00 (UTC+01:00)", "26 Mar 2023, 03:30:00 (UTC+02:00)"]
    no_errors(choices(app)[0].select("UTC").run())
    assert address(app, "zone") == []
    assert dates(app)[1:] == ["26 Mar 2023, 00:30:00 (UTC)", "26 Mar 2023, 01:30:00 (UTC)"]


def test_the_browsers_own_zone_is_offered_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone", "Asia/Kolkata")
    [choice] = choices(upload("zoned.csv", ZONED))
    assert choice.options[:2] == ["Asia/Kolkata · this browser’s", "UTC"]
    assert choice.value == "UTC"
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone", "Mars/Olympus")
    assert choices(upload("zoned.csv", ZONED))[0].options[0] == "UTC"


def test_an_address_names_a_zone_or_is_told_what_there_is() -> None:
    assert address(page(zone="europe/paris"), "zone") == ["Europe/Paris"]
    app = page(zone="Pariss")
    assert "no time zone “Pariss”; the nearest: Europe/Paris" in page_text(app)
    assert charts(app)
