"""The page without a browser: opened, given a file, typed into, and read."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from streamlit.testing.v1 import AppTest

from components.ui import session, shown_answers

ROOT = Path(__file__).parents[2]


@dataclass
class _Window:
    """A page's own name, which no later one has."""

    name: str = field(default_factory=lambda: uuid4().hex)


def window() -> str:
    """Which page asks: AppTest's have no connection that would tell. Their ids in memory come back."""
    return session.current().part(_Window).name


def page(**parameters: str | list[str]) -> AppTest:
    """The page at an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name.replace("_", "-")] = value
    return no_errors(app.run())


def go(app: AppTest, **parameters: str | list[str]) -> AppTest:
    """The page after the browser went back or forward to another address."""
    state = app.session_state
    count = state["address"]["went"].get("count", 0) + 1 if "address" in state else 1
    texts = {name.replace("_", "-"): [text] if isinstance(text, str) else text for name, text in parameters.items()}
    state["address"] = {"went": {"texts": texts, "count": count}}
    return no_errors(app.run())


def charts(app: AppTest) -> list[dict[str, Any]]:
    """What the browser is given to draw: one picture, or none."""
    return [json.loads(each.proto.json) for each in app.get("bidi_component") if "figure" in each.proto.json]


def choice(app: AppTest, key: str) -> Any:
    """A choice of buttons side by side."""
    return next(each for each in app.get("button_group") if each.key == key)


def tick(app: AppTest, actor: str, on: bool = True) -> AppTest:
    """The page after an actor has been ticked, or no longer is."""
    return no_errors(app.checkbox(key=f"tick-actor-{actor}").set_value(on).run())


def ticked(app: AppTest) -> list[str]:
    """The actors that are ticked."""
    ticks = [each for each in app.checkbox if str(each.key).startswith("tick-actor-")]
    return [str(each.key).removeprefix("tick-actor-") for each in ticks if each.value]


def titled(app: AppTest) -> Any:
    """The field of the title."""
    return next(each for each in app.text_input if str(each.key).startswith("title-"))


def labels(app: AppTest, key: str) -> list[str]:
    """What its buttons are called."""
    return [option.content for option in choice(app, key).proto.options]


def below(app: AppTest, name: str) -> AppTest:
    """The page with this tab open below the picture."""
    if choice(app, "below").value != name:
        no_errors(choice(app, "below").select(name).run())
    return app


def no_errors(app: AppTest) -> AppTest:
    """The page, which ran without an error."""
    assert not app.exception, app.exception
    return app


def upload(name: str, content: bytes | str, app: AppTest | None = None) -> AppTest:
    """A file opened on the page."""
    app = app or page()
    data = content.encode() if isinstance(content, str) else content
    app.file_uploader(key="upload").upload(name, data, "text/csv")
    return no_errors(app.run())


def address(app: AppTest, name: str) -> list[str]:
    """The values of one parameter; AppTest gives one value without a list around it."""
    value = app.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def read(text: str) -> str:
    """A literal as a reader sees it."""
    whole = re.sub(r'<span class="dateline-date">(.*?)</span>', r"\1", text)
    return html.unescape(whole).replace("\u2060", "")


def page_text(app: AppTest) -> str:
    """All the page's own text, as a reader sees it."""
    pieces = [piece.proto.body for piece in app.get("html")]
    pieces += [each.value for each in (*app.error, *app.warning)] + [each.label for each in app.expander]
    return read(" ".join(pieces))


def titles(app: AppTest) -> list[str]:
    """The events of the table below the picture, or those that it would have where something else stands there."""
    for table in app.dataframe:
        if "Event" in table.value:
            return list(table.value["Event"])
    store, rows = app.session_state["session"].part(shown_answers._Window).shown.listed
    return list(store.cells("title", rows))


def dates(app: AppTest) -> list[str]:
    """The dates of that table as they are read: they begin with white space, by which they are sorted."""
    [table] = [table.value for table in app.dataframe if "Event" in table.value]
    return [text.lstrip() for text in table["Date"]]


def typed(app: AppTest, key: str, **state: Any) -> AppTest:
    """What the browser sends when a table has been typed into."""
    app.session_state[key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **state}
    return no_errors(app.run())
