"""Mutated files: whatever is done to the odd files of tests/corpus/, an outcome or a sentence of ours, nothing else.

python -m tests.fuzz [--count 50000] [--seed 1] [--first 0]

Every mutated file is read, and one in ten is drawn and exported as well. File n of a seed is the same in every run:
`--first n --count 1` makes it once more. What fails stays in .fuzz/ under seed, number and name, even if the process
dies of it. A file that takes longer than PATIENCE counts as failed. For systems with signals (no Windows).
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import resource
import signal
import sys
import time
import traceback
import warnings
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from components import pipeline
from components.errors import TimelineError
from components.model import Reading, Request, Source
from tests.test_corpus import FILES, LOADING, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = Path(__file__).parent.parent / ".fuzz"
ORIGINALS = [*FILES, *(path for path in FILES if path.name in LOADING for _ in range(3))]  # most of what loads
PATIENCE = 20  # seconds of the processor that one file may take; ten times as many by the clock, for what only waits
MEMORY = 4 << 30  # bytes of address space; what wants more fails instead of taking the machine along
READINGS = (
    *[Reading()] * 12,
    *(Reading(date_order="dmy"), Reading(date_order="mdy"), Reading(accept=True), Reading(separator=";")),
    *(Reading(encoding="utf-16"), Reading(encoding="cp1250"), Reading(mapping=(("title", "title"), ("date", "date")))),
)
TOKENS = (
    *(b'"', b'""', b"'", b",", b";", b"|", b"\t", b"#", b"=", b"\0", b"\n", b"\r", b"\r\n", b"[", b"]", b"{"),
    *(b"}", b":"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"\x85", b"\xf0\x9f\x91\xa9", b"\xe2\x80\xae", b"\xcc\x81", b"\\ud800"),
    *(b"null", b"NaN", b"1e999", b"-9", b"Total", b"sep=;", b"date", b"title", b"start", b"end", b"year", b"id"),
    b"links",
    *(b"2014-02-30", b"[2014..]", b"28/10/2014", b"10/28/2014", b"Q3 2014", b"c. 1914", b"1960s", b"41940", b"-0000"),
    *(b"9" * 20, b"Y-13800000000", b"2014-10-28T24:00Z", b"+25:00", b"..", b"/", b"~", b"?", b"T", b"X", b"-"),
    *(b"\nBEGIN:VEVENT\n", b"\nEND:VEVENT\n", b"\nRRULE:FREQ=SECONDLY\n", b"\nDTSTART;TZID=Here:20141028T100000\n"),
    *(b'<c r="XFD1048576"/>', b"<v>99999999</v>", b't="s"', b"&lt;"),
)  # fmt: skip


def flipped(content: bytes, r: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(r.choice((1, 1, 2, 8))):
        at = r.randrange(len(made))
        made[at] = made[at] ^ (1 << r.randrange(8)) if r.random() < 0.5 else r.randrange(256)
    return bytes(made)


def cut(content: bytes, r: random.Random) -> bytes:
    start, stop = _piece(content, r)
    return content[:start] if r.random() < 0.3 else content[:start] + content[stop:]


def doubled(content: bytes, r: random.Random) -> bytes:
    start, stop = _piece(content, r)
    return content[:stop] + content[start:stop] * r.choice((1, 1, 2, 50)) + content[stop:]


def spliced(content: bytes, r: random.Random) -> bytes:
    """With a piece of another file of the corpus, in place of one of its own or between them."""
    other = r.choice(FILES).read_bytes()
    (start, stop), (first, last) = _piece(content, r), _piece(other, r)
    return content[:start] + other[first:last] + content[start if r.random() < 0.5 else stop :]


def inserted(content: bytes, r: random.Random) -> bytes:
    for _ in range(r.choice((1, 1, 2, 5))):
        at = r.randrange(len(content) + 1)
        content = content[:at] + r.choice(TOKENS) + content[at:]
    return content


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, cut, doubled, spliced, inserted)


def _piece(content: bytes, r: random.Random) -> tuple[int, int]:
    start = r.randrange(len(content) + 1)
    return start, min(len(content), start + r.choice((1, 3, 10, 40, 200)))


def mutated(content: bytes, r: random.Random) -> bytes:
    """One to three mutations; of what is packed, half of the time, inside of it, so that it can still be opened."""
    if r.random() < 0.5:
        if content.startswith(b"\x1f\x8b"):
            return gzip.compress(mutated(_unpacked(content), r), mtime=0)
        if content.startswith(b"PK\x03\x04") and (members := _members(content)):
            name = r.choice([*members])
            return _archive({**members, name: mutated(members[name], r)})
    for _ in range(r.choice((1, 1, 2, 3))):
        content = r.choice(MUTATIONS)(content, r) if content else r.choice(TOKENS)
    return content


def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return b""


def _members(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError):
        return {}


def _archive(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def read(source: Source, reading: Reading, drawn: bool) -> str:
    """The outcome of a file. Raises AssertionError where the ledger does not balance, and whatever else goes wrong."""
    try:
        store = pipeline.load(source, reading)
    except TimelineError:
        return "nothing"
    found = store.loaded
    assert found.rows == found.events + found.undated + len(found.rejected), "the ledger does not balance"
    assert store.size == found.events + found.undated, "there are other rows than the ledger says"
    if drawn:
        pipeline.draw(store, Request())
        for form in ("csv", "json"):
            back = (
                pipeline.load(Source(f"back.{form}", pipeline.export(store, Request(), form))) if store.size else store
            )
            assert back.size == store.size, f"of {store.size} rows {back.size} come back from our own {form}"
    return outcome(found)


def run(count: int, seed: int, first: int) -> Counter[str]:
    """Read so many mutated files; how often each outcome came, `failed` among them."""
    FOUND.mkdir(exist_ok=True)
    counts: Counter[str] = Counter()
    slowest, begun = (0.0, ""), time.monotonic()
    for number in range(first, first + count):
        r = random.Random(f"{seed}/{number}")
        path = r.choice(ORIGINALS)
        name = r.choice(FILES).name if r.random() < 0.1 else path.name
        source = Source(name, mutated(path.read_bytes(), r))
        saved = FOUND / f"{seed}-{number}-{name}"
        saved.write_bytes(source.content)
        started = time.monotonic()
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        signal.alarm(10 * PATIENCE)
        try:
            counts[read(source, r.choice(READINGS), number % 10 == 0)] += 1
            saved.unlink()
        except KeyboardInterrupt:
            raise
        except BaseException:  # a panic in a library's own language is no Exception
            counts["failed"] += 1
            print(f"\n{saved} (--seed {seed} --first {number} --count 1):\n{traceback.format_exc()}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
        slowest = max(slowest, (time.monotonic() - started, f"{seed}-{number}-{name}"))
        if (number + 1 - first) % 5000 == 0:
            print(f"{number + 1 - first:,} files in {time.monotonic() - begun:,.0f} s: {dict(counts)}", flush=True)
    print(f"{count:,} mutated files of {len(FILES)}, seed {seed}: {dict(sorted(counts.items()))}")
    print(f"slowest: {slowest[1]}, {slowest[0]:.2f} s")
    return counts


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"more than {PATIENCE} s of the processor, or {10 * PATIENCE} s by the clock, for one file")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    args = parser.parse_args()
    for too_late in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(too_late, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.filterwarnings("error", module=r"components\.")
    return 1 if run(args.count, args.seed, args.first)["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
