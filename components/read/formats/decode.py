"""Bytes → text: detection of other file formats, then of the encoding. Nothing is lost: every byte becomes a
character."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.errors import RequestError, SourceError
from components.language import message
from components.read.formats.encoding_guess import guess
from components.read.wording import quoted

if TYPE_CHECKING:
    from components.model import Source

# First bytes that tell a file's format whatever its name says.
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", message("a PNG image")),
    (b"\xff\xd8\xff", message("a JPEG image")),
    (b"GIF8", message("a GIF image")),
    (b"%PDF-", message("a PDF document")),
    (b"\x7fELF", message("a program")),
    (b"PK\x03\x04", message("a zip archive")),
    (b"PK\x05\x06", message("an empty zip archive")),
    (b"\x1f\x8b", message("a gzip-compressed file")),
    (b"BZh", message("a bzip2-compressed file")),
    (b"\xfd7zXZ\x00", message("an xz-compressed file")),
    (b"\x28\xb5\x2f\xfd", message("a zstd-compressed file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", message("an old Excel or Word file (.xls, .doc) or one with a password")),
    (b"SQLite format 3\x00", message("an SQLite database")),
    (b"PAR1", message("a Parquet file")),
    (b"{\\rtf", message("a rich text document")),
)
_MARKUP = (
    (re.compile(rb"\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE), message("a web page (HTML)")),
    (re.compile(rb"\s*<(\?xml|svg|!--)", re.IGNORECASE), message("an XML file")),
    (re.compile(rb"\s*(\{\s*[\"}]|\[\s*([\"{\[\]\d]|true|false|null))"), "JSON"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
_FREE_CONTROLS, _MOST_CONTROLS = 8, 0.1  # control characters that a text may have: of all, as a share
_HEAD = 4096  # bytes looked at to tell formats apart

ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *("windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman", "cp437", "cp850"),
    *("windows-1250", "iso-8859-2", "cp852", "windows-1251", "iso-8859-5", "koi8-r", "koi8-u", "cp866"),
    *("windows-1253", "iso-8859-7", "windows-1254", "iso-8859-9", "windows-1255", "windows-1256", "windows-1257"),
    *("windows-1258", "tis-620", "shift_jis", "cp932", "euc-jp", "gbk", "gb18030", "big5", "euc-kr", "cp949"),
)
"""The encodings a person may name; other names for the same, such as `latin1` and `sjis`, are understood, too."""

# Windows-1252 with its five undefined bytes as the controls of the same number, as browsers read it (WHATWG).
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"


@dataclass(frozen=True)
class Text:
    """The text of a file without a byte order mark, its encoding (one of ENCODINGS) and the reason for it."""

    text: str
    encoding: str
    because: str
    utf8: bytes | None = None  # the same as UTF-8, if that is what the file is


def decode(source: Source, encoding: str = "") -> Text:
    """The text of the file, in `encoding` if a person states one. Raises SourceError if it is empty, another format,
    binary, or not in its encoding; RequestError for an unknown encoding."""
    content = source.content
    text = next((content[len(mark) :] for mark, _ in _MARKS if content.startswith(mark)), content)
    if not text or text.isspace():
        raise SourceError(message(_empty(content, text), file=source.name))
    if kind := other_format(content):
        raise SourceError(
            message("{file} is {kind}, not CSV; export it as “CSV UTF-8” and load that.", file=source.name, kind=kind)
        )
    if encoding:
        name = encoding_named(encoding)
        return Text(_decode_strictly(source, name, message("as you said")), name, message("as you said"))
    for mark, name in _MARKS:
        if content.startswith(mark):
            because = message("as its byte order mark says")
            return Text(_decode_strictly(source, name, because), name, because)
    if name := _unmarked_unicode(content):
        return Text(
            _decode_strictly(source, name, message("though its zero bytes look so")),
            name,
            message("by where its zero bytes are"),
        )
    binary = message("{file} is not text but binary data; export it as “CSV UTF-8” and load that.", file=source.name)
    if content.count(0) > _MOST_CONTROLS * len(content):
        raise SourceError(binary)
    try:
        return Text(content.decode(), "utf-8", message("which all of it is"), content)
    except UnicodeDecodeError as fault:
        if _is_binary(content) or _is_binary(content[:_HEAD]):
            raise SourceError(binary) from fault
        return _guessed(content, content.count(b"\n", 0, fault.start) + 1)


def _guessed(content: bytes, line: int) -> Text:
    """The text in an encoding that its letters suggest, else in Windows-1252; `line` is the first that is not UTF-8."""
    if found := guess(content):
        because = message(
            "because line {line} is not valid UTF-8 and its letters are right for {language}; check some words",
            line=f"{line}",
            language=found.languages_name,
        )
        return Text(content.decode(found.encoding), found.encoding, because)
    because = message("because line {line} is not valid UTF-8; check accents and quotation marks", line=f"{line}")
    if content.translate(None, _UNDEFINED) != content:
        because = message(
            "{because}, as there are bytes that are no characters in it: it may be another encoding",
            because=because,
        )
    return Text(_windows_1252(content), "windows-1252", because)


def _empty(content: bytes, text: bytes) -> str:
    if not content:
        return message("{file} is empty: it has no bytes at all; a table with a header row is needed.")
    if text:
        return message("{file} is empty: it holds nothing but white space; a table with a header row is needed.")
    return message("{file} is empty: it holds nothing but a byte order mark; a table with a header row is needed.")


def _windows_1252(content: bytes) -> str:
    return content.decode("latin-1").translate(_WINDOWS_1252)


def _is_binary(content: bytes) -> bool:
    """Whether content that is not UTF-8 has more control characters than a text in any other encoding."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > max(_FREE_CONTROLS, _MOST_CONTROLS * len(content))


