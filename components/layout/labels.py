"""Label candidates: the ways in which an event's words can stand beside, above, below or inside its mark, and the label
for the chosen one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from components.layout.bars import SIZES
from components.layout.overlap import TOUCH
from components.layout.row_packing import GAP, ROW, Candidate, Side
from components.layout.text import shorten, width
from components.scene import Box, Label, TextLine

if TYPE_CHECKING:
    from components.layout.bars import Size
    from components.layout.shape import Shape

Role = Literal["title", "date", "inside", "over"]

TITLE = 13.0  # px
DATE = 11.0
LINE = 17.0  # px from a line's middle to the next line's
BEFORE = 5.0  # px by which words at the left of a mark may reach beyond the left limit of others
BESIDE = 9.0  # px between a mark or line and words,
FARTHEST = 22.0  # and between a mark and words past a line beside it, at most
LEFT_OVER = 24.0  # px of a mark to the right of words that begin past a line through it, at least
ABOVE = 21.0  # px from a mark's middle to the middle of the words above or below it: clear of a cap
BESIDE_HEIGHT = 38.0  # px of a row of marks with words beside them,
INSIDE_HEIGHT = SIZES[0].row  # inside them,
AROUND_HEIGHT = 64.0  # and above or below them
LONGEST = 300.0  # px of a title before it is shortened
SHORTER = (1.0, 0.7, 0.5)  # shares of the length to which a title is drawn, tried in turn
INSIDE = 11.0  # px of words inside a bar or beside a thin one
PAD = 7.0  # px between the left end of a bar and the words inside,
END = 14.0  # between these and its right end,
SIGN = 10.0  # and more at an end that is an arrow or a question mark
UNDATED = 5.0  # cost of a title without its date
INSIDE_ALONE = 1.2  # the same inside a bar, whose ends show the date: cheaper than another row
SHORTENED = 3.5  # cost of each step of `SHORTER`
IN_ROW = 1.45  # cost of a title above or below a bar that touches others,
IN_ROW_SHORTER = 0.03  # and of each step of `SHORTER` there
SIDES: tuple[Side, ...] = "above", "below"  # in the order in which they are tried
IN_ROW_BARE = 1.58  # cost of no words for such a bar: cheaper than another row, too


def candidates(
    shape: Shape,
    title: str,
    date: str,
    left: float,
    right: float,
    lines: Sequence[float] = (),
    soft: float = 0.0,
) -> tuple[Candidate, ...]:
    """The label candidates of a mark, the cheapest first, the last one without words. Words stay between `left` and
    `right` px; past vertical `lines` (px, ascending) that are close. `soft` is the extent (px) of a halo around the
    mark. Candidates give up, in this order: the best place (beside, other side, above and below), the length of the
    title (`SHORTER`), the date, and all words."""
    found = list(_inside(shape, title, date, right)) if shape.kind == "lasted" else []
    tried = {line for candidate in found for line in candidate.lines}
    full, date_width = width(title, TITLE), width(date, DATE)
    low, high = shape.reach
    before, after = _beside(shape, lines, BESIDE + soft)
    longest = min(LONGEST, full + 1, right - left - 1)
    for loss, share in enumerate(SHORTER):
        text = shorten(title, min(longest, share * min(longest, full) + 1), TITLE)
        if not text or text in tried:
            continue
        tried.add(text)
        title_width = width(text, TITLE)
        base = SHORTENED * (loss or full > right - left)
        for words, wide in (((text, date), max(title_width, date_width) + 1), ((text,), title_width + 1)):
            for preference, side in enumerate(_sides(shape, wide)[: len(words) + 1]):
                if side == "left":
                    start, end = before - wide, before
                else:
                    start = after if side == "right" else _from_mark(shape, wide, (left, right), lines)
                    end = start + wide
                if start < left - BEFORE * (side == "left") or end > right:
                    continue
                height = AROUND_HEIGHT if side == "around" else BESIDE_HEIGHT
                cost = base + 0.7 * preference + UNDATED * (2 - len(words))
                bar = TOUCH if shape.kind == "lasted" and side != "around" else 0.0
                ink = min(start, low), max(end, high)
                found.append(Candidate(side, *ink, height, cost, words, (start, end), bar))
    if not found:
        found += _above(shape, title, (left, right), lines)
    return (*sorted(found, key=attrgetter("cost")), bare_mark(shape))


def _above(shape: Shape, title: str, room: tuple[float, float], lines: Sequence[float]) -> Iterator[Candidate]:
    """The candidate of the title alone above its mark, cut to the picture, if that has room. `room` are the left and
    right px of the picture."""
    if text := shorten(title, min(LONGEST, room[1] - room[0] - 1), TITLE):
        wide = width(text, TITLE) + 1
        start = _from_mark(shape, wide, room, lines)
        if start + wide <= room[1]:
            ink = min(start, shape.reach[0]), max(start + wide, shape.reach[1])
            yield Candidate("above", *ink, AROUND_HEIGHT, UNDATED, (text,), (start, start + wide))


def _inside(shape: Shape, title: str, date: str, most: float) -> Iterator[Candidate]:
    """The candidates with the title inside a bar: in its solid part, or in its pale one if that is larger. The date
    follows it, or stands after the bar if that ends before `most` px, or is left out."""
    solid = shape.solid or (shape.right, shape.right)
    pale = max((shape.left, solid[0]), (solid[1], shape.right), key=lambda side: side[1] - side[0])
    if not shape.filled and (shape.right_end if pale[0] >= solid[1] else shape.left_end) not in ("arrow", "unknown"):
        return
    low, high = solid if shape.filled else pale
    start = low + PAD + SIGN * (low == shape.left and shape.left_end in ("arrow", "unknown"))
    room = high - END - SIGN * (high == shape.right and shape.right_end in ("arrow", "unknown")) - start
    low, high = shape.reach
    full = width(title, INSIDE)
    for loss, share in enumerate(SHORTER):
        text = shorten(title, min(room, share * full + 1), INSIDE)
        if not text or (loss and text == title):
            continue
        cost = SHORTENED * (loss + (text != title and not loss))
        for caption in (f"{text}, {date}", text):
            wide = width(caption, INSIDE) + 1
            if wide > room:
                continue
            words = start, start + wide
            if caption != text:
                yield Candidate("inside", low, high, INSIDE_HEIGHT, cost, (caption,), words, bar=TOUCH)
                continue
            beside = shape.right + BESIDE
            end = beside + width(date, DATE) + 1
            if end <= most:
                yield Candidate("inside", low, end, INSIDE_HEIGHT, cost + 0.3, (text, date), words, aside=beside)
            yield Candidate("inside", low, high, INSIDE_HEIGHT, cost + INSIDE_ALONE, (text,), words, bar=TOUCH)


def candidates_in_row(
    candidates: Sequence[Candidate], shape: Shape, title: str, right: float, meets: tuple[bool, bool]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The candidates of a bar that touches others (`meets`: one at its left, one at its right) and should share a row
    with these; and, for words that are added later, all candidates in that row. The title stands where the others leave
    room, or above or below the bar, from its beginning to `right` px at most. `candidates` are the usual ones."""
    *with_words, bare = candidates
    start = shape.left + 1.0  # a bar that is cut begins where the axis does
    beside = [other for other in with_words if other.side not in ("around", "above")]
    clear = [
        other
        for other in beside
        if not ((other.side == "left" and meets[0]) or (other.right > bare.right and meets[1]))
    ]
    over: list[Candidate] = []
    full = width(title, TITLE)
    longest = min(LONGEST, full + 1, right - start - 1)
    for loss, share in enumerate(SHORTER):
        text = shorten(title, min(longest, share * min(longest, full) + 1), TITLE)
        if text and not any(text in other.lines for other in over):
            words, cost = (start, start + width(text, TITLE) + 1), IN_ROW + IN_ROW_SHORTER * loss
            over += [_as_wide_as(bare, Candidate(side, *words, AROUND_HEIGHT, cost, (text,), words)) for side in SIDES]
    around = [
        _as_wide_as(bare, other)
        for other in with_words
        if other.side == "around" and other.words and other.words[0] >= shape.left
    ]
    clear, every = (sorted(some, key=attrgetter("cost")) for some in (clear + over, beside + over + around))
    return (*clear, bare._replace(cost=IN_ROW_BARE)), (*every, bare)


