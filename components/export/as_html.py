"""A standalone HTML page: the picture, all facts about each event, and the ledger of the file.

It needs no network, and its Content Security Policy (level 2) forbids all requests. All facts are in the table, for
readers without scripts, too; the script shows them beside the picture. The full page also has wider pictures of the
same events for zooming. The marks of the slim page link to the rows of its table; if it would exceed `LEAN` bytes,
pictures and rows are compressed, and readers without scripts get as much of them as fits.
"""

from __future__ import annotations

import base64
import gzip
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from components.draw import THEMES, Colours, Overlay, inline, writable
from components.errors import ExportError
from components.export.html_rows import folded, ledger, lines, table
from components.export.members import members
from components.export.picture import fonts_for
from components.language import message, say, using_language
from components.layout.lane_heads import names_width
from components.marks.palette import PALETTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from components.export.drawing import Drawing
    from components.export.picture import Picture
    from components.model import Int64, Store
    from components.scene import Scene

MOST = 20_000  # events of a page; with a larger table browsers are slow
LEAN = 300_000  # bytes of a slim page
FITS = (420, 760)  # px, the widths of pictures for narrower windows
WIDER = (1, 3, 9)  # multiples of the requested width: the pictures for zooming
MOST_WIDE = 4_000  # events times such a multiple: the layout of more takes too long
_SHORT = 60  # characters of a cell in a page with little room
ROOMY = 1.25  # multiple of its width up to which a picture is stretched
NARROW = 0.9  # and down to which it is shrunk
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi"}  # languages
_WEB = Path(__file__).parent / "web"
_PAGE = ("paper", "band", "text", "muted", "guide", "axis", "reference")  # colours of the page around the picture
_TOOLS = """<div class="tools">
<span role="search"><label>{search} <input id="search" type="search" autocomplete="off"></label></span>
{all} <output id="found" aria-live="polite"></output>{zoom}</div>"""
_ZOOM = """<span id="zoom" role="toolbar" aria-label="{zoom}"><button aria-label="{nearer}">+</button>
<button aria-label="{farther}" disabled>−</button> <button aria-label="{whole}">{fit}</button></span>"""
_ZOOMED = '<div id="zoomed" class="zoomed" tabindex="0" role="region" aria-label="{name}" hidden></div>'
_PANEL = """<aside id="panel" class="panel" popover tabindex="-1" aria-label="{name}">
<button popovertarget="panel" popovertargetaction="hide">{close}</button>
<h2 id="head"></h2><div id="known"></div></aside>"""


@dataclass(frozen=True)
class _Page:
    """The contents of a page: pictures for windows of several `widths`, the `lines` of the events, the `packed` texts
    for its `scripts` by attribute, and a `remark` for readers without scripts."""

    store: Store
    rows: Int64
    picture: Picture
    colours: Colours
    widths: Sequence[int]
    pictures: Sequence[str]
    lines: str
    scripts: tuple[str, ...]
    packed: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""

    @property
    def title(self) -> str:
        """The title of the page."""
        picture = self.picture
        return picture.title.strip() or (picture.cited.title if picture.cited else "") or self.store.name


def as_html(store: Store, rows: Int64, drawing: Drawing) -> bytes:
    """The full page in UTF-8. Raises ExportError for more events than MOST."""
    picture, request = _picture(rows, drawing)
    widths = _widths(request)
    wider = [request * times for times in WIDER if times == 1 or times * len(rows) <= MOST_WIDE]
    scenes = {wide: picture.shown if wide == request else drawing(wide).shown for wide in {*widths, *wider}}
    colours, places = _colours(), _places(store, rows)
    drawn = {wide: _inline(store, rows, places, colours, scenes[wide], "button") for wide in sorted(scenes)}
    with using_language(picture.language):
        table_lines = lines(store, rows, folded(store, rows, places))
    packed = {f'data-wide="{wide}"': drawn[wide] for wide in wider}
    scripts = ("events.js", "packed.js", "zoom.js")
    return _content(
        _Page(store, rows, picture, colours, widths, [drawn[wide] for wide in widths], table_lines, scripts, packed)
    )


def as_slim_html(store: Store, rows: Int64, drawing: Drawing) -> bytes:
    """The slim page in UTF-8. Raises ExportError for more events than MOST."""
    picture, request = _picture(rows, drawing)
    widths = _widths(request)
    scenes = [picture.shown if wide == request else drawing(wide).shown for wide in widths]
    colours, places = _colours(), _places(store, rows)
    with using_language(picture.language):
        table_lines = lines(store, rows, folded(store, rows, places))
        linked = [_inline(store, rows, places, colours, scene, "link") for scene in scenes]
        page = _Page(store, rows, picture, colours, widths, linked, table_lines, ("slim.js",))
        content = _content(page)
        if len(content) <= LEAN:
            return content
        packed = {'id="packed"': f"{_fitting(linked)}\f{table_lines}"}  # no text has a form feed
        page = replace(page, packed=packed, scripts=("packed.js", "slim.js"))
        for pictures, table, remark in _without_scripts(store, rows, inline(picture.shown, colours, "p", {})):
            content = _content(replace(page, pictures=pictures, lines=table, remark=remark))
            if len(content) <= LEAN:
                break
    return content


def _without_scripts(store: Store, rows: Int64, still: str) -> Iterator[tuple[list[str], str, str]]:
    """The picture, rows and remark for readers without scripts of a compressed page, in several versions, each smaller
    than the one before."""
    cells, short = lines(store, rows), lines(store, rows, most=_SHORT)
    yield [still], cells, say("Without scripts, this page has no details of its events.")
    neither = say("Without scripts, this page has no picture and no details of its events, and long texts are cut.")
    yield [still], short, say("Without scripts, this page has no details of its events, and long texts are cut.")
    yield [], short, neither
    yield [], "", say("This page needs scripts to show its events.")


