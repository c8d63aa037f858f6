"""Signing on the page: with files that are chosen there, and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.draft.folder import folder
from components.errors import ExportError
from components.export import signature
from tests.export.test_signature import files, verified
from tests.ui.opened import no_errors, page, page_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.share import Offered

__all__ = ["files"]  # a fixture


def test_what_to_install_is_said_where_nothing_can_be_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.ui.signing.installed", lambda: False)
    app = page()
    assert "Install it with “pip install c2pa-python”" in page_text(app)
    assert not [each for each in app.get("file_uploader") if str(each.key).startswith("sign-")]


def test_pictures_are_signed_with_the_files_that_are_chosen(files: Path, offered: Offered) -> None:
    app = page()
    for name, file in (("sign-certificate", "ec.pem"), ("sign-key", "rsa.key")):
        app.file_uploader(key=name).upload(file, (files / file).read_bytes(), "application/x-pem-file")
        no_errors(app.run())
    assert "rsa.key is not the key of the first certificate" in page_text(app)
    with pytest.raises(ExportError, match=r"rsa\.key is not the key"):
        offered["export-png"][1]()
    app.file_uploader(key="sign-key").upload("ec.key", (files / "ec.key").read_bytes(), "application/x-pem-file")
    no_errors(app.run())
    assert "Files that end in .png, .svg, .pdf, .webp, .report.pdf are signed." in page_text(app)
    for form in ("png", "svg"):
        assert verified(offered[f"export-{form}"][1](), form)["validation_state"] == "Valid"
    assert b"date" in offered["export-csv"][1]()
    assert not any(b"PRIVATE KEY" in path.read_bytes() for path in folder().glob("*"))
    assert signature.installed()
