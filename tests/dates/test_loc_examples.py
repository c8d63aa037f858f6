"""Every example of the Library of Congress's EDTF specification of 4 February 2019, with the bounds it must have.

https://www.loc.gov/standards/datetime/ — all examples of levels 0, 1 and 2, and each code of the sub-year groupings'
table (21 to 41), which the specification lists without examples. Where the specification leaves a choice, the table
holds ours: seasons are meteorological, and `Y171010000S3` has the three significant digits that it asks for.
"""

from __future__ import annotations

import csv
from functools import reduce
from operator import or_
from pathlib import Path

import pytest

from components.dates import iso, read_edtf
from components.model import Flag, Precision

with (Path(__file__).parent / "loc_examples.csv").open(encoding="utf-8", newline="") as file:
    EXAMPLES = list(csv.DictReader(file))

BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def test_the_table_is_whole() -> None:
    assert len(EXAMPLES) >= 78
    assert len({example["text"] for example in EXAMPLES}) == len(EXAMPLES)
    assert {example["level"] for example in EXAMPLES} == {"0", "1", "2"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_examples_of_the_library_of_congress_have_their_bounds(example: dict[str, str]) -> None:
    dates, refused = read_edtf([example["text"]])
    assert refused == {}
    time = bool(dates.flags[0] & Flag.TIME)
    offsets = (dates.start_offset, dates.start_offset, dates.end_offset, dates.end_offset)
    bounds = [
        iso(int(getattr(dates, name)[0]), time, int(offset[0])) for name, offset in zip(BOUNDS, offsets, strict=True)
    ]
    assert bounds == [example[name] or None for name in BOUNDS]
    assert Precision(int(dates.precision[0])).name == example["precision"]
    assert dates.flags[0] == reduce(or_, (Flag[name] for name in example["flags"].split()), Flag(0))


def test_latest_bounds_are_last_seconds() -> None:
    dates, _ = read_edtf(["1985-04-12", "1985-04", "1985", "201X"])
    assert ((dates.latest_start + 1) % 86_400 == 0).all()
    assert (dates.earliest_start % 86_400 == 0).all()


def test_all_examples_in_one_column_are_read_as_they_are_alone() -> None:
    texts = [example["text"] for example in EXAMPLES]
    together, refused = read_edtf(texts)
    assert refused == {}
    for row, text in enumerate(texts):
        alone, _ = read_edtf([text])
        for name in (*BOUNDS, "flags", "precision", "start_offset", "end_offset"):
            assert getattr(together, name)[row] == getattr(alone, name)[0], (text, name)
