"""Certificates and their private keys, made for a test by an authority of our own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


def private_keys() -> dict[str, Any]:
    """A new private key of each kind; `root` is the authority's."""
    return {
        "root": ec.generate_private_key(ec.SECP256R1()),
        "ec": ec.generate_private_key(ec.SECP256R1()),
        "ec384": ec.generate_private_key(ec.SECP384R1()),
        "rsa": rsa.generate_private_key(65537, 2048),
        "ed": ed25519.Ed25519PrivateKey.generate(),
    }


def private_pem(key: Any, password: bytes | None) -> bytes:
    """A private key as PEM, locked if there is a password; the keys of one curve in the older of two forms."""
    encryption: Any = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    older = isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1)
    form = serialization.PrivateFormat.TraditionalOpenSSL if older else serialization.PrivateFormat.PKCS8
    pem: bytes = key.private_bytes(serialization.Encoding.PEM, form, encryption)
    return pem


def certificate(name: str, key: Any, issuer: str = "", by: Any = None) -> bytes:
    """The certificate of a key as PEM, signed by the key `by` of an issuer; where there is none, an authority's own."""
    now, authority, by = datetime.now(tz=UTC), not issuer, by or key
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer or name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(_usage(authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    if not authority:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    pem: bytes = made.sign(by, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    return pem


def _usage(authority: bool) -> x509.KeyUsage:
    """What a key may be used for: to sign certificates, or else to sign data."""
    others = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    usage = dict.fromkeys((*others, "encipher_only", "decipher_only"), False)
    usage |= {"digital_signature": not authority, "key_cert_sign": authority, "crl_sign": authority}
    return x509.KeyUsage(**usage)


def _name(name: str) -> Any:
    organization = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Newsroom")
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), organization])
