"""Files are written whole or not at all, and what was there before stays."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from components.errors import ExportError
from components.export import atomic_save
from components.export.atomic_save import save

ROOT = Path(__file__).parents[2]
EVENTS = "date,title\n2014-10-28,Vote\n"


def test_a_file_is_written_with_nothing_left_beside_it(tmp_path: Path) -> None:
    save({tmp_path / "new.csv": b"one"})
    save({tmp_path / "new.csv": b"two"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("new.csv", b"two")]


def test_who_may_read_it_stays_as_it_was(tmp_path: Path) -> None:
    path, other = tmp_path / "mine.csv", tmp_path / "other.csv"
    other.write_bytes(b"")
    path.write_bytes(b"")
    path.chmod(0o600)
    save({path: b"one", tmp_path / "new.csv": b"two"})
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new.csv").stat().st_mode == other.stat().st_mode


def test_what_is_private_is_for_its_owner_alone(tmp_path: Path) -> None:
    key, events = tmp_path / "plan.key.json", tmp_path / "events.csv"
    save({key: b"one", events: b"two"}, private=(key,))
    save({key: b"three"}, private=(key,))
    assert (key.read_bytes(), key.stat().st_mode & 0o777) == (b"three", 0o600)
    assert events.stat().st_mode & 0o044


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "deep" / "real.csv")
    save({tmp_path / "link.csv": b"one"})
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "deep" / "real.csv").read_bytes() == b"one"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe.csv", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    save({pipe: b"one"})
    reader.join()
    assert got == [b"one"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("second", ["x" * 300 + ".csv", "missing/two.csv", "one.csv/two.csv", "folder"])
def test_of_several_files_all_are_written_or_none(tmp_path: Path, second: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "one.csv").write_bytes(b"before")
    with pytest.raises(ExportError, match=re.escape(str(tmp_path / second))):
        save({tmp_path / "one.csv": b"after", tmp_path / second: b"two"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "one.csv"]
    assert (tmp_path / "one.csv").read_bytes() == b"before"


def test_a_folder_that_was_made_for_nothing_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        save({tmp_path / "made" / ("x" * 300): b"two"}, folder=tmp_path / "made")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="a file of that name already"):
        save({tmp_path / "file" / "one": b"two"}, folder=tmp_path / "file")


@pytest.mark.parametrize(
    ("number", "message"),
    [(28, "the disk is full"), (30, "in another folder"), (13, "you may not write there"), (5, "Input/output error")],
)
def test_what_stops_it_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    def failing(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    (tmp_path / "old.csv").write_bytes(b"before")
    with pytest.raises(ExportError, match=f"old.csv cannot be written: .*{message}"):
        save({tmp_path / "old.csv": b"after"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old.csv", b"before")]


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        save({tmp_path / "new.csv": b"after"})
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_destroys_no_earlier_file(tmp_path: Path) -> None:
    """A bound on the size of files stands in for the full disk: writing fails half-way through."""
    events = tmp_path / "events.csv"
    events.write_text(EVENTS, "utf-8")
    outputs = [tmp_path / f"out.{suffix}" for suffix in ("csv", "json", "svg", "png", "pdf")]
    for output in outputs:
        output.write_bytes(b"before")
    program = (
        "import sys; from components.cli import main;"
        "print(*[main(['export', sys.argv[1], '-o', output]) for output in sys.argv[2:]])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, events, *outputs],
        cwd=ROOT, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stdout.split()) == (0, ["1"] * len(outputs)), done.stderr
    for output, sentence in zip(outputs, done.stderr.splitlines(), strict=True):
        assert output.name in sentence
        assert "larger than a file may be" in sentence
    there = {events: EVENTS.encode()} | dict.fromkeys(outputs, b"before")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == there


def test_nothing_but_this_writes_files() -> None:
    """A second way to write a file would be one that leaves half of it. (`to_csv` without a path gives a text.)"""
    writing = re.compile(
        r"\.write_(?:bytes|text)\(|\bopen\([^)]*[\"'][wax]b?\+?[\"']|\.to_(?:csv|parquet|excel)\((?!index=)"
    )
    rooms = [path for path in (ROOT / "components").rglob("*.py") if path != Path(atomic_save.__file__)]
    assert [path.name for path in rooms if writing.search(path.read_text("utf-8"))] == []
