"""A scene as SVG, PNG, WebP or PDF, without a browser: our own SVG, rendered and typeset by Typst.

Text stays text in SVG and PDF. The PDF has tags, a title and a language (PDF/UA-1). Only our own fonts are used if they
have every letter, so that the same picture has the same bytes on every machine; other scripts use the fonts of the
computer.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from io import BytesIO
from struct import pack
from typing import TYPE_CHECKING
from zlib import crc32

from components.draw import Page, pages, svg, writable
from components.errors import ExportError
from components.export.citation import VERSION, Citation, rdf
from components.language import message, translated, using_language
from components.layout.heading import BOTTOM, EDGE
from components.layout.text import FONTS, covers, wrap
from components.marks.ink import Words
from components.marks.palette import PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    import typst

    from components.model import Theme
    from components.scene import Scene

FOLDER = FONTS[False, False].parent
UNNAMED = message("Timeline")  # PDF/UA-1 asks for a title and a description
MOST_PIXELS = 200_000_000  # 800 MB of memory
SMALL, LINE, MOST_LINES = 10.5, 14.0, 12  # px of the caption's letters and lines, and how many of these at most
NO_FONT = "could not be displayed"  # in Typst's error
_NO_CODE = "missing codepoints"  # in Typst's error about glyphs of several letters, as in Thai and Devanagari
PX = 96  # px in an inch, as in CSS
METRES = 0.0254  # of an inch
# Typst counts in points of 1/72 inch. The picture is an input, so that nothing in it is read as Typst's markup. It is a
# little smaller than its page: if rounding made it larger, it would be scaled down, and lose a row of pixels inside.
PAGE = b"""#set document(
  title: sys.inputs.title, date: none, description: sys.inputs.description,
  keywords: if sys.inputs.keyword == "" { () } else { (sys.inputs.keyword,) },
)
#set text(lang: sys.inputs.language)
#set page(width: float(sys.inputs.width) * 0.75pt, height: float(sys.inputs.height) * 0.75pt, margin: 0pt)
#for at in range(int(sys.inputs.pages)) {
  let all = 100% - 0.001pt
  image(bytes(sys.inputs.at("svg" + str(at))), format: "svg", width: all, height: all, alt: sys.inputs.alt)
}
"""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture for print: the scene, its theme and language, and the number of image pixels per px."""

    scene: Scene
    theme: Theme
    language: str = "en"
    scale: float = 1
    cited: Citation | None = None  # below the picture, and inside the file
    without: tuple[str, ...] = ()  # of title, legend and caption
    page: float | None = None  # px, the height of a page: there are as many pages as the lanes need
    part: Page | None = None  # the part of the scene on this page

    @property
    def shown(self) -> Scene:
        """The scene, without its legend if that is left out."""
        return replace(self.scene, legend=()) if "legend" in self.without else self.scene

    @property
    def foot(self) -> tuple[Words, ...]:
        """The lines of the caption, below the scene."""
        sentences = " ".join(self.cited.sentences) if self.cited and "caption" not in self.without else ""
        lines = wrap(sentences, self.scene.width - 2 * EDGE, SMALL, MOST_LINES)
        colour = PALETTES[self.theme].muted
        top = self.scene.height + round(SMALL)
        caption = tuple(Words(EDGE, top + index * LINE, text, SMALL, colour) for index, text in enumerate(lines))
        if not self.page:
            return caption
        number = f"{self.part.number} / {self.part.count}" if self.part else ""
        return (*caption, Words(self.scene.width - EDGE, top + len(lines) * LINE, number, SMALL, colour, "right"))

    @property
    def pages(self) -> tuple[Picture, ...]:
        """The pages as separate pictures, each with head, axis and caption. Raises ExportError if a lane is higher than
        a page."""
        if not self.page or self.part:
            return (self,)
        room = self.page - (self.full_height - self.scene.height)
        found = pages(self.scene, room)
        room -= self.scene.height - sum(part.last - part.first for part in found)
        if most := max((part.last - part.first for part in found if part.last - part.first > room), default=0.0):
            raise ExportError(
                message(
                    "A lane of the picture is {most} px high, and a page has {room} px for lanes; make it "
                    "larger, or let it be one page (--pages one), which shows less.",
                    most=round(most),
                    room=round(max(room, 0.0)),
                )
            )
        return tuple(replace(self, part=part) for part in found)

    @property
    def height(self) -> float:
        """The height in px of the scene with its caption, or of a page."""
        return self.page or self.full_height

    @property
    def full_height(self) -> float:
        """The height in px of the scene with its caption on a single page."""
        return self.foot[-1].y + BOTTOM if self.foot else self.scene.height

    def svg(self, style: Callable[[str], str] | None = None, meta: str = "") -> str:
        """The picture, or its part, as the text of an SVG document. `style` makes CSS for the text that is drawn,
        `meta` is its metadata (XML)."""
        page = (self.part, self.height) if self.part else None
        return svg(self.shown, self.theme, self.language, style, self.foot, meta, page)

    @property
    def title(self) -> str:
        """The title above the picture, on one line."""
        return " ".join(text for text, _ in self.scene.heading.title)


