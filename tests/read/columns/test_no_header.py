"""Tables without a header: their first row is one of data, and nothing of it is lost."""

from __future__ import annotations

import pytest

from components.errors import UnmappedError
from components.model import Reading, Source
from components.read import read

WITHOUT = [
    ("28/10/2014,Talks at the harbour\n29/10/2014,Vote on the dam\n", ["Talks at the harbour", "Vote on the dam"]),
    ("Vote;1. Mai 1968;Paris\nStreik;3. Mai 1968;Lyon\nMarsch;5. Mai 1968;Paris\n", ["Vote", "Streik", "Marsch"]),
]  # fmt: skip
WITH = [
    "Name,2014-01-01,2014-02-01\nA,x,y\nB,z,w\n",  # columns of dates
    "Name,2001,2002\nA,1800,1900\nB,1801,1901\n",
    "Talks 28/10/2014,note\nx,28/10/2014\n",
]


@pytest.mark.parametrize(("text", "titles"), WITHOUT)
def test_the_first_row_of_a_table_without_a_header_is_an_event(text: str, titles: list[str]) -> None:
    with pytest.raises(UnmappedError, match="it has no header"):
        read(Source("a.csv", text.encode()))
    loaded = read(Source("a.csv", text.encode()), Reading(propose=True))
    assert (loaded.table["title"].tolist(), loaded.rows) == (titles, len(titles))
    assert loaded.table["line"].tolist() == [*range(1, len(titles) + 1)]
    assert "header" not in dict(loaded.facts)


@pytest.mark.parametrize("text", WITH)
def test_columns_that_are_called_by_dates_have_a_header(text: str) -> None:
    with pytest.raises(UnmappedError) as raised:
        read(Source("a.csv", text.encode()))
    assert raised.value.columns == tuple(text.partition("\n")[0].split(","))