def encoding_named(encoding: str) -> str:
    """The encoding of this name or of an alias (`latin1`), one of ENCODINGS. Raises RequestError if there is none."""
    try:
        found = codecs.lookup(encoding.strip().lower().removesuffix("-sig")).name
    except (LookupError, ValueError):
        found = ""
    name = next((name for name in ENCODINGS if codecs.lookup(name).name == found), "")
    if not name:
        raise RequestError(
            message(
                "There is no encoding {name}; there are: {names}.", name=quoted(encoding), names=", ".join(ENCODINGS)
            )
        )
    return name


def _decode_strictly(source: Source, encoding: str, because: str) -> str:
    content = source.content
    if encoding == "windows-1252":
        return _windows_1252(content)
    if encoding in ("utf-16", "utf-32") and not content.startswith(tuple(mark for mark, _ in _MARKS)):
        encoding += "-le"  # as Windows writes it; without a mark Python would take the machine's own order
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = len(content[: fault.start].decode(encoding, "ignore").splitlines()) or 1
        raise SourceError(
            message(
                "{file} has a letter on line {line} (byte {byte}) that cannot be read as {encoding}, "
                "{because}: choose another encoding, or save the file as “CSV UTF-8”.",
                file=source.name,
                encoding=encoding.upper(),
                because=because,
                byte=fault.start + 1,
                line=f"{line}",
            )
        ) from fault


def _unmarked_unicode(content: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, by the offsets of the zero bytes in ASCII characters; "" if there are
    none at such offsets."""
    head = content[: _HEAD * 4]
    zeros = [head[offset::4].count(0) for offset in range(4)]
    if not any(zeros):
        return ""
    characters = len(head) // 4
    for name, offsets in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1)), ("utf-16-le", (1, 3)), ("utf-16-be", (0, 2))):
        inside = [zeros[offset] for offset in offsets]
        outside = [zeros[offset] for offset in range(4) if offset not in offsets]
        if name.startswith("utf-32") and min(inside) >= characters > 0 and min(outside) < characters:
            return name
        if name.startswith("utf-16") and sum(inside) > characters and sum(outside) * 20 < sum(inside):
            return name
    return ""


def other_format(content: bytes) -> str:
    """The name of the format of a file that is not a text table, by its first bytes; "" if they do not identify one."""
    head = content[:_HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = head.removeprefix(codecs.BOM_UTF8)
    return next((kind for pattern, kind in _MARKUP if pattern.match(text)), "")
