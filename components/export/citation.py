"""The citation of a picture: sentences below it, and its request, machine-readable, inside the file.

The public profile of the request has no names of hidden, pinned or opened lanes and no selected event; the full one has
the whole request. `read_citation` finds the request in a file, so that the picture can be made again.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, fields
from html import escape
from itertools import repeat
from pathlib import PurePath
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from components.dates.zones import zone_names
from components.errors import RequestError
from components.filters import describe
from components.language import joined, message, plural, say
from components.model import CONTENTS, Content, Limits, Request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.layout.source import Summary
    from components.scene import Scene

VERSION = "0.1.0"
Profile = Literal["public", "full"]
MARK = "dateline-request:"  # before the request in a file, which is base64url
_FOUND = re.compile(rb"dateline-request:([A-Za-z0-9_-]{2,20000}=*)")
_SHORT = 16  # digits of a SHA-256 (64) that are printed
SOURCES = 3  # that are named
_LONGEST = 10_000  # characters of a text in it
_FARTHEST = 1e18  # seconds, and any number
_TYPES = get_type_hints(Request, include_extras=True)
_NAMESPACE = "https://dateline.invalid/terms#"


@dataclass(frozen=True)
class Origin:
    """The origin of events: the name of each file without its folders, with its SHA-256 ("" if unknown), the number of
    rejected rows, the first SOURCES of the sources that the events name, and how many sources there are."""

    files: tuple[tuple[str, str], ...]
    rejected: int = 0
    sources: tuple[str, ...] = ()
    all_sources: int = 0
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
    """RDF/XML in the vocabulary of Dublin Core; `about`, the description, is escaped already."""
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
    """The citation of the picture `scene` for a checked request."""
    record = {
        field.name: value
        for field in fields(Request)
        if (value := getattr(request, field.name)) != field.default
        and not (profile == "public" and field.name in CONTENTS and CONTENTS[field.name].private)
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
        some, others = "; ".join(origin.sources), origin.all_sources - len(origin.sources)
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
    """The names of files without their folders, each with its digest."""
    return tuple((PurePath(name.replace("\\", "/")).name, digest) for name, digest in files)


def has_citation(content: bytes) -> bool:
    """Whether a file is a picture by Dateline with a citation in it: PNG, PDF, WebP or SVG."""
    image = content.startswith((b"\x89PNG", b"%PDF-", b"<svg", b"<?xml")) or content[8:12] == b"WEBP"
    return image and _FOUND.search(content) is not None


def read_citation(content: bytes, name: str) -> CitedRequest:
    """The request in the content of a picture's file `name`. Raises RequestError if there is none, or no valid one."""
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
        request = Request(**{field: _valid(value, _TYPES[field]) for field, value in record["request"].items()})
        _known(request.zone, ("", *zone_names()))
        files = tuple((str(file), str(digest)) for file, digest in record["files"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RequestError(
            message("{name} says how it was made in a way that cannot be read; it may be damaged.", name=name)
        ) from error
    return CitedRequest(request, files)


def _valid(value: Any, hint: Any) -> Any:
    """A value read from a file, if it is of the type `hint`, one of those that the fields of `Request` have. Files are
    not trusted. Raises TypeError, ValueError."""
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Annotated:
        return _within(_valid(value, parts[0]), parts[1])
    if kind is UnionType:  # with None
        return None if value is None else _valid(value, parts[0])
    if kind is Literal:
        return _known(value, parts)
    if kind is tuple:
        if not isinstance(value, list):
            raise TypeError
        several = repeat(parts[0], len(value)) if parts[-1] is Ellipsis else parts
        return tuple(_valid(one, part) for one, part in zip(value, several, strict=True))
    if hint is str:
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise TypeError
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _FARTHEST:
        raise TypeError
    return _known(hint(value), (value,))  # a whole number stays one


def _within(value: Any, about: Content | Limits) -> Any:
    """The value, if it keeps to its limits, and a window ends after it begins."""
    if isinstance(about, Limits):
        right = value is None or about.least <= value <= about.most
    else:
        right = about.of != "window" or value is None or value[0] < value[1]
    if not right:
        raise ValueError
    return value


def _known(value: Any, known: Iterable[Any]) -> Any:
    if value not in known:
        raise ValueError
    return value
