"""How many EDTF texts a second: `components.dates` beside PyPI's `edtf`, on the same columns, in one run.

python benchmarks/dates.py [texts]

Prints texts per second for plain days, for a mixed column (every kind of date in equal parts), and for the part of it
that `edtf` can read, with the ratio. Columns are seeded, so that runs compare. Each figure is the best of three.
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, from any folder

import edtf

from components.dates import read_edtf

SEED = 2014
THEIRS = 600  # texts given to `edtf`: some seconds' worth


def day(r: random.Random) -> str:
    return f"{month(r)}-{r.randint(1, 28):02}"


def month(r: random.Random) -> str:
    return f"{r.randint(1000, 2099)}-{r.randint(1, 12):02}"


def year(r: random.Random) -> str:
    return str(r.randint(1000, 2099))


def clock(r: random.Random) -> str:
    return f"{r.randint(0, 23):02}:{r.randint(0, 59):02}:{r.randint(0, 59):02}"


def later(r: random.Random) -> str:
    return str(r.randint(2100, 2199))


KINDS: tuple[Callable[[random.Random], str], ...] = (
    day,
    month,
    year,
    lambda r: f"{day(r)}T{clock(r)}",
    lambda r: f"{day(r)}T{clock(r)}Z",
    lambda r: f"{day(r)}T{clock(r)}{r.choice('+-')}{r.randint(0, 11):02}:30",
    lambda r: f"{day(r)}T{clock(r)}.{r.randint(0, 999):03}Z",
    lambda r: f"{day(r)}{r.choice('~?%')}",
    lambda r: f"{year(r)}{r.choice('~?%')}",
    lambda r: f"{month(r)}-~{r.randint(1, 28):02}",
    lambda r: f"{year(r)}?-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
    lambda r: f"{month(r)}/{later(r)}",
    lambda r: f"{day(r)}/{later(r)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
    lambda r: f"{day(r)}/..",
    lambda r: f"../{day(r)}",
    lambda r: f"{month(r)}/",
    lambda r: f"[{year(r)},{year(r)},{later(r)}]",
    lambda r: f"[{day(r)}..{later(r)}]",
    lambda r: f"[..{day(r)}]",
    lambda r: f"{{{month(r)},{later(r)}-12}}",
    lambda r: f"{r.randint(100, 209)}X",
    lambda r: f"{month(r)}-XX",
    lambda r: f"{r.randint(100, 209)}X-12-25",
    lambda r: f"{year(r)}-1X",
    lambda r: f"{year(r)}-{r.randint(21, 24)}",
    lambda r: f"{year(r)}-{r.randint(33, 36)}",
    lambda r: f"Y{r.choice(('', '-'))}{r.randint(10_000, 10_000_000_000)}",
    lambda r: f"Y-{r.randint(1, 99)}E7",
    lambda r: f"{year(r)}S2",
    lambda r: f"-{year(r)}",
)


def mixed(count: int) -> list[str]:
    """Every kind in equal parts, shuffled."""
    r = random.Random(SEED)
    texts = [KINDS[i % len(KINDS)](r) for i in range(count)]
    r.shuffle(texts)
    return texts


def rate(read: Callable[[Sequence[str]], object], texts: Sequence[str], times: int = 3) -> float:
    """Texts a second, the best of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        read(texts)
        best = min(best, time.perf_counter() - start)
    return len(texts) / best


def theirs(texts: Sequence[str]) -> None:
    """Read with PyPI's `edtf`: only to its own objects, without asking for the bounds that ours gives too."""
    for text in texts:
        edtf.parse_edtf(text)


def readable(text: str) -> bool:
    """Whether `edtf` reads the text at all."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints some of its troubles
            theirs([text])
    except Exception:  # whatever it raises, it did not read
        return False
    return True


def main(count: int) -> None:
    texts = mixed(count)
    refused = read_edtf(texts)[1]
    if refused:
        raise SystemExit(
            f"{len(refused)} texts of the mixed column were refused, such as {next(iter(refused.values()))}"
        )
    days = [day(random.Random(i)) for i in range(count)]
    sample = texts[:THEIRS]
    common = [text for text in sample if readable(text)]
    print(f"edtf reads {len(common)} of {len(sample)} texts of the mixed column")
    repeated = common * (count // len(common))
    rows = {
        f"ours, {count:,} plain days": rate(read_edtf, days),
        f"ours, {count:,} mixed": rate(read_edtf, texts),
        f"ours, {len(repeated):,} mixed that edtf reads": rate(read_edtf, repeated),
        f"edtf, {len(common):,} mixed that it reads": rate(theirs, common),
    }
    for name, figure in rows.items():
        print(f"{name:40} {figure:14,.0f} texts/s")
    _, ours, ours_common, edtf_common = rows.values()
    print(f"ratio mixed {ours / edtf_common:,.0f}, on what edtf reads {ours_common / edtf_common:,.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
