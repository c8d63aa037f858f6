"""Signed pictures, verified by the library of the Content Authenticity Initiative: whole, unless one bit is changed."""

from __future__ import annotations

import json
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from components import cli, pipeline
from components.errors import ExportError, RequestError
from components.export import signature
from components.language import translated, using_language
from components.model import Request, Source
from tests.missing import missing

ROOT = Path(__file__).parents[2]
SEED = ROOT / "data" / "events.csv"
STORE = pipeline.load(Source("events.csv", SEED.read_bytes()))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with keys of several kinds and a certificate of each, `ec.pem` and `ec.key` and their like, of an
    authority of our own."""
    if not find_spec("c2pa"):
        missing('Signing is tried with the package c2pa-python: pip install "c2pa-python"')
    from tests.export.certificates import certificate, private_keys, private_pem

    folder = tmp_path_factory.mktemp("signing")
    keys = private_keys()
    authority = certificate("Root", keys["root"])
    for name, key in keys.items():
        (folder / f"{name}.pem").write_bytes(certificate("Signer", key, "Root", keys["root"]) + authority)
        for file, password in ((f"{name}.key", None), (f"{name}.locked.key", b"secret")):
            (folder / file).write_bytes(private_pem(key, password))
    return folder


def seal(files: Path, certificate: str = "ec.pem", key: str = "ec.key") -> signature.Seal:
    names = certificate, key
    return signature.seal((files / certificate).read_bytes(), (files / key).read_bytes(), names, ("png",))


def verified(content: bytes, form: str) -> dict[str, Any]:
    """What the library says of a signed file."""
    import c2pa

    with c2pa.Reader(signature.SIGNED[form], BytesIO(content)) as reader:
        fields: dict[str, Any] = json.loads(reader.json())
    return fields


@pytest.mark.parametrize("form", signature.SIGNED)
def test_a_signed_picture_is_whole_and_can_be_asked_again(files: Path, form: str) -> None:
    request = Request(title="Secret title", filters=(("actor", ("Japan",)),))
    content = seal(files).sign(pipeline.export(STORE, request, form), form)
    text = verified(content, form)
    assert text["validation_state"] == "Valid"
    assert [each["code"] for each in text["validation_status"]] == ["signingCredential.untrusted"]
    manifest = text["manifests"][text["active_manifest"]]
    assert manifest["claim_generator_info"][0]["name"] == "Dateline"
    assert manifest["signature_info"]["common_name"] == "Signer"
    assert "time" not in manifest["signature_info"]
    assert "Secret title" not in json.dumps(text)
    assert pipeline.recall(content, f"x.{form}", STORE)[0].filters == request.filters


def test_a_changed_picture_is_told(files: Path) -> None:
    content = bytearray(seal(files).sign(pipeline.export(STORE, Request(), "png"), "png"))
    content[-100] ^= 1
    assert verified(bytes(content), "png")["validation_state"] == "Invalid"


@pytest.mark.parametrize(("name", "algorithm"), [("ec384", "es384"), ("rsa", "ps256"), ("ed", "ed25519")])
def test_keys_of_several_kinds_sign(files: Path, name: str, algorithm: str) -> None:
    mine = seal(files, f"{name}.pem", f"{name}.key")
    assert mine.algorithm == algorithm
    assert verified(mine.sign(pipeline.export(STORE, Request(), "svg"), "svg"), "svg")["validation_state"] == "Valid"


@pytest.mark.parametrize(
    ("certificate", "key", "message"),
    [
        ("ec.pem", "rsa.key", "rsa.key is not the key of the first certificate in ec.pem"),
        ("ec.key", "ec.key", "ec.key is no certificate as PEM"),
        ("ec.pem", "ec.pem", "ec.pem is no private key as PEM"),
        ("ec.pem", "ec.locked.key", "ec.locked.key has a password"),
    ],
)
def test_what_cannot_sign_says_why(files: Path, certificate: str, key: str, message: str) -> None:
    with pytest.raises(ExportError, match=message) as found:
        seal(files, certificate, key)
    with using_language("fr"):  # as it is shown on the page
        assert translated(str(found.value)) != str(found.value)


def test_a_certificate_that_may_not_sign_is_refused(files: Path) -> None:
    authority = (files / "ec.pem").read_text().split("-----END CERTIFICATE-----\n", 1)[1]
    mine = signature.Seal(authority.encode(), (files / "ec.key").read_bytes(), "es256")
    with pytest.raises(ExportError, match="key usage “digital signature”"):
        mine.sign(pipeline.export(STORE, Request(), "svg"), "svg")


def test_the_command_line_signs_what_it_writes(files: Path, tmp_path: Path) -> None:
    out, given = tmp_path / "a.png", ["--sign", str(files / "ec.pem"), "--key", str(files / "ec.key")]
    assert cli.main(["export", str(SEED), "-o", str(out), *given]) == 0
    assert verified(out.read_bytes(), "png")["validation_state"] == "Valid"


def test_a_table_has_no_place_for_a_signature() -> None:
    with pytest.raises(RequestError, match=r"\.csv has no place for a signature; there is one in \.png, \.svg"):
        signature.seal(b"", b"", ("a.pem", "a.key"), ("png", "csv"))


def test_without_the_package_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "c2pa", None)
    for name in ("a.pem", "a.key"):
        (tmp_path / name).write_text("x")
    given = ["--sign", str(tmp_path / "a.pem"), "--key", str(tmp_path / "a.key")]
    assert cli.main(["export", str(SEED), "-o", str(tmp_path / "a.png"), *given]) == 1
    assert capsys.readouterr().err.endswith("pip install c2pa-python\n")
    assert not (tmp_path / "a.png").exists()


def test_a_certificate_without_its_key_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["export", str(SEED), "-o", str(tmp_path / "a.png"), "--sign", "a.pem"])
    assert stopped.value.code == 2
