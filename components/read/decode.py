"""Bytes → text: what the file really is, then its encoding. Nothing is lost: every byte has a character."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from components.errors import SourceError

if TYPE_CHECKING:
    from components.model import Source

# First bytes that tell a file's format whatever its name says.
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an Excel workbook (.xlsx)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip-compressed file"),
    (b"BZh", "a bzip2-compressed file"),
    (b"\xfd7zXZ\x00", "an xz-compressed file"),
    (b"\x28\xb5\x2f\xfd", "a zstd-compressed file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file (.xls, .doc)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a rich text document"),
)
_MARKUP = (
    (re.compile(rb"\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE), "a web page (HTML)"),
    (re.compile(rb"\s*<(\?xml|svg)", re.IGNORECASE), "an XML file"),
    (re.compile(rb"\s*(\{\s*[\"}]|\[\s*([\"{\[\]\d]|true|false|null))"), "JSON"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_NULS_OF_BINARY = 0.1  # more of the bytes than this being NUL: UTF-16 without its mark, or no text at all
_HEAD = 4096  # bytes looked at to tell formats apart

# Windows-1252 with its five undefined bytes as the controls of the same number, as browsers read it (WHATWG).
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def decode(source: Source) -> tuple[str, tuple[str, ...]]:
    """The file's text without a byte order mark, and what has to be said about the reading. Raises SourceError."""
    content = source.content
    if not content.strip():
        size = "has no bytes at all" if not content else "holds nothing but white space"
        raise SourceError(f"{source.name} is empty: it {size}; a CSV file with a header row is needed.")
    if kind := _other_format(content[:_HEAD]):
        raise SourceError(f"{source.name} is {kind}, not CSV; export it as “CSV UTF-8” and load that.")
    if content.startswith(_UTF32 + _UTF16):
        return _utf16_or_32(source)
    if content.count(0) > _NULS_OF_BINARY * len(content):
        raise SourceError(f"{source.name} is not text but binary data; export it as “CSV UTF-8” and load that.")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        note = f"Not valid UTF-8 (first on line {line}), so read as Windows-1252; check accents and quotation marks."
        return content.decode("latin-1").translate(_WINDOWS_1252), (note,)


def _other_format(head: bytes) -> str:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = head.removeprefix(codecs.BOM_UTF8)
    return next((kind for pattern, kind in _MARKUP if pattern.match(text)), "")


def _utf16_or_32(source: Source) -> tuple[str, tuple[str, ...]]:
    encoding = "UTF-32" if source.content.startswith(_UTF32) else "UTF-16"
    try:
        return source.content.decode(encoding), (f"Read as {encoding}, as its byte order mark says.",)
    except UnicodeDecodeError as fault:
        raise SourceError(
            f"{source.name} says it is {encoding} but stops being so at byte {fault.start + 1:,}; "
            "export it as “CSV UTF-8” and load that."
        ) from fault
