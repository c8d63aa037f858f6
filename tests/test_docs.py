"""The documents say what is there: commands, flags, targets, files, dates and the floor plan."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import components
from benchmarks import odd_files
from components import cli
from components.dates import read_edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += [ROOT / "data" / "README.md", ROOT / "docs" / "odd-files.md", ROOT / "docs" / "library.md"]
PLAN = components.__doc__ or ""


def section(title: str) -> str:
    """The README's text under a heading, up to the next one of its kind or above."""
    level = title.index(" ")
    found = re.search(rf"^{re.escape(title)}$(.*?)(?=^#{{1,{level}}} |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"The README has no section {title!r}"
    return found[1]


def commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command of the command line and its own parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


COMMANDS = dict(commands(cli._parser()))
FLAGS = [
    pytest.param(command, action.option_strings, id=f"{command} {action.option_strings[-1]}")
    for command, parser in COMMANDS.items()
    for action in parser._actions
    if action.option_strings and action.dest != "help"
]
DATES = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\|(.*?)\|", section("### Dates"), re.MULTILINE)))


PICTURE = "".join(re.findall(r"^    \[--title(?:.*\n    )*.*\n", README, re.MULTILINE))  # and those of every picture
READING = re.findall(r"^\| `(--[^`]+)` \|", README, re.MULTILINE)  # the flags that several commands have


def usage(command: str) -> str:
    """How the README says the command is called."""
    found = re.search(
        rf"^    python -m components {command} (?:FILE …|OLD)(.*\n(?:        .*\n)*)", README, re.MULTILINE
    )
    own = found[1] if found else ""
    own += PICTURE if "[PICTURE]" in own else ""
    return own + "\n".join(READING) if "[READING]" in own else own


def test_there_are_commands_and_flags_to_look_for() -> None:
    assert {"check", "export"} <= COMMANDS.keys()
    assert {"check --json", "export --actor"} <= {flag.id for flag in FLAGS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert usage(command)


@pytest.mark.parametrize(("command", "names"), FLAGS)
def test_every_flag_is_in_the_readme(command: str, names: list[str]) -> None:
    assert any(re.search(rf"(?<![\w-]){name}(?![\w-])", usage(command)) for name in names)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_flag_in_the_readme_exists(command: str) -> None:
    written = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", usage(command)))
    assert written <= {flag for action in COMMANDS[command]._actions for flag in action.option_strings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_exists(document: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"(?:`|^    )make (?:[A-Z]+=\S+ )?([a-z]+)", document.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= set(targets)


def test_both_commands_of_the_makefile_are_in_the_readme() -> None:
    assert "    make run " in README
    assert "    make test " in README


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\b[A-Z]+_[A-Z_]+\b", README))))
def test_every_environment_variable_is_read_somewhere(name: str) -> None:
    read = [*(ROOT / "tests" / "browser").glob("*.py"), *(ROOT / "components").rglob("*.py")]
    assert any(name in path.read_text("utf-8") for path in read)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("date", DATES)
def test_every_date_of_the_readme_is_read(date: str) -> None:
    assert read_edtf([date])[1] == {}


def test_the_page_about_odd_files_is_what_the_programs_make_of_them() -> None:
    assert odd_files.PAGE.read_text("utf-8").splitlines() == odd_files.page().splitlines(), (
        "python -m benchmarks.odd_files writes it anew"
    )


def planned() -> Iterator[Path]:
    """Every file and folder the floor plan names. A bare name stands in the folder named before it, or above that."""
    folder = ROOT / "components"
    for name in re.findall(r"(?<![\w./<>])(?:[\w.-]+/)*(?:[\w-]+\.(?:py|js|css)\b|[\w.-]+/)(?!\w)", PLAN):
        places = [place / name for place in (folder, ROOT / "components", ROOT)]
        path = next((place for place in places if place.exists()), places[-1])
        if name.endswith("/") or "/" in name:
            folder = path if name.endswith("/") else path.parent
        yield path


def test_the_floor_plan_names_only_what_exists() -> None:
    assert [str(path.relative_to(ROOT)) for path in planned() if not path.exists()] == []


def test_the_floor_plan_misses_no_room_and_no_file_beside_them() -> None:
    house = [path for path in (ROOT / "components").iterdir() if any(path.glob("*.py")) or path.suffix == ".py"]
    expected = {ROOT / "app.py", ROOT / "data", ROOT / "tests", ROOT / "benchmarks", *house}
    named = {part for path in planned() for part in (path, *path.parents)}
    assert expected - named == {ROOT / "components" / "__init__.py"}
