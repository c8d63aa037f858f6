"""What a file really is, and its encoding."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import SourceError
from components.model import Source
from components.read.formats.decode import decode


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("events.csv", "date,title\n")
    return packed.getvalue()


NOT_CSV = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
    (b"%PDF-1.7\n", "PDF"),
    (_zip(), "a zip archive, not CSV"),
    (gzip.compress(b"date,title\n", mtime=0), "gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel"),
    (b"\n<!DOCTYPE html><html>", "HTML"),
    (codecs.BOM_UTF8 + b"<HTML>", "HTML"),
    (b'<?xml version="1.0"?>', "XML"),
    (b'{"title": "x"}', "JSON"),
    (b'[\n  {"date": "2014"}]', "JSON"),
    (b"[]", "JSON"),
    (b"\0" * 100, "binary"),
    (bytes(range(1, 32)) + b"\xff" * 100, "binary"),
    (b"\x7fELF\2\1\1", "program"),
    (b"<!-- exported --><html>", "XML"),
    (b"", "empty"),
    (b" \r\n\t\n", "empty"),
    (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
]


@pytest.mark.parametrize(("content", "named"), NOT_CSV)
def test_other_formats_are_named(content: bytes, named: str) -> None:
    with pytest.raises(SourceError, match=named) as raised:
        decode(Source("events.csv", content))
    assert str(raised.value).startswith("events.csv ")
    assert "\n" not in str(raised.value)


TEXTS = [
    (b"date,title\n", "date,title\n", ""),
    (codecs.BOM_UTF8 + "date,tïtle\n".encode(), "date,tïtle\n", ""),
    ("date,tïtle\n".encode("utf-16"), "date,tïtle\n", "utf-16-le, as its byte order mark"),
    ("date,tïtle\n".encode("utf-32"), "date,tïtle\n", "utf-32-le, as its byte order mark"),
    ("date,tïtle\n".encode("utf-16-be"), "date,tïtle\n", "utf-16-be, by where"),
    ("date,tïtle\n".encode("utf-16-le"), "date,tïtle\n", "utf-16-le, by where"),
    ("date,tïtle\n".encode("utf-32-le"), "date,tïtle\n", "utf-32-le, by where"),
    ("date,tïtle\n".encode("utf-32-be"), "date,tïtle\n", "utf-32-be, by where"),
    (b"date\n\x93caf\xe9\x94 \x80\x81", "date\n“café” €\x81", "line 2"),
    (b"[..2014] is no JSON", "[..2014] is no JSON", ""),
]


@pytest.mark.parametrize(("content", "text", "noted"), TEXTS)
def test_text_is_read_and_the_reading_stated(content: bytes, text: str, noted: str) -> None:
    read = decode(Source("events.csv", content))
    assert read.text == text
    assert noted in f"{read.encoding}, {read.because}"


@given(st.binary(max_size=200))
def test_no_byte_is_lost_whatever_it_is_taken_for(content: bytes) -> None:
    broken = b"date,\xff" + content.translate(None, bytes(range(32)))
    read = decode(Source("x.csv", broken))
    if read.encoding == "windows-1252":
        assert bytes(c if (c := ord(letter)) < 0x100 else letter.encode("cp1252")[0] for letter in read.text) == broken
    else:
        assert read.text == broken.decode(read.encoding, "strict")
