"""Compressed files: a gzip of any format is unpacked, with a bound on its real size that is checked before memory is
used."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message
from components.model import Source
from components.read.bounds import most_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 200 * 1024 * 1024  # bytes, unpacked
_MAGIC = b"\x1f\x8b"
_PIECE = 1 << 20  # bytes unpacked at a time
_GIVEN = 1 << 14  # bytes given to it at a time
_MOST_MEMBERS = 1_000  # files that may be joined in one gzip
_GZIP = 16 + zlib.MAX_WBITS


def unpack(source: Source) -> tuple[Source, tuple[tuple[str, str], ...]]:
    """The file inside a gzip, under its name without “.gz”, and the fact for the receipt; any other file as it is.
    Raises SourceError for a gzip that is broken, holds another one, or unpacks to more than is safe."""
    if not source.content.startswith(_MAGIC):
        return source, ()
    most = min(_MOST, most_bytes(source))
    if _size(source, most) > most:
        raise SourceError(
            message(
                "{file} is a gzip file of {size} bytes that unpacks to more than {most}, which is not safe to open; "
                "unpack it yourself and load a part of it.",
                file=source.name,
                size=len(source.content),
                most=most,
            )
        )
    content = b"".join(_pieces(source))
    if content.startswith(_MAGIC):
        raise SourceError(
            message("{file} is a gzip file inside a gzip file; unpack it once and load that.", file=source.name)
        )
    path = Path(source.name)
    name = path.stem if path.suffix.lower() in (".gz", ".gzip") else source.name
    ratio = message("{size} bytes unpacked to {unpacked}", size=len(source.content), unpacked=len(content))
    return Source(name, content), ((message("compression"), message("gzip, {ratio}", ratio=ratio)),)


def _size(source: Source, most: int) -> int:
    """The unpacked size, found without keeping the content; counting ends above `most`."""
    size = 0
    for piece in _pieces(source):
        size += len(piece)
        if size > most:
            break
    return size


def _pieces(source: Source) -> Iterator[bytes]:
    """The unpacked bytes in pieces: the members of the gzip one after the other."""
    content, position = source.content, 0
    for _ in range(_MOST_MEMBERS):
        member = zlib.decompressobj(_GZIP)
        try:
            while not member.eof:
                if position >= len(content):
                    raise SourceError(
                        message("{file} is a gzip file that breaks off; download or copy it again.", file=source.name)
                    )
                piece = content[position : position + _GIVEN]
                yield member.decompress(piece, _PIECE)
                position += len(piece) - len(member.unconsumed_tail) - len(member.unused_data)
        except zlib.error as error:
            raise SourceError(
                message("{file} is a gzip file that is damaged; download or copy it again.", file=source.name)
            ) from error
        if position == len(content) or (
            content[position] == 0 and not content[position:].strip(b"\0")
        ):  # padding, as tapes and blocks have it
            return
    raise SourceError(
        message(
            "{file} is a gzip file of more than {most} parts; unpack it and load that.",
            file=source.name,
            most=_MOST_MEMBERS,
        )
    )
