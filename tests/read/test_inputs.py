"""What a file is before it is read: pipes and standard input within the bound, devices and folders in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from components.errors import SourceError
from components.model import Source
from components.read import bounds, read

ROOT = Path(__file__).parents[2]
CHECK = [sys.executable, "-m", "components", "check"]
CSV = "date,title\n2014,a\n2015,b\n"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def check(*args: object, stdin: str | None = "") -> subprocess.CompletedProcess[str]:
    command = [*CHECK, *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", input=stdin, check=False)


def test_what_has_no_end_is_refused_in_a_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    sparse = tmp_path / "sparse.csv"
    sparse.touch()
    os.truncate(sparse, 3_000_000_000)
    for path, words in (
        (tmp_path / "pipe", "is a pipe that nothing comes through"),
        ("/dev/zero", "/dev/zero is a device and no file"),
        (sparse, "has 3,000,000,000 bytes or more, and files are read up to 1,000,000,000"),
    ):
        done = check(path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
        assert words in done.stderr


def test_a_pipe_and_standard_input_are_read() -> None:
    done = check("-", stdin=CSV)
    assert "rows 2 = events 2" in done.stdout, done.stderr
    command = f"{' '.join(CHECK)} <(sleep 0; printf '{CSV}')".replace("\n", "\\n")
    shell = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert "rows 2 = events 2" in shell.stdout, shell.stderr


def test_what_comes_through_a_pipe_is_bounded_while_it_comes() -> None:
    """Without an end, and without a size that could be asked for first."""
    small = f"import sys; from components.read import bounds; bounds.MOST_BYTES = 5_000_000; {_MAIN}"
    command = f"yes 2014,a | {sys.executable} -c '{small}' check -"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "standard input has 5," in done.stderr, done.stderr


_MAIN = "from components.cli import main; sys.exit(main())"


def test_an_upload_has_the_same_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_BYTES", 10)
    with pytest.raises(SourceError, match="read up to 10"):
        read(Source("a.csv", CSV.encode()))
