"""Signatures of pictures: a C2PA manifest (Content Credentials) inside the file, signed with a certificate of the
user's, so that any change can be detected.

The library for it (`c2pa-python`) is optional, imported only when needed. No network is used: the signature has no time
stamp of an authority, and nothing is looked up. The manifest says that Dateline drew the picture from data, and nothing
about the data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from components.errors import ExportError, RequestError
from components.export import FORMATS
from components.export.citation import VERSION
from components.language import message

if TYPE_CHECKING:
    from collections.abc import Collection

SIGNED = {form.name: form.mime for form in FORMATS if form.signed}
_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia"  # what IPTC calls a picture drawn of data
_CURVES = {256: "es256", 384: "es384", 521: "es512"}  # bits of an elliptic curve → algorithm (RFC 9053)
_SETTINGS = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
    "builder": {"thumbnail": {"enabled": False}},
}


@dataclass(frozen=True)
class Seal:
    """A certificate, with its chain to the authority, and its private key, both as PEM; `algorithm` is C2PA's name for
    the kind of signature."""

    certificates: bytes
    key: bytes
    algorithm: str

    def sign(self, content: bytes, form: str) -> bytes:
        """The picture of the format `form`, signed. Raises ExportError."""
        c2pa = _library()
        manifest = {
            "claim_generator_info": [{"name": "Dateline", "version": VERSION}],
            "assertions": [
                {
                    "label": "c2pa.actions",
                    "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": _MADE}]},
                }
            ],
        }
        signed = BytesIO()
        try:
            signer = c2pa.Signer.from_info(
                c2pa.C2paSignerInfo(self.algorithm, self.certificates, self.key, None)  # no time stamp
            )
            builder = c2pa.Builder(json.dumps(manifest), c2pa.Context(c2pa.Settings.from_dict(_SETTINGS)))
            builder.sign(signer, SIGNED[form], BytesIO(content), signed)
        except c2pa.C2paError as error:
            raise ExportError(
                message(
                    "It could not be signed: {error}. A certificate for signing has the key usage “digital signature”, "
                    "an extended key usage such as e-mail protection, and is followed by those that lead to its "
                    "authority.",
                    error=str(error),
                )
            ) from error
        return signed.getvalue()


def seal(certificates: bytes, key: bytes, names: tuple[str, str], formats: Collection[str]) -> Seal:
    """The seal from the files of a certificate and its key, named `names`. Raises RequestError for a format that cannot
    be signed, ExportError if the two do not match or cannot sign."""
    for form in formats:
        if form not in SIGNED:
            raise RequestError(
                message(
                    "{form} has no place for a signature; there is one in {formats}.",
                    form=f".{form}",
                    formats=", ".join(f".{name}" for name in SIGNED),
                )
            )
    _library()
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 (comes with the extra)
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415

    try:
        private: Any = serialization.load_pem_private_key(key, None)
    except TypeError as error:
        raise ExportError(
            message("{name} has a password; give the key without one (openssl pkey -in … -out …).", name=names[1])
        ) from error
    except ValueError as error:
        raise ExportError(
            message("{name} is no private key as PEM, which begins with “-----BEGIN PRIVATE KEY”.", name=names[1])
        ) from error
    try:
        public: Any = load_pem_x509_certificates(certificates)[0].public_key()
    except (ValueError, IndexError) as error:
        raise ExportError(
            message("{name} is no certificate as PEM, which begins with “-----BEGIN CERTIFICATE”.", name=names[0])
        ) from error
    if private.public_key() != public:
        raise ExportError(
            message("{key} is not the key of the first certificate in {name}.", key=names[1], name=names[0])
        )
    as_pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Seal(certificates, as_pem, _algorithm(private, names[1]))


def installed() -> bool:
    """Whether the signing library is installed."""
    return find_spec("c2pa") is not None


def _algorithm(private: Any, name: str) -> str:
    """C2PA's name for the signature algorithm of a key. Raises ExportError for an unsupported one."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 (comes with the extra)

    if isinstance(private, ec.EllipticCurvePrivateKey) and private.curve.key_size in _CURVES:
        return _CURVES[private.curve.key_size]
    if isinstance(private, rsa.RSAPrivateKey) and private.key_size >= 2048:
        return "ps256"
    if isinstance(private, ed25519.Ed25519PrivateKey):
        return "ed25519"
    raise ExportError(
        message(
            "{name} cannot sign: it takes a key of P-256, P-384, P-521, Ed25519, or RSA of 2,048 bits or more.",
            name=name,
        )
    )


def _library() -> Any:
    """The signing library. Raises ExportError if it is not installed."""
    try:
        import c2pa  # noqa: PLC0415 (an extra, and not always needed)
    except ImportError as error:
        raise ExportError(
            message("Signing needs the package c2pa-python, which is not installed: pip install c2pa-python")
        ) from error
    return c2pa
