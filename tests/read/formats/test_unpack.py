"""Gzip: opened within bounds, or refused in one sentence."""

from __future__ import annotations

import gzip

import pytest

from components.errors import SourceError
from components.model import Source
from components.read import read

TABLE = b"date,title\n2014,vote\n"
PACKED = gzip.compress(TABLE * 100, mtime=0)


@pytest.mark.parametrize("name", ["events.csv.gz", "events.CSV.GZ", "events.csv"])
def test_a_gzip_is_read_as_what_is_in_it(name: str) -> None:
    loaded = read(Source(name, gzip.compress(TABLE)))
    assert (loaded.events, loaded.name) == (1, name)
    assert loaded.facts[0] == ("compression", f"gzip, {len(gzip.compress(TABLE))} bytes unpacked to {len(TABLE)}")


def test_parts_and_padding_are_one_file() -> None:
    packed = gzip.compress(TABLE) + gzip.compress(b"2015,talks\n") + b"\0" * 600
    assert read(Source("a.csv.gz", packed)).events == 2


REFUSED = [
    (gzip.compress(PACKED, mtime=0), "inside a gzip"),
    (PACKED[:-9], "breaks off"),
    (PACKED[:12], "breaks off"),
    (PACKED[:20] + b"\xff\xff" + PACKED[22:], "damaged"),
    (PACKED + b"junk", "damaged"),
    (gzip.compress(b"", mtime=0) * 2000, "parts"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_is_no_sound_gzip_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(Source("a.csv.gz", content))


def test_what_opens_out_of_all_proportion_is_refused() -> None:
    assert read(Source("a.csv.gz", gzip.compress(TABLE.ljust(15_000_000, b"\n")))).events == 1
    with pytest.raises(SourceError, match="unpacks to more than 20,"):
        read(Source("a.csv.gz", gzip.compress(TABLE.ljust(25_000_000, b"\n"))))