def as_svg(picture: Picture) -> bytes:
    """SVG 1.1 in UTF-8, with the letters of our fonts that it uses."""
    cited = picture.cited
    meta = rdf(cited.title, escape(" ".join(cited.sentences)), cited.keyword) if cited else ""
    return picture.svg(fonts_for, writable(meta)).encode()


def as_png(picture: Picture) -> bytes:
    """PNG of one page, with `scale` pixels per px. Raises ExportError."""
    content = _typeset(picture, "png")
    return _described(content, picture.cited, picture.scale) if picture.cited else content


def as_webp(picture: Picture) -> bytes:
    """Lossless WebP, with `scale` pixels per px. Raises ExportError."""
    from PIL import Image  # noqa: PLC0415 (slow to import, and not always needed)
    from PIL.ExifTags import Base  # noqa: PLC0415 (the same)

    content = BytesIO()
    exif = Image.Exif()
    exif[Base.XResolution] = exif[Base.YResolution] = PX * picture.scale  # the size in print
    exif[Base.ResolutionUnit] = 2  # in inches
    with Image.open(BytesIO(as_png(picture))) as image:
        xmp = writable(picture.cited.xmp).encode() if picture.cited else b""
        # more effort takes twice the time and saves a quarter of the bytes; a PNG has twice as many
        image.save(content, "WEBP", lossless=True, method=1, quality=20, xmp=xmp, exif=exif)
    return content.getvalue()


def as_pdf(picture: Picture) -> bytes:
    """PDF/UA-1, each page as large as the picture. Raises ExportError."""
    return _typeset(picture, "pdf")


MAKERS = {"png": as_png, "svg": as_svg, "pdf": as_pdf, "webp": as_webp}
"""The function that makes the file of a picture, by the format's name."""


def _typeset(picture: Picture, form: Literal["png", "pdf"]) -> bytes:
    drawn = [page.svg() for page in picture.pages]
    with using_language(picture.language):
        unnamed = translated(UNNAMED)
    given = {
        **{f"svg{index}": page for index, page in enumerate(drawn)},
        "pages": str(len(drawn)),
        "title": writable(picture.title) or unnamed,
        "language": picture.language.partition("-")[0],
        "alt": writable(picture.scene.alt) or unnamed,
        "width": f"{picture.scene.width}",
        "height": f"{picture.height}",
        "description": writable(" ".join(picture.cited.sentences)) if picture.cited else "",
        "keyword": picture.cited.keyword if picture.cited else "",
    }
    if form == "png":
        _bounded(picture)
    return compile_typst(PAGE, given, form, picture.scale)


