"""The citation of a picture: how it was made, in words below it, and machine-readable inside the file.

The public profile has no paths, no events and no names of hidden lanes; the full one has the whole request. A picture
with its request can be made again: `read_citation` finds the request in any file it was written to.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, fields
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from components.dates.zones import names
from components.errors import RequestError
from components.filters import describe
from components.language import joined, message, plural, say
from components.model import ORDERS, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from components.layout.source import Summary
    from components.scene import Scene

VERSION = "0.1.0"
Profile = Literal["public", "full"]
MARK = "dateline-request:"  # before the request in a file; letters, digits, - and _ follow
_FOUND = re.compile(rb"dateline-request:([A-Za-z0-9_-]{2,20000}=*)")
_SHORT = 16  # of the 64 digits of a SHA-256, in print
_PRIVATE = ("hidden", "selected", "pinned", "opened")  # names that a reader of the picture need not see
_NAMESPACE = "https://dateline.invalid/terms#"


@dataclass(frozen=True)
class Origin:
    """The origin of events: the name of each file without its folders and its SHA-256 ("" if unknown), the number of
    rows that could not be read, and the sources that the events name."""

    files: tuple[tuple[str, str], ...]
    rejected: int = 0
    sources: tuple[str, ...] = ()
    hidden: str = ""  # what was hidden on purpose, in a sentence


@dataclass(frozen=True)
class Citation:
    """The sentences below a picture, and the title and request that are written into its file."""

    title: str
    sentences: tuple[str, ...]
    payload: str

    @property
    def keyword(self) -> str:
        """The request and its data as one keyword."""
        return MARK + urlsafe_b64encode(self.payload.encode()).decode()

    @property
    def xmp(self) -> str:
        """An XMP packet (ISO 16684-1): title, description, and the request."""
        about = escape(" ".join(self.sentences))
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            f'{rdf(self.title, about, self.keyword)}</x:xmpmeta><?xpacket end="r"?>'
        )


@dataclass(frozen=True)
class CitedRequest:
    """The request of a picture, and the files it was drawn from: names and SHA-256."""

    request: Request
    files: tuple[tuple[str, str], ...]


def rdf(title: str, about: str, keyword: str) -> str:
    """RDF in the vocabulary of Dublin Core; `about` is XML already."""
    alternative = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        f'xmlns:dateline="{_NAMESPACE}"><dc:title>{alternative.format(escape(title))}</dc:title>'
        f"<dc:description>{alternative.format(about)}</dc:description>"
        f"<xmp:CreatorTool>Dateline {VERSION}</xmp:CreatorTool>"
        f"<dateline:request>{keyword}</dateline:request></rdf:Description></rdf:RDF>"
    )


def cite(request: Request, scene: Scene, summary: Summary, origin: Origin, profile: Profile = "public") -> Citation:
    """The citation of a picture, for a checked request."""
    record = {
        field.name: value
        for field in fields(Request)
        if (value := getattr(request, field.name)) != field.default
        and not (profile == "public" and field.name in _PRIVATE)
    }
    payload = json.dumps({"version": VERSION, "request": record, "files": origin.files}, ensure_ascii=False)
    title = " ".join(text for text, _ in scene.heading.title)
    return Citation(title.strip() or request.title, tuple(_sentences(request, scene, summary, origin)), payload)


def _sentences(request: Request, scene: Scene, summary: Summary, origin: Origin) -> Iterable[str]:
    undated = summary.shown - summary.dated
    sentences = [plural(summary.size, "{shown} of {n} event shown", "{shown} of {n} events shown", shown=summary.shown)]
    sentences += [say("{n} without a date", n=undated)] if undated else []
    sentences += [say("{n} outside this window", n=scene.outside)] if scene.outside else []
    if origin.rejected:
        sentences.append(
            plural(origin.rejected, "{n} row of the file could not be read", "{n} rows of the file could not be read")
        )
    yield say("{sentence}.", sentence=joined(sentences, "; "))
    if request.filters:
        yield say("Only events that match: {filters}.", filters=joined(describe(request.filters), "; "))
    if request.hidden:
        yield plural(len(request.hidden), "{n} lane left out.", "{n} lanes left out.")
    if origin.hidden:
        yield origin.hidden
    if origin.sources:
        some, others = "; ".join(origin.sources[:3]), len(origin.sources) - 3
        if others > 0:
            yield say("Sources: {sources} and {n} more.", sources=some, n=others)
        else:
            yield say("Sources: {sources}.", sources=some)
    for name, digest in origin.files[:3]:
        file = f"{name} (SHA-256 {digest[:_SHORT]}…)" if digest else name
        yield say("Data: {file}.", file=file)
    if len(origin.files) > 3:
        others = len(origin.files) - 3
        yield plural(others, "And {n} more file.", "And {n} more files.")
    yield say("Drawn by Dateline {version}.", version=VERSION)


def file_names(files: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The names of files without their folders, which are about a computer and not about the data."""
    return tuple((PurePath(name.replace("\\", "/")).name, digest) for name, digest in files)


