"""`export PROJECT`: what the page had shown, with its changes, and without what is hidden there."""

from __future__ import annotations

import contextlib
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from components import pipeline
from components.cli import main
from components.draft import project
from components.draft.chain import Chain, Entry
from components.edit_steps import step
from components.model import Reading, Source
from components.redact import Plan
from components.redact import plan as plans
from components.sheet import NOTHING, Edits, sheet

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = b"when,what,actors\n28/10/2014,Kim Song meets Lee,Kim Song; Anna Lee\n02/11/2014,Lee speaks,Anna Lee\n"
ASKED = {"map": ["title=what"], "date-order": ["dmy"], "actor": ["Anna Lee"], "title": ["Talks"]}
HIDDEN = {"on": True, "plan": plans.as_json(Plan((("Kim Song", ""),), "month", others="replace"))}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.csv").write_bytes(EVENTS)
    return tmp_path


def changes(*titles: str) -> Chain:
    """A title typed over the second event's, once for each, and the last of them undone."""
    read = pipeline.load(Source("events.csv", EVENTS), Reading(mapping=(("title", "what"),), date_order="dmy"))
    cells, entries = sheet(read.loaded), list[Entry]()
    bodies: list[tuple[str, dict[str, Any]]] = [
        ("change", step(0, cells, NOTHING, Edits({1: {"title": title}}))) for title in titles
    ]
    for what, body in [*bodies, ("go", {"by": -1})]:
        entries.append(Entry(what, "2026-11-30T00:00:00Z", entries[-1].hash if entries else "", body))
    return Chain(tuple(entries))


def save(folder: Path, history: Chain | None = None, share: dict[str, Any] | None = None) -> None:
    about = project.Data("events.csv", sha256(EVENTS).hexdigest(), len(EVENTS), "events.csv")
    made = project.Project(about, ASKED, history=history or Chain(), share=share or {})
    (folder / "mine.dateline.json").write_bytes(project.written(made))


def export(*more: str) -> int:
    return main(["export", "mine.dateline.json", *more])


def test_a_project_is_exported_as_it_was_shown_with_its_changes(here: Path) -> None:
    save(here, changes("Lee is silent", "never"))
    assert export("-o", "out.csv", "-o", "out.svg") == 0
    rows = (here / "out.csv").read_text()
    assert "2014-10-28,Kim Song meets Lee" in rows
    assert "2014-11-02,Lee is silent" in rows
    picture = (here / "out.svg").read_text()
    assert "Talks" in picture
    assert "Only events that match: Anna Lee" in picture


def test_what_a_project_hides_leaves_in_no_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(here, changes("Kim was there", "never"), HIDDEN)
    assert export("-o", "out.csv", "-o", "out.svg") == 0
    for name in ("out.csv", "out.svg"):
        assert "Kim" not in (here / name).read_text()
    assert "2014-11,Actor 1 was there" in (here / "out.csv").read_text()
    assert json.loads((here / "mine.dateline.key.json").read_text()) == {"aliases": {"Kim Song": "Actor 1"}}
    assert b"Actor" not in (here / "mine.dateline.json").read_bytes()
    assert main(["export", "events.csv", "--date-order", "dmy", "--map", "title=what", "-o", "too.csv",
                 "--redact", "mine.dateline.json"]) == 0  # fmt: skip
    assert "Kim" not in (here / "too.csv").read_text()
    save(here, share=HIDDEN | {"on": False})
    assert export("-o", "open.csv") == 0
    assert "Kim Song" in (here / "open.csv").read_text()
    capsys.readouterr()
    with pytest.raises(SystemExit):
        export("-o", "open.csv", "--preview")
    assert "mine.dateline.json hides nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "message"),
    [(["--date-order", "dmy"], "how FILE is read stands in the project"), (["-o", "events.csv"], "give another name")],
)
def test_what_a_project_cannot_be_asked_is_one_sentence(
    here: Path, more: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    save(here)
    with contextlib.suppress(SystemExit):  # a wrong use
        assert export("-o", "out.csv", *more) == 2
    assert message in capsys.readouterr().err
    assert not (here / "out.csv").exists()


def test_a_history_that_breaks_is_not_exported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(here, changes("Lee is silent", "never"))
    content = (here / "mine.dateline.json").read_text().replace("Lee is silent", "Lee is silent?")
    (here / "mine.dateline.json").write_text(content)
    assert export("-o", "out.csv") == 1
    assert "The history of mine.dateline.json does not hold." in capsys.readouterr().err