def _as_wide_as(bare: Candidate, candidate: Candidate) -> Candidate:
    """The candidate, with words above or below its mark, that takes no more of the row than the `bare` mark does."""
    return candidate._replace(left=bare.left, right=bare.right, bar=bare.bar)


def bare_mark(shape: Shape, height: float = ROW) -> Candidate:
    """The candidate of a mark without words."""
    return Candidate("none", *shape.reach, height, 12.0, bar=TOUCH if shape.kind == "lasted" else 0.0)


def thin_bar(shape: Shape, title: str, size: Size, right: float, soft: float = 0.0) -> Candidate:
    """The candidate of a thin bar, with its title beside it where the row is high enough and the words end before
    `right` px. `soft` is how far (px) a halo reaches beyond the bar."""
    start = shape.right + soft + GAP
    text = shorten(title, min(LONGEST, right - start - 1), INSIDE) if size.row >= INSIDE * 1.25 else ""
    if not text:
        return bare_mark(shape, size.row)
    end = start + width(text, INSIDE) + 1
    return Candidate("right", shape.left, end, size.row, 0.0, (text,), (start, end), aside=start)


def label(event: str, candidate: Candidate, shape: Shape, y: float, lane: int, inside: Role = "inside") -> Label | None:
    """The label of a mark for the chosen candidate, None without words. The middle of the mark's row is at `y` px;
    words inside a bar have the role `inside`."""
    if not candidate.words:
        return None
    left, right = candidate.words
    if candidate.side == "inside":
        beside: list[tuple[str, float, Role]] = [(candidate.lines[-1], y, "date")] * (candidate.aside is not None)
        return text_label(event, left, "left", [(candidate.lines[0], y, inside), *beside], lane, candidate.aside)
    offsets = (
        (-ABOVE, ABOVE)
        if candidate.side == "around"
        else (ABOVE * (1 if candidate.side == "below" else -1),)
        if candidate.side in ("above", "below")
        else (-LINE / 2 + 0.5, LINE / 2)
        if len(candidate.lines) > 1
        else (0.0,)
    )
    anchor: Literal["left", "right"] = "right" if candidate.side == "left" else "left"
    roles: tuple[Role, ...] = ("title", "date") if candidate.aside is None else ("date",)  # small beside a thin bar
    texts = [(text, y + offset, role) for text, offset, role in zip(candidate.lines, offsets, roles, strict=False)]
    found = text_label(event, right if anchor == "right" else left, anchor, texts, lane)
    return _at_the_mark(found, right, shape.left) if candidate.side == "around" and left < shape.left - 1.0 else found