def has_citation(content: bytes) -> bool:
    """Whether a file is a picture by Dateline with a citation in it: PNG, PDF, WebP or SVG."""
    image = content.startswith((b"\x89PNG", b"%PDF-", b"<svg", b"<?xml")) or content[8:12] == b"WEBP"
    return image and _FOUND.search(content) is not None


def read_citation(content: bytes, name: str) -> CitedRequest:
    """The request in the picture in a file. Raises RequestError if there is none, or no valid one."""
    found = _FOUND.search(content)
    if found is None:
        raise RequestError(
            message(
                "{name} does not say how it was made: it is no picture of Dateline's, or another program has "
                "written it.",
                name=name,
            )
        )
    try:
        record = json.loads(urlsafe_b64decode(found[1]))
        request = Request(**{field: _valid(field, value) for field, value in record["request"].items()})
        files = tuple((str(file), str(digest)) for file, digest in record["files"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RequestError(
            message("{name} says how it was made in a way that cannot be read; it may be damaged.", name=name)
        ) from error
    return CitedRequest(request, files)


def _texts(value: Any) -> tuple[str, ...]:
    if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise TypeError
    return tuple(value)


def _window(value: Any) -> tuple[float, float]:
    first, last = value
    if not all(isinstance(one, (int, float)) for one in value) or not -1e18 < first < last < 1e18:
        raise TypeError
    return float(first), float(last)


def _number(least: float, most: float) -> Callable[[Any], Any]:
    def valid(value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
            raise TypeError
        return value

    return valid


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 10_000:
        raise TypeError
    return value


def _filters(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((_text(field), _texts(values)) for field, values in value)


def _moments(value: Any) -> tuple[int, ...]:
    return tuple(int(_number(-1e18, 1e18)(one)) for one in value)


def _place(value: Any) -> int:
    return int(_number(1, 1e8)(value))


def _order(value: Any) -> str:
    if value not in ORDERS:
        raise TypeError
    return _text(value)


def _theme(value: Any) -> str:
    from components.marks.palette import PALETTES  # noqa: PLC0415 (slow to import, and not always needed)

    if value not in PALETTES:
        raise TypeError
    return _text(value)


def _zone(value: Any) -> str:
    if value not in ("", *names()):
        raise TypeError
    return _text(value)


_VALID: dict[str, Callable[[Any], Any]] = {
    "filters": _filters, "window": _window, "pinned": _texts, "hidden": _texts, "opened": _texts, "expanded": _texts,
    "without": _texts,
    "most_lanes": _number(1, 200), "first_lane": _place, "lane_order": _order,
    "width": _number(200, 10_000), "height": _number(200, 10_000),
    "scale": _number(0.1, 13), "budget": _number(1, 100_000),
    "unfolded": _moments, "theme": _theme, "zone": _zone,
}  # fmt: skip


def _valid(field: str, value: Any) -> Any:
    """A value of the request, checked for this field; files are not trusted."""
    valid: Callable[[Any], Any] = _VALID.get(field, _text)
    return valid(value)