def _picture(rows: Int64, drawing: Drawing) -> tuple[Picture, int]:
    """The picture as requested, and its width in px. Raises ExportError for more events than MOST."""
    if len(rows) > MOST:
        raise ExportError(
            message(
                "A page holds {most} events, and there are {n}. Filter them, or export CSV, JSON or Parquet.",
                most=MOST,
                n=len(rows),
            )
        )
    picture = drawing()
    return picture, round(picture.scene.width)


def _widths(width: int) -> list[int]:
    return [*(wide for wide in FITS if wide < width * 0.8), width]


def _places(store: Store, rows: Int64) -> dict[str, int]:
    """The index into `rows` of each event by its id, for duplicate ids the first."""
    return {id: index for index, id in reversed(list(enumerate(store.cells("id", rows))))}


def _inline(
    store: Store, rows: Int64, places: Mapping[str, int], colours: Colours, scene: Scene, overlay: Overlay
) -> str:
    counted, names = members(store, rows, scene), names_width(scene.lanes)
    return inline(scene, colours, f"p{round(scene.width)}", places, counted, overlay, names)


def _colours() -> Colours:
    """The colours of the page around the picture, as CSS variables."""
    named = {tuple(getattr(PALETTES[theme], name) for theme in THEMES): f"--{name}" for name in _PAGE}
    return Colours(named)


def _content(page: _Page) -> bytes:
    """The page as HTML in UTF-8. Nothing is loaded, sent or embedded; only our own script and style are allowed, by
    their SHA-256."""
    picture = page.picture
    with using_language(picture.language):
        body = _body(page)
    letters = "".join((body, *page.packed.values()))
    style = _style(page) + fonts_for(f'{letters} font-weight="bold"')
    script = "".join(map(_asset, page.scripts))
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    language = picture.language
    direction = "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    cited = picture.cited
    headers = {"viewport": "width=device-width, initial-scale=1", "referrer": "no-referrer", "generator": "Dateline"}
    headers |= {"description": " ".join(cited.sentences), "dateline": cited.keyword} if cited else {}
    meta = "".join(f'<meta name="{name}" content="{_text(text)}">\n' for name, text in headers.items())
    packed = "".join(
        f'<script type="text/plain" {name}>{_packed(text)}</script>\n' for name, text in page.packed.items()
    )
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{meta}<title>{_text(page.title)}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n{body}\n{packed}<script>{script}</script>\n</body>\n</html>\n"
    ).encode()


def _body(page: _Page) -> str:
    picture, title = page.picture, _text(page.title)
    caption = _text(" ".join(picture.cited.sentences)) if picture.cited and "caption" not in picture.without else ""
    heading = "" if "title" in picture.without else f"<h1>{title}</h1>"
    remark = f"<noscript><p>{page.remark}</p></noscript>" if page.remark else ""
    zooms = "zoom.js" in page.scripts
    zoomed = _ZOOMED.format(name=say("Timeline, zoomed")) if zooms else ""
    panel = _PANEL.format(name=say("Details"), close=say("Close")) if zooms else ""
    return (
        f"{heading}{remark}{_tools(zooms)}\n"
        f'<figure id="picture" aria-label="{title}"><div id="fits">{_fitting(page.pictures)}</div>{zoomed}\n'
        f'<figcaption>{caption}</figcaption></figure>\n<p id="tip" class="tip" role="status" hidden></p>'
        f"{panel}\n<main>{table(page.lines)}\n{ledger(page.store, page.rows)}</main>"
    )


def _fitting(pictures: Sequence[str]) -> str:
    return "".join(f'<div class="fit fit{number}">{svg}</div>\n' for number, svg in enumerate(pictures))


def _tools(zooms: bool) -> str:
    """The tools above the picture: the search, and the zoom buttons or a button that shows everything again."""
    zoom = _ZOOM.format(
        zoom=say("Zoom"), nearer=say("Zoom in"), farther=say("Zoom out"), whole=say("Show everything"), fit=say("Fit")
    )
    everything = "" if zooms else f'<button id="all">{say("Show everything")}</button>'
    return _TOOLS.format(search=say("Search"), all=everything, zoom=zoom if zooms else "")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


def _style(page: _Page) -> str:
    """The page's CSS: its colours, and the width of window at which each picture is shown. The light theme, the
    default, changes to dark if the reader prefers that."""
    theme, colours, widths = page.picture.theme, page.colours, page.widths
    dark = f"@media (prefers-color-scheme:dark){{:root{{color-scheme:dark;{colours.css('dark')}}}}}"
    shown = ""
    for number, wide in enumerate(widths):
        least = f"(min-width:{wide * NARROW}px)" if number else "(min-width:0)"
        most = f" and (max-width:{widths[number + 1] * NARROW - 0.02}px)" if widths[number + 1 :] else ""
        shown += f"@media {least}{most}{{.fit{number}{{display:block;max-width:{wide * ROOMY}px}}}}"
    return (
        f":root{{color-scheme:{'dark' if theme == 'dark' else 'light'};{colours.css(theme)}}}"
        f"{dark if theme == 'light' else ''}{_asset('page.css')}{shown}"
        f"@media print{{:root{{color-scheme:light;{colours.css('print')}}}}}"
    )


@cache
def _asset(name: str) -> str:
    return (_WEB / name).read_text("utf-8")


def _packed(text: str) -> str:
    """A text as gzip in base64: wide pictures are several times as large as the rest of the page."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def _text(text: str) -> str:
    return escape(writable(text))
