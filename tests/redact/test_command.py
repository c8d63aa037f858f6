"""`export --redact`: nothing is written while anything is to be decided; the key is beside the plan and stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow
import pytest
from pyarrow import parquet

from components.cli import main

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = "date,title,actors\n2014-10-28,Kim Song meets Lee,Kim Song; Anna Lee\n2014-11-02,Lee speaks,Anna Lee\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file and a plan in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.csv").write_text(EVENTS)
    plan(tmp_path, actors=["Kim Song"], dates="month")
    return tmp_path


def plan(folder: Path, **fields: object) -> None:
    (folder / "plan.json").write_text(json.dumps(fields))


def export(*more: str) -> int:
    return main(["export", "events.csv", "--redact", "plan.json", *more])


def test_nothing_is_written_until_each_hit_is_decided(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = sorted(here.iterdir())
    assert export("-o", "out.csv") == 1
    assert (
        "Nothing was written: texts still give away what is hidden: “Kim Song” in title (1)" in capsys.readouterr().err
    )
    assert sorted(here.iterdir()) == there
    assert export("-o", "out.csv", "--preview") == 0
    printed = capsys.readouterr().out
    assert "Kim Song → Actor 1" in printed
    assert "  2014-10 | Kim Song meets Lee | Actor 1; Anna Lee" in printed
    assert "“Kim Song” in title, 1 time, may be Kim Song" in printed
    assert sorted(here.iterdir()) == there
    plan(here, actors=["Kim Song"], dates="month", found=[{"text": "kim song", "do": "replace"}])
    assert export("-o", "out.csv", "-o", "out.svg") == 0
    assert (here / "out.csv").read_text().splitlines()[1].split(",")[1:3] == ["2014-10", "Actor 1 meets Lee"]
    assert "Kim" not in (here / "out.svg").read_text()
    assert json.loads((here / "plan.key.json").read_text()) == {"aliases": {"Kim Song": "Actor 1"}}
    assert (here / "plan.key.json").stat().st_mode & 0o077 == 0  # it names who is hidden


def test_aliases_stay_from_one_export_to_the_next(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan(here, actors=["Kim Song"], others="replace")
    assert export("-o", "one.csv") == 0
    first = (here / "one.csv").read_bytes()
    plan(here, actors=["Anna Lee", "Kim Song"], others="replace")
    assert export("-o", "two.csv") == 0
    key = (here / "plan.key.json").read_bytes()
    assert json.loads(key) == {"aliases": {"Kim Song": "Actor 1", "Anna Lee": "Actor 2"}}
    plan(here, actors={"Kim Song": "Someone"}, others="replace")
    assert export("-o", "three.csv") == 2
    assert "“Kim Song” is “Actor 1” in the key, not “Someone”" in capsys.readouterr().err
    assert not (here / "three.csv").exists()
    plan(here, actors=["Kim Song"], others="replace")
    assert export("-o", "one.csv") == 0
    assert ((here / "one.csv").read_bytes(), (here / "plan.key.json").read_bytes()) == (first, key)


def test_a_damaged_key_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan(here, actors=["Kim Song"], others="replace")
    (here / "plan.key.json").write_text('{"aliases": {"Kim')
    assert export("-o", "out.csv") == 2
    assert "plan.key.json is no key of aliases" in capsys.readouterr().err
    assert (here / "plan.key.json").read_text() == '{"aliases": {"Kim'
    assert not (here / "out.csv").exists()


@pytest.mark.parametrize("output", ["plan.json", "plan.key.json"])
def test_plan_and_key_are_not_written_over(here: Path, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    plan(here, actors=["Kim Song"], others="replace")
    assert export("-o", output) == 2  # though there is no key yet
    assert export("-o", "first.json") == 0
    before = (here / output).read_bytes()
    assert export("-o", output) == 2
    assert "give another name" in capsys.readouterr().err
    assert (here / output).read_bytes() == before


def test_the_name_of_a_file_gives_nobody_away(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan(here, actors=["Kim Song"], others="replace")
    assert export("-o", "kim-song.csv") == 2
    assert "kim-song.csv has the hidden name “kim-song” in it; give another name" in capsys.readouterr().err
    assert not (here / "kim-song.csv").exists()


@pytest.mark.parametrize(
    ("fields", "message"), [({"dates": "week"}, "plan.json: dates is “week”"), ({"colour": 1}, "no field “colour”")]
)
def test_a_wrong_plan_is_one_sentence(
    here: Path, fields: dict[str, object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan(here, **fields)
    assert export("-o", "out.csv") == 2
    assert message in capsys.readouterr().err


def test_a_name_that_hides_nobody_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan(here, actors=["Kim Sung"])
    assert export("-o", "out.csv", "--preview") == 0
    assert "No event has the actor “Kim Sung”" in capsys.readouterr().err


def test_a_plan_that_is_not_there_is_said_in_words_of_plans(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "events.csv", "-o", "out.csv", "--redact", "none.json"]) == 1
    assert "There is no file none.json; a plan for hiding names is needed." in capsys.readouterr().err
    assert sorted(path.name for path in here.iterdir()) == ["events.csv", "plan.json"]


def test_no_file_is_written_over_another_of_the_same_command(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = sorted(here.iterdir())
    assert main(["export", "events.csv", "-o", "a.svg", "-o", "A.svg"]) == 2
    assert "would be written over by another of the files" in capsys.readouterr().err
    assert sorted(here.iterdir()) == there


def test_a_preview_needs_a_plan(here: Path) -> None:
    with pytest.raises(SystemExit):
        main(["export", str(here / "events.csv"), "-o", "out.csv", "--preview"])


def database(folder: Path) -> None:
    assert main(["store", str(folder / "events.csv"), "-o", str(folder / "db")]) == 0


def test_events_of_a_database_leave_as_those_of_a_file_do(here: Path) -> None:
    database(here)
    plan(here, actors=["Kim Song"], dates="month", others="replace")
    assert export("-o", "file.csv", "-o", "file.svg", "--title", "T") == 0
    fields = ["export", "--database", str(here / "db"), "--redact", "plan.json", "--title", "T"]
    assert main([*fields, "-o", "base.csv", "-o", "base.svg"]) == 0
    assert (here / "base.csv").read_bytes() == (here / "file.csv").read_bytes()
    assert "Kim" not in (here / "base.svg").read_text()
    assert main([*fields, "--actor", "Kim Song", "-o", "one.csv"]) == 0
    assert len((here / "one.csv").read_text().splitlines()) == 2


def test_more_events_than_can_be_searched_are_refused_in_a_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database(here)
    plan(here, actors=["Kim Song"], others="replace")
    monkeypatch.setattr("components.redact.from_database.MOST", 1)
    fields = ["export", "--database", str(here / "db"), "--redact", "plan.json", "-o", "base.svg"]
    assert main(fields) == 2
    assert "would have to be searched for what is hidden, and 1 can be at once; choose fewer" in capsys.readouterr().err
    assert main([*fields, "--actor", "Kim Song"]) == 0


def test_a_date_that_a_database_has_in_numbers_only_is_not_taken_for_none(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database(here)
    events = parquet.read_table(here / "db" / "events.parquet")
    blank = pyarrow.array([""] * len(events), pyarrow.string())
    events = events.set_column(events.column_names.index("date"), "date", blank)
    parquet.write_table(events, here / "db" / "events.parquet")
    plan(here, actors=["Kim Song"], others="replace")
    assert main(["export", "--database", str(here / "db"), "--redact", "plan.json", "-o", "base.svg"]) == 2
    assert "2 events of db have a date in numbers only" in capsys.readouterr().err
