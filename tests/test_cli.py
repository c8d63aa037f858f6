"""The command line: what it prints and writes, its exit codes, and that no file and no flag makes a traceback.

The ways in and out of the process are tested in a process of their own; what lies between runs in this one, where a
traceback is an exception that fails the test.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from components import cli, pipeline
from components.draft import project
from components.draft.chain import Chain, Entry
from components.filters import FIELDS
from components.model import COLUMNS
from components.store.sql.database import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from components.model import Request
    from components.store.sql.database import Database

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[1]
CSV = """id,date,title,actors,type,status
report,2014-02,Report released,Commission [author],report,
draft,[..2014-10-28],Draft tabled,Japan [sponsor]; European Union,resolution,occurred
talks,2014-02/2014-05,Talks held,Japan; Commission,meeting,occurred
watch,2014-02/..,Watch kept,European Union,,occurred
vote,2014-11-21,Vote due,Assembly [voter],vote,expected
ides,-0043-03-15,Caesar is murdered,Rome,murder,occurred
referral,,Réferral to the court,Japan,referral,conditional
"""
BAD = "date,title\n2014-02-30,Never\n2014,Good\n,No date\n"


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(CSV, "utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Three rows: one rejected, one event, one without a date."""
    path = tmp_path / "bad.csv"
    path.write_text(BAD, "utf-8")
    return path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: exit code, stdout, stderr."""

    def running(*args: object) -> tuple[int, str, str]:
        with open(os.dup(1), "w") as out, open(os.dup(2), "w") as err:  # descriptors have no path
            monkeypatch.setattr(sys, "stdout", out)
            monkeypatch.setattr(sys, "stderr", err)
            try:
                code = cli.main([str(arg) for arg in args])
            except SystemExit as exit_:
                code = int(exit_.code or 0)
        monkeypatch.undo()
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return running


def process(*args: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command the way a person does."""
    return subprocess.run(
        [sys.executable, "-m", "components", *map(str, args)],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def one_sentence(text: str) -> bool:
    return text.endswith((".\n", "…\n")) and text.count("\n") == 1 and "Traceback" not in text


def refused(run: Run, *arguments: object) -> str:
    """The one sentence with which a command fails."""
    code, _, err = run(*arguments)
    assert (code, one_sentence(err)) == (1, True)
    return err


def exported(run: Run, events: Path, *flags: object, suffix: str = "json") -> list[dict[str, Any]]:
    """The events that `export` writes."""
    out = events.with_name(f"out.{suffix}")
    assert run("export", events, "-o", out, *flags) == (0, "", "")
    if suffix == "csv":
        with out.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    found: list[dict[str, Any]] = json.loads(out.read_text("utf-8"))
    return found


def ids(found: list[dict[str, Any]]) -> set[str]:
    return {event["id"] for event in found}


# A process of its own


def test_check_prints_the_receipt(bad: Path) -> None:
    done = process("check", bad)
    assert (done.returncode, done.stderr) == (0, "")
    name, ledger, *rest = done.stdout.splitlines()
    assert (name, ledger) == ("bad.csv", "rows 3 = events 1 + without a date 1 + rejected 1")
    assert any(line.startswith("  line 2: date “2014-02-30”: ") for line in rest)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_check_as_json_is_utf_8_whatever_the_terminal(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "사건.csv"
    path.write_text("date,title\n언젠가,첫째\n", "utf-8")
    done = process("check", path, "--json", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout)["rejected"][0]["value"] == "언젠가"


def test_export_takes_a_year_before_christ_for_a_value(events: Path) -> None:
    out = events.with_name("out.json")
    done = process("export", events, "-o", out, "--from", "-0100", "--to", "-0001")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {"ides", "draft"} == ids(json.loads(out.read_text("utf-8"))) - {"referral"}


def test_nothing_to_load_is_exit_code_1_and_one_sentence(tmp_path: Path) -> None:
    done = process("check", tmp_path / "missing.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert one_sentence(done.stderr)
    assert "missing.csv" in done.stderr


def test_wrong_usage_is_exit_code_2() -> None:
    done = process("export")
    assert (done.returncode, done.stdout) == (2, "")
    assert one_sentence(done.stderr)
    assert "required: -o/--output" in done.stderr
    assert "python -m components export --help" in done.stderr


def test_who_stops_reading_hears_no_complaint(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("date,title\n" + "never,x\n" * 5_000 + "2014,x\n", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "components", "check", str(path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as reading:  # fmt: skip
        assert reading.stdout
        assert reading.stderr
        reading.stdout.readline()
        reading.stdout.close()
        assert reading.stderr.read() == ""
    assert reading.returncode == 1


# check


def test_the_receipt_as_json_has_these_keys_and_balances(run: Run, bad: Path) -> None:
    code, out, err = run("check", bad, "--json")
    receipt = json.loads(out)
    assert (code, err) == (0, "")
    assert list(receipt) == ["rows", "events", "undated", "rejected", "offers", "notes", "columns", "proposed"]
    assert (receipt["rows"], receipt["events"], receipt["undated"]) == (3, 1, 1)
    assert receipt["rows"] == receipt["events"] + receipt["undated"] + len(receipt["rejected"])
    [entry] = receipt["rejected"]
    assert list(entry) == ["line", "column", "value", "reason"]
    assert (entry["line"], entry["column"], entry["value"]) == (2, "date", "2014-02-30")
    assert "February" in entry["reason"]
    assert all(isinstance(note, str) for note in receipt["notes"])
    assert receipt["columns"] == {"title": "title", "date": "date", "start": None, "end": None, "actors": None}
    assert receipt["proposed"] is None


def test_strict_makes_a_rejected_row_an_exit_code(run: Run, events: Path, bad: Path) -> None:
    assert run("check", events, "--strict")[0] == 0
    code, out, _ = run("check", bad, "--strict")
    assert code == 1
    assert "rejected 1" in out
    output = bad.with_name("out.json")
    err = refused(run, "export", bad, "-o", output, "--strict")
    assert "1 of 3 row" in err
    assert not output.exists()


def test_export_says_how_many_rows_are_missing(run: Run, bad: Path) -> None:
    code, out, err = run("export", bad, "-o", bad.with_name("out.json"))
    assert (code, out) == (0, "")
    assert one_sentence(err)
    assert "1 of 3 row" in err


@pytest.mark.parametrize("command", [("check",), ("export", "-o", "out.json"), ("export", "-o", "out.png")])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\n\n\n", "is empty|no header|no date column|blank"),
        (b"title,x\na,b\n", "no date column"),
        (b"x,y\n1,2\n", "no date column.*“x” .*“y” .numbers"),
        (b"title^date\na^2014\n", "no date column.*“title\\^date”"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        (bytes(range(256)) * 4, "file.csv"),
        (b"date,title\nnever,x\n", "could be loaded"),
        (None, "there is no file in"),
    ],
)
def test_what_cannot_be_loaded_is_one_sentence(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    content: bytes | None,
    message: str,
) -> None:
    path = tmp_path / "file.csv"
    path.mkdir() if content is None else path.write_bytes(content)
    name, *flags = command
    flags = [str(tmp_path / flag) if flag.startswith("out.") else flag for flag in flags]
    err = refused(run, name, path, *flags)
    assert re.search(message, err, re.IGNORECASE)
    assert [file.name for file in tmp_path.iterdir()] == ["file.csv"]


def test_a_file_of_a_header_alone_is_loaded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "header.csv"
    path.write_text("date,title\n", "utf-8")
    code, out, _ = run("check", path, "--json")
    assert code == 0
    assert json.loads(out)["rows"] == 0
    assert exported(run, path) == []


def test_what_a_terminal_would_obey_is_written_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "colours.csv"
    path.write_text("date,title\n\x1b[31mred,x\n2014,x\n", "utf-8")
    for args in (("check", path), ("export", path, "-o", tmp_path / "o.json")):
        _, out, err = run(*args)
        assert "\x1b" not in out + err


# export of data

BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


@pytest.mark.parametrize(
    ("event", "bounds"),
    [
        ("report", ("2014-02-01", "2014-02-28", "2014-02-01", "2014-02-28")),
        ("draft", (None, "2014-10-28", None, "2014-10-28")),
        ("talks", ("2014-02-01", "2014-02-28", "2014-05-01", "2014-05-31")),
        ("watch", ("2014-02-01", "2014-02-28", None, None)),
        ("ides", ("-0043-03-15",) * 4),
        ("referral", (None,) * 4),
    ],
)
def test_bounds_are_days_themselves_included(
    run: Run, events: Path, event: str, bounds: tuple[str | None, ...]
) -> None:
    [found] = [each for each in exported(run, events) if each["id"] == event]
    assert tuple(found[bound] for bound in BOUNDS) == bounds


@pytest.mark.parametrize(
    ("flags", "titles"),
    [
        ((), {"report", "draft", "talks", "watch", "vote", "ides", "referral"}),
        (("--actor", "Japan"), {"draft", "talks", "referral"}),
        (("--actor", "japan"), {"draft", "talks", "referral"}),
        (("--actor", "Japan", "Assembly"), {"draft", "talks", "referral", "vote"}),
        (("--actor", "Japan", "--actor", "Assembly"), {"draft", "talks", "referral", "vote"}),
        (("--actor", "Japan", "Commission", "--match", "any"), {"draft", "talks", "referral", "report"}),
        (("--actor", "Japan", "Commission", "--match", "all"), {"talks"}),
        (("--actor", "Japan", "Commission", "--match", "none"), {"watch", "vote", "ides"}),
        (("--from", "2014-11-22"), {"watch", "referral"}),
        (("--from", "2014-11-21"), {"watch", "vote", "referral"}),
        (("--to", "2014-01-31"), {"draft", "ides", "referral"}),
        (("--to", "-0044"), {"draft", "referral"}),
        (("--to=-0043",), {"draft", "ides", "referral"}),
        (("--from", "2014-02", "--to", "2014-02"), {"report", "draft", "talks", "watch", "referral"}),
        (("--from", "2014-06", "--to", "2014-09"), {"draft", "watch", "referral"}),
        (("--type", "vote", "report"), {"vote", "report"}),
        (("--status", "expected", "--status", "conditional"), {"vote", "referral"}),
        (("--search", "REFERRAL"), {"referral"}),
        (("--search", "held", "--actor", "Japan", "--type", "meeting"), {"talks"}),
        (("--search", "nowhere"), set()),
    ],
    ids=lambda part: " ".join(sorted(part) if isinstance(part, set) else part),  # the same in every process
)  # fmt: skip
def test_flags_filter(run: Run, events: Path, flags: tuple[str, ...], titles: set[str]) -> None:
    for suffix in ("json", "csv"):
        assert ids(exported(run, events, *flags, suffix=suffix)) == titles


def test_every_filter_has_its_flag() -> None:
    """Whoever adds a filter adds rows to the table above."""
    assert [field.name for field in FIELDS] == [
        "actor",
        "match",
        "from",
        "to",
        "type",
        "status",
        "in-file",
        "where",
        "search",
    ]


def test_csv_has_our_columns_and_the_dates_as_typed(run: Run, events: Path) -> None:
    found = {event["id"]: event for event in exported(run, events, suffix="csv")}
    assert tuple(found["draft"]) == COLUMNS
    assert found["ides"]["date"] == "-0043-03-15"
    assert found["draft"]["actors"] == "Japan [sponsor]; European Union"


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--actor", "Jpan"), "Japan"),
        (("--type", "votes"), "vote"),
        (("--from", "soon"), "soon"),
        (("--from", "2015", "--to", "2014"), "ends before it begins"),
        (("--match", "some"), "it is one of any, all"),
        (("--theme", "blue"), "it is one of light, dark"),
        (("--width", "-5"), "“-5”"),
        (("--width", "wide"), "px"),
        (("--height", "99999"), "10,000"),
        (("--act", "Japan"), "--act"),
        (("--nonsense",), "--nonsense"),
        (("--from",), "expected one argument"),
    ],
    ids=" ".join,
)
def test_wrong_flags_are_wrong_usage(run: Run, events: Path, flags: tuple[str, ...], message: str) -> None:
    output = events.with_name("out.json")
    code, out, err = run("export", events, "-o", output, *flags)
    assert (code, out) == (2, "")
    assert message in err
    assert not output.exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [("out.gif", 2), ("out", 2), ("events.csv", 2), ("no/such/folder.json", 1), ("folder.json", 1)],
)
def test_a_place_that_cannot_be_written_to_is_one_sentence(run: Run, events: Path, name: str, code: int) -> None:
    events.with_name("folder.json").mkdir()
    exit_code, out, err = run("export", events, "-o", events.parent / name)
    assert (exit_code, out) == (code, "")
    assert one_sentence(err)
    assert name in err
    assert events.read_text("utf-8") == CSV


def test_a_picture_of_nothing_is_one_sentence(run: Run, events: Path) -> None:
    output = events.with_name("out.png")
    code, out, err = run("export", events, "-o", output, "--search", "nowhere")
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "nowhere" in err
    assert not output.exists()


# export of pictures


def texts(svg: bytes) -> set[str]:
    """All that is written in an SVG, a text that is wrapped as its lines."""
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return {"".join(text.itertext()) for text in found}


def test_pictures_of_the_filtered_chart(run: Run, events: Path) -> None:
    pictures = {}
    for suffix in ("png", "svg", "pdf"):
        output = events.with_name(f"OUT.{suffix.upper()}")
        flags = ("--actor", "Japan", "--width", "900", "--height", "500", "--theme", "dark", "--title", "Seen by Japan")
        assert run("export", events, "-o", output, *flags) == (0, "", "")
        pictures[suffix] = output.read_bytes()
    with Image.open(BytesIO(pictures["png"])) as png:
        assert (png.format, png.size) == ("PNG", (900, 500))
        assert sum(png.convert("RGB").getpixel((5, 5))) < 3 * 80  # type: ignore[arg-type] # dark
    assert pictures["pdf"].startswith(b"%PDF-")
    assert pictures["pdf"].rstrip().endswith(b"%%EOF")
    root = ET.fromstring(pictures["svg"])
    assert (root.get("width"), root.get("height")) == ("900", "500")
    written = " ".join(texts(pictures["svg"]))
    for title in ("Seen by Japan", "Draft tabled", "Talks held", "Réferral"):
        assert title in written
    for left_out in ("Report released", "Watch kept", "Vote due", "Caesar"):
        assert left_out not in written


def test_a_picture_in_a_process_of_its_own(events: Path) -> None:
    output = events.with_name("out.svg")
    done = process("export", events, "-o", output, "--from", "2014-06")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = " ".join(texts(output.read_bytes()))
    assert "Vote due" in written
    assert "Report released" not in written


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What is asked of pictures, in place of them."""
    requests: list[Request] = []

    def export(_store: object, request: Request, _format: str, _raw: bool, _profile: str) -> bytes:
        requests.append(request)
        return b""

    monkeypatch.setattr(pipeline, "export", export)
    return requests


@pytest.mark.parametrize(
    ("flags", "language", "message"),
    [
        ([], "en", ""),
        (["--language", "de-AT"], "de-AT", ""),
        (
            ["--language", "tlh"],
            "tlh",
            "The axis does not speak “tlh”, so it is in English; it speaks en, fr, de, es, ko, ar.\n",
        ),
        (["--language", "x\x1b[2J"], "x\x1b[2J", "“x\\x1b[2J”"),
    ],
)
def test_the_axis_language(
    tmp_path: Path,
    drawn: list[Request],
    capsys: pytest.CaptureFixture[str],
    flags: list[str],
    language: str,
    message: str,
) -> None:
    (tmp_path / "events.csv").write_text("date,title\n2014-10-28,Vote\n", "utf-8")
    assert cli.main(["export", str(tmp_path / "events.csv"), "-o", str(tmp_path / "out.json"), *flags]) == 0
    assert [request.language for request in drawn] == [language]
    error = capsys.readouterr().err
    assert message in error
    assert bool(error) == bool(message)


@pytest.mark.parametrize(
    ("flags", "requested"),
    [
        ([], {"lanes": "actor", "pinned": (), "hidden": (), "most_lanes": 14, "window": None, "unfolded": ()}),
        (["--lanes", "type"], {"lanes": "type"}),
        (["--lanes", "none"], {"lanes": ""}),
        (["--pin", "Japan", "Rome", "--pin", "Assembly"], {"pinned": ("Japan", "Rome", "Assembly")}),
        (["--hide", "Rome", "--most-lanes", "3"], {"hidden": ("Rome",), "most_lanes": 3}),
        (["--window", "1970-01"], {"window": (0.0, 31 * 86_400.0)}),
        (["--window", "1970-01-01T00:00:10Z/1970-01-02"], {"window": (10.0, 2 * 86_400.0)}),
        (["--window", "-0001/0000"], {"window": (-62_198_755_200.0, -62_135_596_800.0)}),
        (["--unfold", "1970-01-02", "[..1970-01-01]"], {"unfolded": (86_400, 86_399)}),
        (["--window", "0..86400.5", "--unfold", "86400"], {"window": (0.0, 86_400.5), "unfolded": (86_400,)}),
        (["--open", "Japan", "Rome"], {"opened": ("Japan", "Rome")}),
        (["--view", "swimlane", "--event", "vote"], {"view": "swimlane", "selected": "vote"}),
    ],
)
def test_flags_say_what_of_the_picture_is_seen(
    events: Path, drawn: list[Request], flags: list[str], requested: dict[str, object]
) -> None:
    assert cli.main(["export", str(events), "-o", str(events.with_name("out.svg")), *flags]) == 0
    assert {name: getattr(drawn[0], name) for name in requested} == requested


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--window", "2014-10/.."], "“2014-10/..” is open; a window needs both its ends"),
        (["--window", "soon"], "“soon” is not an EDTF date"),
        (["--window", " "], "it is blank"),
        (["--unfold", "2014-02-30"], "“2014-02-30” is not an EDTF date"),
        (["--most-lanes", "0"], "“0” is not a whole number from 1 to 200"),
        (["--width", "wide"], "“wide” is not a whole number of px from 200 to 10,000"),
    ],
)
def test_what_cannot_be_seen_is_wrong_usage(
    events: Path, capsys: pytest.CaptureFixture[str], flags: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["export", str(events), "-o", str(events.with_name("out.svg")), *flags])
    assert left.value.code == 2
    assert message in capsys.readouterr().err


def test_lanes_of_no_column_are_one_sentence(run: Run, events: Path) -> None:
    code, out, error = run("export", events, "-o", events.with_name("out.svg"), "--lanes", "colour")
    assert (code, out) == (2, "")
    assert one_sentence(error)
    assert "There is no column “colour” to make lanes of; there are: actor, id, date" in error


# Databases


@pytest.fixture
def folder(run: Run, events: Path) -> Path:
    """The events as the two tables of a database."""
    assert run("store", events, "-o", events.with_name("tables")) == (0, "", "")
    return events.with_name("tables")


def test_store_writes_two_tables_that_a_database_is_asked_by(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["events.parquet", "participation.parquet"]
    found = connect(str(folder)).extent()
    assert (found.dated, found.undated) == (6, 1)


def test_store_says_what_it_leaves_out(run: Run, bad: Path) -> None:
    bad.write_text("date,title,Rank\n2014-02-30,Never,1\n2014,Good,2\n")
    code, out, err = run("store", bad, "-o", bad.with_name("tables"))
    assert (code, out) == (0, "")
    assert "“Rank”" in err
    assert "1 of 2 row" in err
    code, out, err = run("store", bad, "-o", bad.with_name("none"), "--strict")
    assert code == 1
    assert not bad.with_name("none").exists()


def test_store_needs_a_folder(run: Run, events: Path) -> None:
    refused(run, "store", events, "-o", events)


@pytest.fixture
def requests() -> Iterator[list[tuple[str, Request]]]:
    """What is asked of which database, in place of its picture."""
    found: list[tuple[str, Request]] = []

    def export(database: Database, request: Request, _name: str, _raw: bool, profile: str) -> bytes:
        assert profile == "public"
        found.append((f"{database!r} {database.extent().dated}", request))
        return b"picture"

    with pytest.MonkeyPatch.context() as patched:  # `run` undoes its own
        patched.setattr(pipeline, "export", export)
        yield found


def test_export_draws_what_is_in_a_database(
    run: Run, folder: Path, requests: list[tuple[str, Request]], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.with_name("out.svg")
    assert run("export", "-o", out, "--database", folder, "--actor", "Japan") == (0, "", "")
    monkeypatch.setenv("DATELINE_DATABASE", str(folder))
    monkeypatch.setenv("DATELINE_TABLES", "events participation")
    assert run("export", "-o", out, "--title", "Ours") == (0, "", "")
    assert [name for name, _ in requests] == ["<the DuckDB database tables> 6"] * 2
    assert [(request.title, request.filters) for _, request in requests] == [
        ("tables", (("actor", ("Japan",)),)),
        ("Ours", ()),
    ]


SECRET = "postgres://me:hunter2@127.0.0.1:1/db"


def test_a_file_that_is_named_comes_before_the_environment(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE", SECRET)
    assert run("export", events, "-o", events.with_name("out.json")) == (0, "", "")


def test_no_credentials_of_a_database_are_printed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    done = process("export", "-o", out, DATELINE_DATABASE=SECRET)
    for code, printed, text in (
        (done.returncode, done.stdout, done.stderr),
        run("export", "-o", out, "--database", SECRET),
        run("export", "-o", out, "--database", SECRET.replace(":1/", ":one/")),
        run("export", "-o", out, "--database", SECRET.replace("://", ":")),
    ):
        assert (code, printed) == (1, "")
        assert one_sentence(text) or text.endswith("?\n")
        assert "hunter2" not in text
        assert "me:" not in text


WRONG = [
    ([], "give a FILE, or a database with --database or in the environment's DATELINE_DATABASE"),
    (["{file}", "--database", SECRET], "not from both"),
    (["{file}", "--tables", "e", "p"], "not from both"),
    (["--database", SECRET, "--encoding", "utf-8"], "about a file"),
    (["--database", SECRET, "--strict"], "about a file"),
]


@pytest.mark.parametrize(("flags", "words"), WRONG)
def test_events_come_from_one_place(
    run: Run, events: Path, flags: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_DATABASE", raising=False)
    given = [flag.format(file=events) for flag in flags]
    code, out, err = run("export", *given, "-o", events.with_name("out.svg"))
    assert (code, out) == (2, "")
    assert words in err
    assert "hunter2" not in err


def test_a_database_is_not_written_as_a_table(run: Run, folder: Path) -> None:
    code, _, err = run("export", "--database", folder, "-o", folder.with_name("out.csv"))
    assert code == 2
    assert one_sentence(err)
    assert "png, svg, pdf" in err


def test_two_tables_are_named_in_the_environment_or_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE", SECRET)
    monkeypatch.setenv("DATELINE_TABLES", "events")
    code, _, err = run("export", "-o", tmp_path / "out.svg")
    assert code == 1
    assert "DATELINE_TABLES has 1 name; it needs two" in err


@pytest.fixture
def versions(events: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A file, and a later version of it: one date known better, one event gone."""
    later = tmp_path / "later.csv"
    later.write_text(CSV.replace("report,2014-02,", "report,2014-02-17,").partition("referral")[0], "utf-8")
    return events, later


def test_compare_tells_what_changed_and_draws_it_in_a_process_of_its_own(versions: tuple[Path, Path]) -> None:
    out = versions[0].with_name("changes.json")
    command = [sys.executable, "-m", "components", "compare", *map(str, versions), "--strict", "-o", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "    date known better: Feb 2014, day not given → 17 Feb 2014\n" in done.stdout
    drawn = {event["id"]: event["change"] for event in json.loads(out.read_text("utf-8"))}
    assert drawn["referral"] == "gone"
    assert drawn["report"] == drawn["report (before)"] == "date known better"


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_compare_for_programs(run: Run, versions: tuple[Path, Path], form: str) -> None:
    code, out, err = run("compare", *versions, form)
    assert (code, err) == (0, "")
    changes = json.loads(out)["changes"] if form == "--json" else list(csv.DictReader(out.splitlines()))
    assert len(changes) == 2


def test_compare_strict_passes_where_nothing_differs(run: Run, events: Path) -> None:
    assert run("compare", events, events, "--strict")[0] == 0


def test_compare_reads_both_files_as_said(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("date,title\nc. 1914,War\n", "utf-8")
    new.write_text("date,title\nc. 1915,War\n", "utf-8")
    assert run("compare", old, new)[0] == 1  # nothing of them can be read
    code, out, _ = run("compare", old, new, "--accept-suggestions")
    assert code == 0
    assert "date contradicted: about 1914 → about 1915" in out


def test_compare_writes_over_neither_file(run: Run, versions: tuple[Path, Path]) -> None:
    for path in versions:
        assert run("compare", *versions, "-o", path)[0] == 2


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """Two files that tell of the same vote, and what is none."""
    found = tmp_path / "events"
    (found / "older").mkdir(parents=True)
    (found / "b.csv").write_text("id,date,title\nvote,2014-11-21,Assembly votes on a draft\n,2014-02-30,No\n", "utf-8")
    (found / "a.csv").write_text("id,date,title\nvote,2014-11,Assembly votes on draft\nwar,1914,War\n", "utf-8")
    (found / "notes.txt").write_text("notes", "utf-8")
    return found


def test_a_folder_is_one_timeline_and_what_is_not_read_is_said(run: Run, inside: Path) -> None:
    code, out, err = run("check", inside)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == ["a.csv and b.csv", "rows 4 = events 3 + without a date 0 + rejected 1"]
    assert [line.split()[0] for line in lines[lines.index("Not read:") + 1 :][:2]] == [
        "notes.txt",
        str(inside / "older"),
    ]
    assert "a.csv: rows 2 = events 2 + without a date 0 + rejected 0" in lines
    assert "    line 3: date “2014-02-30”: 30 February 2014 does not exist: February 2014 has 28 days" in lines
    assert any(line.startswith("  a.csv#vote=b.csv#vote, ") for line in lines)


def test_several_files_for_programs(run: Run, inside: Path) -> None:
    code, out, _ = run("check", inside / "b.csv", inside / "a.csv", "--json", "--same-event", "all")
    record = json.loads(out)
    assert code == 0
    assert [part["name"] for part in record["files"]] == ["b.csv", "a.csv"]  # as they are named
    assert record["rejected"][0]["file"] == "b.csv"
    assert [each["decision"] for each in record["doubles"]] == ["same"]
    assert run("check", inside, "--strict")[0] == 1


def test_a_tie_is_exported_and_read_again(run: Run, inside: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.csv"
    tie = "a.csv#vote=b.csv#vote"
    assert run("export", inside / "a.csv", inside / "b.csv", "-o", out, "--same-event", tie)[0] == 0
    rows = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert {row["id"]: (row["file"], row["links"]) for row in rows} == {
        "war": ("a.csv", ""),
        "a.csv#vote": ("a.csv", ""),
        "b.csv#vote": ("b.csv", "same event as: a.csv#vote"),
    }
    code, out_, _ = run("check", out, "--json")
    assert (code, json.loads(out_)["events"]) == (0, 3)


def test_several_files_with_one_that_is_not_there_or_that_would_be_overwritten(run: Run, inside: Path) -> None:
    code, _, err = run("check", inside / "a.csv", inside / "none.csv")
    assert (code, err.startswith("There is no file ")) == (1, True)
    assert run("export", inside / "a.csv", inside / "b.csv", "-o", inside / "b.csv")[0] == 2
    code, _, err = run("check", inside / "older")
    assert (code, err) == (1, f"There is no file in {inside / 'older'}.\n")


def test_a_column_that_only_one_of_several_files_has_may_be_mapped(run: Run, tmp_path: Path) -> None:
    for name, column in (("one", "Apples"), ("two", "Pears")):
        (tmp_path / f"{name}.csv").write_text(f"date,{column}\n2014,Talks\n", "utf-8")
    files = (tmp_path / "one.csv", tmp_path / "two.csv")
    assert run("check", *files, "--map", "title=Apples", "--map", "title=Pears")[0] == 0
    assert run("check", *files, "--map", "title=Plums")[0] == 1


def test_events_of_one_file_are_filtered_and_a_single_file_has_none(run: Run, inside: Path, tmp_path: Path) -> None:
    out = tmp_path / "some.json"
    assert run("export", inside, "-o", out, "--in-file", "A.csv")[0] == 0
    assert {event["file"] for event in json.loads(out.read_text("utf-8"))} == {"a.csv"}
    assert run("export", inside, "-o", out, "--in-file", "c.csv")[0] == 2
    code, _, err = run("export", inside / "a.csv", "-o", out, "--in-file", "a.csv")
    assert (code, err) == (2, "“in-file” asks for some of several files; a.csv is a single one.\n")


def test_compare_ties_no_events(run: Run, versions: tuple[Path, Path]) -> None:
    assert run("compare", *versions, "--same-event", "all")[0] == 2


# tables that nobody prepared

LOG = b"ts,host,msg\n1400000037,srv-1,Started\n1400000074,srv-2,Market report sent\n1400000111,srv-1,Stopped\n"


def test_what_is_proposed_is_shown_by_check_and_taken_by_export_only_when_said(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "log.csv", tmp_path / "out.json"
    path.write_bytes(LOG)
    code, output, err = run("check", path, "--json")
    receipt = json.loads(output)
    assert (code, err) == (0, "")
    assert receipt["columns"] == {"title": "msg", "date": "ts", "start": None, "end": None, "actors": "host"}
    assert (receipt["proposed"], receipt["events"]) == ("asked", 3)
    code, _, err = run("export", path, "-o", out)
    assert (code, out.exists()) == (1, False)
    assert one_sentence(err)
    assert "seconds since 1970" in err
    assert run("export", path, "-o", out, "--propose")[0] == 0
    assert json.loads(out.read_text("utf-8"))[0]["earliest_start"] == "2014-05-13T16:53:57Z"


def test_one_column_that_is_said_leaves_the_others_as_they_were(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(LOG)
    receipt = json.loads(run("check", path, "--json", "--map", "title=host")[1])
    assert receipt["columns"] == {"title": "host", "date": "ts", "start": None, "end": None, "actors": None}


@pytest.mark.parametrize(
    ("choice", "date"), [("open", "2019-01-05/.."), ("unknown", "2019-01-05/"), ("day", "2019-01-05")]
)
def test_a_blank_end_is_what_a_person_says(run: Run, tmp_path: Path, choice: str, date: str) -> None:
    path, out = tmp_path / "jobs.csv", tmp_path / "out.csv"
    path.write_text("Job,Start date,End date\nQuay,2018-02-01,2018-03-01\nDam,2019-01-05,\n", "utf-8")
    assert run("export", path, "-o", out, "--blank-end", choice)[0] == 0
    dates = {row["title"]: row["date"] for row in csv.DictReader(out.read_text("utf-8-sig").splitlines())}
    assert dates == {"Quay": "2018-02-01/2018-03-01", "Dam": date}


def test_of_several_files_each_says_which_of_its_columns_were_taken(run: Run, tmp_path: Path) -> None:
    log, ours = tmp_path / "log.csv", tmp_path / "ours.csv"
    log.write_bytes(LOG)
    ours.write_text("date,title\n2014-05-13,Talks\n", "utf-8")
    record = json.loads(run("check", log, ours, "--json")[1])
    one, other = record["files"]
    assert record["columns"] == {"log.csv": one["columns"], "ours.csv": other["columns"]}
    assert record["proposed"] == {"log.csv": "asked", "ours.csv": None}
    assert (one["columns"]["title"], one["columns"]["actors"], one["proposed"]) == ("msg", "host", "asked")
    assert (other["columns"]["title"], other["columns"]["actors"], other["proposed"]) == ("title", None, None)


@pytest.mark.parametrize(
    ("name", "text", "columns"),
    [
        (
            "slides.json",
            '{"events": [{"start_date": {"year": "1900"}, "text": {"headline": "<b>Fair</b> opens"}}]}',
            {"title": "text.headline", "date": "start_date"},
        ),
        (
            "week.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20120213T100000Z\r\nSUMMARY:Talks\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n",
            {"title": "SUMMARY", "date": "DTSTART"},
        ),
    ],
)
def test_the_columns_of_a_known_layout_have_the_file_s_own_names(
    run: Run, tmp_path: Path, name: str, text: str, columns: dict[str, str]
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8", newline="")
    found = json.loads(run("check", path, "--json")[1])["columns"]
    assert {ours: found[ours] for ours in columns} == columns


def test_a_table_without_dates_says_what_its_columns_look_like(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lands.csv"
    path.write_bytes(b"Country,Population\nElm,95101969\nJura,46621396\n")
    code, out, err = run("check", path, "--json")
    receipt = json.loads(out)
    assert (code, receipt["proposed"], set(receipt["columns"].values())) == (1, None, {None})
    assert receipt["looks"] == {"Country": "2 different texts", "Population": "numbers"}
    assert one_sentence(err)
    assert "--" not in err


def test_a_project_s_history_is_proved_and_listed(run: Run, tmp_path: Path) -> None:
    begin = Entry("begin", "2026-11-29T12:00:00Z", "", {"name": "a.csv", "sha256": "ab" * 32, "size": 3})
    body = {"changes": [{"row": "vote", "column": "date", "old": "soon", "new": "2014-11"}]}
    entries = begin, Entry("change", "2026-11-29T12:01:00Z", begin.hash, body)
    content = project.written(project.Project(project.Data("a.csv", "ab" * 32, 3), history=Chain(entries)))
    path = tmp_path / "a.dateline.json"
    path.write_bytes(content)
    code, out, _ = run("check", "--history", path)
    assert code == 0
    assert ", with 1 change." in out
    assert "row vote, date: “soon” → “2014-11”" in out
    assert f"The last one’s is {entries[-1].hash}" in out
    path.write_bytes(content.replace(b"2014-11", b"2014-12"))
    code, out, err = run("check", "--history", path)
    assert code == 1
    assert "does not hold" in err
    assert "the last one was changed" in err


@pytest.mark.parametrize("args", [("check",), ("check", "a.csv", "--history", "b.json")])
def test_check_takes_a_file_or_a_project(run: Run, args: tuple[str, ...]) -> None:
    code, _, err = run(*args)
    assert code == 2
    assert "give a FILE, or a project with --history" in err


def test_a_picture_is_drawn_again_from_what_it_says(run: Run, events: Path) -> None:
    first, second, third = (events.with_name(name) for name in ("first.svg", "second.svg", "third.svg"))
    assert run("export", events, "-o", first, "--actor", "Japan", "--size", "180x120mm", "--theme", "print")[0] == 0
    assert run("export", events, "-o", second, "--like", first) == (0, "", "")
    assert first.read_bytes() == second.read_bytes()
    events.write_text(CSV + "more,2014-12,More,Japan,,\n", "utf-8")
    code, _, err = run("export", events, "-o", third, "--like", first, "--theme", "dark")
    assert (code, one_sentence(err)) == (0, True)
    assert "SHA-256 is another" in err
    assert "4 of 8 events" in third.read_text("utf-8")
    code, _, err = run("export", events, "-o", third, "--like", events)
    assert (code, one_sentence(err)) == (2, True)
    assert "does not say how it was made" in err


@pytest.mark.parametrize("size", ["a9", "10x10", "9999999x3mm"])
def test_an_impossible_size_is_wrong_usage(run: Run, events: Path, size: str) -> None:
    code, _, err = run("export", events, "-o", events.with_name("x.png"), "--size", size)
    assert (code, one_sentence(err)) == (2, True)
    assert "is no size" in err
    assert not events.with_name("x.png").exists()


def test_a_zone_at_the_command_line(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "night.csv", tmp_path / "night.svg"
    source.write_text("date,title\n2021-03-28T00:30Z,Before\n2021-03-28T01:30Z,After\n", "utf-8")
    window = "2021-03-28T01:00/2021-03-28T04:00"
    assert run("export", source, "-o", output, "--zone", "paris", "--window", window) == (0, "", "")
    written = texts(output.read_bytes())
    assert "Europe/Paris" in written
    assert {"28 Mar 2021, 01:30 (UTC+01:00)", "28 Mar 2021, 03:30 (UTC+02:00)"} <= set(written)
    assert any("times in Europe/Paris · zoomed in to 28 March 2021" in text for text in written)
    code, _, err = run("export", source, "-o", output, "--zone", "Pariss")
    assert code == 2
    assert "no time zone “Pariss”; the nearest: Europe/Paris" in " ".join(err.split())


def test_several_files_at_once_are_written_all_or_none(run: Run, events: Path) -> None:
    table, picture = events.with_name("a.csv"), events.with_name("b.svg")
    assert run("export", events, "-o", table, "-o", picture) == (0, "", "")
    assert b"<svg" in picture.read_bytes()
    before = table.read_bytes()
    code, _, err = run("export", events, "-o", table, "-o", events.parent / "no" / "b.svg", "--actor", "Japan")
    assert (code, one_sentence(err)) == (1, True)
    assert table.read_bytes() == before


def test_one_picture_for_each_value_and_a_ledger_of_them(run: Run, events: Path) -> None:
    folder = events.parent / "pictures"
    folder.mkdir()
    code, out, err = run("export", events, "-o", folder / "a.svg", "-o", folder / "a.json", "--each", "actor")
    assert (code, err) == (0, "")
    assert "without a value" not in out
    files = {Path(line.partition(": ")[0]).name: line.partition(": ")[2] for line in out.splitlines()}
    assert files.keys() == {path.name for path in folder.iterdir()}
    assert files["a-japan.svg"] == "Japan, 3 events"
    assert {event["id"] for event in json.loads((folder / "a-japan.json").read_text("utf-8"))} == {
        "draft", "talks", "referral",
    }  # fmt: skip
    code, out, err = run("export", events, "-o", folder / "b.svg", "--each", "type")
    assert out.splitlines()[-1] == "1 event without a value in “type”: in none of them."
    code, _, err = run("export", events, "-o", folder / "c.svg", "--each", "nothing")
    assert (code, one_sentence(err), (folder / "c.svg").exists()) == (2, True, False)


def test_pages_of_an_image_are_numbered_files(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"2014-{1 + at % 12:02}-05,Meeting {at},Office {at % 16}; Office {at % 5}\n" for at in range(48))
    (tmp_path / "many.csv").write_text(f"date,title,actors\n{rows}", "utf-8")
    out = tmp_path / "a.svg"
    flags = ("--size", "a4-landscape", "--pages", "more", "--most-lanes", "20")
    assert run("export", tmp_path / "many.csv", "-o", out, "-o", tmp_path / "a.pdf", *flags) == (0, "", "")
    numbered = sorted(path.name for path in tmp_path.glob("a-*.svg"))
    assert numbered == [f"a-{at}.svg" for at in range(1, len(numbered) + 1)]
    assert len(numbered) > 1
    assert not out.exists()
