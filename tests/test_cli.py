"""The command line hands on what it is asked and says what it cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components import pipeline
from components.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from components.model import Request


@pytest.mark.parametrize(
    ("flags", "language", "said"),
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
def test_language(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    flags: list[str],
    language: str,
    said: str,
) -> None:
    asked: list[Request] = []

    def export(_store: object, request: Request, _format: str) -> bytes:
        asked.append(request)
        return b""

    monkeypatch.setattr(pipeline, "export", export)
    (tmp_path / "events.csv").write_text("date,title\n2014-10-28,Vote\n", "utf-8")
    assert main(["export", str(tmp_path / "events.csv"), "-o", str(tmp_path / "out.json"), *flags]) == 0
    assert [request.language for request in asked] == [language]
    error = capsys.readouterr().err
    assert said in error
    assert bool(error) == bool(said)
