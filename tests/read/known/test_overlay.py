"""`--map` on top of a known layout: one column is changed, and the layout keeps the rest."""

from __future__ import annotations

import pytest

from components import pipeline
from components.model import Reading, Source

SHEET = (
    "Year,Month,Day,End Year,Headline,Text,Type,Keeper\n"
    "1900,1,5,1901,The fair opens,Crowds came,fair,Ana\n"
    "1902,,,,The fair closes,Nobody came,fair,Ben\n"
)


@pytest.mark.parametrize(
    ("stated", "titles", "dates", "actors"),
    [
        ((), ["The fair opens", "The fair closes"], ["1900-01-05/1901", "1902"], []),
        ((("title", "Text"),), ["Crowds came", "Nobody came"], ["1900-01-05/1901", "1902"], []),
        ((("actors", "Keeper"),), ["The fair opens", "The fair closes"], ["1900-01-05/1901", "1902"], ["Ana", "Ben"]),
        ((("date", "Year"),), ["The fair opens", "The fair closes"], ["1900", "1902"], []),
    ],
)
def test_one_column_is_changed(
    stated: tuple[tuple[str, str], ...], titles: list[str], dates: list[str], actors: list[str]
) -> None:
    loaded = pipeline.load(Source("t.csv", SHEET.encode()), Reading(mapping=stated)).loaded
    assert loaded.table["title"].tolist() == titles
    assert loaded.table["date"].tolist() == dates
    assert list(loaded.cast.names) == actors
    assert ("layout", "a TimelineJS spreadsheet") in loaded.facts