def text_label(
    event: str,
    x: float,
    anchor: Literal["left", "right"],
    texts: Sequence[tuple[str, float, Role]],
    lane: int,
    aside: float | None = None,
) -> Label:
    """The label of `texts` (text, y of its middle, role), a line each. All start (`anchor` "left") or end at `x` px,
    except the last one if it starts at `aside`."""
    lines = tuple(TextLine(text, round(y, 2), role) for text, y, role in texts)
    if aside is not None:
        lines = (*lines[:-1], replace(lines[-1], x=round(aside, 2)))
    boxes = tuple(_box(line, x, anchor) for line in lines)
    return Label(event, round(x, 2), anchor, lines, boxes, lane)


def _at_the_mark(label: Label, end: float, mark: float) -> Label:
    """A label moved inside the `end` of the picture (px), with each line as close to its `mark` as possible."""
    lines = []
    for line, (left, _, right, _) in zip(label.lines, label.boxes, strict=True):
        x = min(mark, end - 1 - (right - left))
        lines.append(replace(line, x=round(x, 2)) if x > label.x else line)
    boxes = tuple(_box(line, label.x, "left") for line in lines)
    return replace(label, lines=tuple(lines), boxes=boxes)


def _box(line: TextLine, x: float, anchor: Literal["left", "right"]) -> Box:
    """The box of the ink of a line."""
    size = TITLE if line.role == "title" else DATE
    wide = width(line.text, size)
    left = x if anchor == "left" else x - wide
    left = left if line.x is None else line.x
    return round(left, 2), round(line.y - size * 0.62, 2), round(left + wide, 2), round(line.y + size * 0.62, 2)


def _sides(shape: Shape, wide: float) -> tuple[Side, ...]:
    """The sides for words that are `wide` px wide, the best first."""
    if shape.left_end in ("fade", "arrow", "unknown") and shape.right_end == "cap":
        return ("left", "right", "around")
    if shape.kind in ("dot", "lasted") or shape.right - shape.left < min(80.0, wide * 0.6):
        return ("right", "left", "around")
    return ("around", "right", "left")


def _beside(shape: Shape, lines: Sequence[float], beside: float) -> tuple[float, float]:
    """The px at which words left of a mark end, and at which words right of it begin: past a line that is close."""
    end, start = shape.left - beside, shape.right + beside
    close = bisect_left(lines, shape.left - FARTHEST + BESIDE)
    end = min(end, lines[close] - BESIDE) if close < len(lines) else end
    close = bisect_right(lines, shape.right + FARTHEST - BESIDE)
    return end, max(start, lines[close - 1] + BESIDE) if close else start


def _from_mark(shape: Shape, wide: float, room: tuple[float, float], lines: Sequence[float]) -> float:
    """The px at which words above and below a mark begin: where it does, or past a line through it, or earlier, so that
    they end where the `room` does (left and right px)."""
    left, right = room
    start = max(left, min(shape.left, right - wide))
    for x in lines[bisect_right(lines, start - BESIDE) :]:
        if x >= start + wide:
            break
        passed = x + BESIDE
        if passed + LEFT_OVER < shape.right and passed + wide <= right:
            start = passed
    return start