def compile_typst(
    markup: bytes, given: Mapping[str, str], form: Literal["png", "pdf"], scale: float = 1, boxes: bool = True
) -> bytes:
    """The output of Typst for `markup` with the inputs `given`: PDF/UA-1, or a PNG of one page with `scale` pixels per
    px. Letters without a font become boxes. PDF/UA-1 allows neither boxes nor glyphs without a known letter: with
    these, a plain PDF is made, or if `boxes` is False none. Raises ExportError if nothing can be made."""
    import typst  # noqa: PLC0415 (slow to import, and not always needed)

    fonts = _fonts(system=not all(map(covers, set("".join(given.values())))))
    inputs = dict(given)
    try:
        if form == "png":
            made = typst.compile(markup, format="png", ppi=PX * scale, font_paths=fonts, sys_inputs=inputs)
        else:
            made = typst.compile(markup, format="pdf", pdf_standards=["ua-1"], font_paths=fonts, sys_inputs=inputs)
    except typst.TypstError as error:
        if not (boxes and form == "pdf" and (NO_FONT in str(error) or _NO_CODE in str(error))):
            raise ExportError(
                message("It could not be made as {form}: {error}.", form=form.upper(), error=str(error))
            ) from error
        made = typst.compile(markup, format="pdf", font_paths=fonts, sys_inputs=inputs)
    return bytes(made)  # an image has one page, so one file


def _bounded(picture: Picture) -> None:
    """Check the size of an image. Raises ExportError for more pixels than memory should hold."""
    pixels = picture.scene.width * picture.height * picture.scale**2
    if pixels > MOST_PIXELS:
        raise ExportError(
            message(
                "The image would have {pixels} million pixels, of {most} million at most; make it "
                "smaller, or export it as SVG or PDF, which have any size.",
                pixels=round(pixels / 1e6),
                most=round(MOST_PIXELS / 1e6),
            )
        )


def _described(content: bytes, cited: Citation, scale: float) -> bytes:
    """A PNG with its description, text chunks in UTF-8 (iTXt) after its header, XMP among them, and its size in print
    (pHYs), at `scale` pixels per px."""
    texts = {
        "Title": cited.title,
        "Description": " ".join(cited.sentences),
        "Software": f"Dateline {VERSION}",
        "XML:com.adobe.xmp": cited.xmp,
    }
    head = 8 + 25  # the signature, and the chunk with the size
    chunks = [b"iTXt" + key.encode() + bytes(5) + writable(text).encode() for key, text in texts.items() if text]
    chunks.append(b"pHYs" + pack(">IIB", *[round(PX * scale / METRES)] * 2, 1))
    data = b"".join(pack(">I", len(chunk) - 4) + chunk + pack(">I", crc32(chunk)) for chunk in chunks)
    return content[:head] + data + content[head:]


@lru_cache(maxsize=2)
def _fonts(system: bool) -> typst.Fonts:
    """Our fonts, and with `system` those of the computer, which take a moment to find."""
    import typst  # noqa: PLC0415 (slow to import, and not always needed)

    return typst.Fonts(include_system_fonts=system, font_paths=[str(FOLDER)])


def fonts_for(drawn: str) -> str:
    """CSS with our fonts, reduced to the letters of a picture; unused faces are left out."""
    faces = {(False, False): True, (True, False): 'font-weight="bold"' in drawn, (False, True): "italic" in drawn}
    letters = "".join(sorted(filter(covers, set(drawn))))
    return "".join(_face(letters, bold, italic) for (bold, italic), used in faces.items() if used)


@lru_cache(maxsize=64)
def _face(letters: str, bold: bool, italic: bool) -> str:
    """One @font-face with the outlines of `letters`."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 (slow to import, and not always needed)
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (slow to import, and not always needed)

    content = BytesIO()
    with TTFont(FONTS[bold, italic], recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=[], hinting=False))
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"  # every browser knows it, and it is a third smaller
        font.save(content)
    data = base64.b64encode(content.getvalue()).decode("ascii")
    look = f"font-weight:{'bold' if bold else 'normal'};font-style:{'italic' if italic else 'normal'}"
    return f'@font-face{{font-family:"Noto Sans";{look};src:url(data:font/woff;base64,{data})}}'
