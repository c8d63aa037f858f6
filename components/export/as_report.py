"""A chronology as PDF: the picture, then the events in order with their sources, then what could not be placed.

The PDF has page numbers, tags, a title and a language (PDF/UA-1); its text is real text, its fonts are embedded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from components.draw import writable
from components.errors import ExportError
from components.export.formatting import about, title
from components.export.picture import PX, UNNAMED, compile_typst
from components.language import message, plural, say, translated, using_language
from components.layout.names import title_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from components.export.picture import Picture
    from components.model import Event, Int64, Loaded, Rejected, Request, Store

MARGIN, FOOT = 20, 12  # mm, the margin of a page, and the space below the picture
CLOSE = 5.06  # px of the picture in a mm: 13 px are 7 points
MOST = 20_000  # events, some thousand pages
_LONG = 2_000  # characters: a longer event may continue on the next page
# The data come as an input, so that nothing in them is read as Typst's markup.
PAGES = b"""#let it = json(bytes(sys.inputs.report))
#set document(title: it.title, date: none, description: it.description, keywords: it.keywords)
#set text(font: "Noto Sans", size: 9.5pt, lang: it.language)
#set par(leading: 0.55em)
#let small(body) = text(8.5pt, fill: luma(80), body)
#let foot = context grid(
  columns: (1fr, auto), column-gutter: 5mm, small(it.title), small(counter(page).display("1 / 1", both: true)),
)
#set page(width: it.wide * 1mm, height: it.high * 1mm, margin: it.margin * 1mm, footer: foot)
#for at in range(it.pictures) {
  if at > 0 { pagebreak() }
  image(bytes(sys.inputs.at("svg" + str(at))), format: "svg", width: 100%, alt: it.alt)
}
#if it.pictures > 0 { pagebreak() }
#show heading: set block(above: 1.6em, below: 0.9em)
#let entry(one) = block(below: 0.9em, breakable: one.long, grid(
  columns: (34mm, 1fr), column-gutter: 5mm, text(weight: "bold", one.date),
  {
    text(weight: "bold", one.title)
    for line in one.lines { linebreak(); line }
    for line in one.about { linebreak(); small(line) }
  },
))
#for part in it.parts {
  heading(part.title)
  if part.text != "" { par(part.text) }
  for one in part.entries { entry(one) }
  if part.lines.len() > 0 { list(..part.lines) }
}
"""


@dataclass(frozen=True)
class Paper:
    """A page of paper: its sides in mm."""

    wide: float
    high: float

    @property
    def pixels(self) -> tuple[int, int]:
        """The width and height (px) of this paper in a request."""
        return round(self.wide / 25.4 * PX), round(self.high / 25.4 * PX)

    @property
    def room(self) -> tuple[int, int]:
        """The largest width and height (px) of a picture on this paper: it is as wide as the text."""
        return round((self.wide - 2 * MARGIN) * CLOSE), round((self.high - 2 * MARGIN - FOOT) * CLOSE)


PAPERS = (Paper(210, 297), Paper(297, 210), Paper(215.9, 279.4), Paper(279.4, 215.9))  # A4, the default, and Letter


def paper(request: Request) -> Paper:
    """The paper whose size is requested, A4 if it is none of them."""
    return next((known for known in PAPERS if known.pixels == (request.width, request.height)), PAPERS[0])


def room(request: Request) -> tuple[int, int]:
    """The largest size of the picture in px, on the requested paper."""
    return paper(request).room


def as_report(store: Store, rows: Int64, drawing: Callable[[], Picture]) -> bytes:
    """PDF/UA-1, on the paper for which the picture was drawn; without events there is no picture. Raises ExportError
    for more events than MOST, or if no PDF can be made."""
    if len(rows) > MOST:
        raise ExportError(
            message(
                "A chronology as PDF holds {most} events at most, of {n}; filter them first.", most=MOST, n=len(rows)
            )
        )
    picture = drawing() if len(rows) else None
    drawn = [page.svg() for page in picture.pages] if picture else []
    cited = picture.cited if picture else None
    language = picture.language if picture else "en"
    page = next((known for known in PAPERS if picture and known.room[0] == round(picture.scene.width)), PAPERS[0])
    with using_language(language):
        parts, unnamed = list(_parts(store, rows)), translated(UNNAMED)
    report = {
        "title": (picture.title.strip() if picture else "") or title(store) or unnamed,
        "description": " ".join(cited.sentences) if cited else "",
        "keywords": [cited.keyword] if cited else [],
        "language": language.partition("-")[0],
        "pictures": len(drawn),
        "alt": (picture.scene.alt if picture else "") or unnamed,
        "parts": parts,
        "wide": page.wide,
        "high": page.high,
        "margin": MARGIN,
    }
    given = {"report": writable(json.dumps(report, ensure_ascii=False))}
    return compile_typst(PAGES, given | {f"svg{number}": page for number, page in enumerate(drawn)}, "pdf")


def _parts(store: Store, rows: Int64) -> Iterator[dict[str, Any]]:
    events = list(store.events(rows))
    dated = [event for event in events if event.precision]
    undated = [event for event in events if not event.precision]
    none = "" if dated else say("No event has a date.")
    yield _part(say("Chronology"), [_entry(event) for event in dated], sentence=none)
    if undated:
        yield _part(say("Without a date"), [_entry(event) for event in undated])
    yield from _not_placed(store.loaded)


def _not_placed(loaded: Loaded) -> Iterator[dict[str, Any]]:
    """The rejected rows and unread files, and the notes on the file."""
    rejected = [_rejected(row) for row in loaded.rejected]
    if rejected or loaded.unread:
        sentence = plural(
            len(rejected),
            "{n} row of {rows}, whatever the filters are.",
            "{n} rows of {rows}, whatever the filters are.",
            rows=loaded.rows,
        )
        unread = [translated(reason) for _, reason in loaded.unread]
        yield _part(say("What could not be read"), sentence=sentence, lines=[*rejected, *unread])
    if loaded.notes:
        yield _part(
            say("To be looked at"),
            sentence=say("What was noticed in the whole file."),
            lines=list(map(translated, loaded.notes)),
        )


def _rejected(row: Rejected) -> str:
    line = say("line {n}", n=row.line)
    where = f"{row.file}, {line}" if row.file else line
    reason = translated(row.reason)
    return f"{where}: “{row.value}”: {reason}" if row.value else f"{where}: {reason}"


def _entry(event: Event) -> dict[str, Any]:
    lines = [line for line in event.description.splitlines() if line.strip()]
    long = sum(map(len, lines)) > _LONG
    date = event.words if event.precision else ""
    return {"date": date, "title": title_name(event.title), "lines": lines, "about": list(about(event)), "long": long}


def _part(
    title: str, entries: list[dict[str, Any]] | None = None, sentence: str = "", lines: Any = ()
) -> dict[str, Any]:
    return {"title": title, "text": sentence, "entries": entries or [], "lines": lines}
