"""The order of day and month of dates written as numbers: proved, stated, or offered to a person who must choose it."""

from __future__ import annotations

import pytest

from components.model import Reading, Source
from components.read import read
from components.read.columns.dates import ORDER
from components.read.joined import join_files


@pytest.mark.parametrize(
    ("dates", "offered"),
    [
        (["4 March 2019", "2019-05", "12/06/2019"], ["dmy", "mdy"]),
        (["12/06/2019", "28/06/2019"], []),  # the second proves the order
        (["06/28/2019", "28/06/2019"], ["dmy", "mdy"]),  # both are proved
        (["05/05/2019", "31/09/2019", "the 12/06/2019 letter"], []),  # the order would tell nothing
        (["4 March 2019"], []),
    ],
)
def test_each_order_that_a_date_may_have_is_offered_where_none_is_proved(dates: list[str], offered: list[str]) -> None:
    source = Source("t.csv", "\n".join(("date,title", *(f"{date},a" for date in dates))).encode())
    loaded = read(source)
    assert [offer.text for offer in loaded.offers if offer.flag == ORDER] == offered
    for order in offered:
        chosen = read(source, Reading(date_order=order))  # type: ignore[arg-type]  # one of the orders
        assert chosen.events > loaded.events
        assert not [offer for offer in chosen.offers if offer.flag == ORDER]


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("before 05/06/2019", ("[..2019-06-05]", "[..2019-05-06]")),
        ("about 5/6/2019", ("2019-06-05~", "2019-05-06~")),
        ("5.6.2019?", ("2019-06-05?", "2019-05-06?")),
    ],
)
def test_an_order_is_offered_for_dates_with_words_and_marks(text: str, meanings: tuple[str, str]) -> None:
    source = Source("t.csv", f"date,title\n4 March 2019,a\n{text},b\n".encode())
    loaded = read(source)
    assert [(offer.text, offer.example) for offer in loaded.offers] == [("dmy", text), ("mdy", text)]
    assert f"write {' or '.join(meanings)}" in str(loaded.rejected[0].reason)
    for order, meaning in zip(("dmy", "mdy"), meanings, strict=True):
        chosen = read(source, Reading(date_order=order, accept=True))  # type: ignore[arg-type]  # one of the orders
        assert chosen.table["date"].tolist()[1] == meaning


def test_an_order_is_offered_once_for_several_files() -> None:
    files = [read(Source(name, b"date,title\n12/06/2019,a\n4 March 2019,b\n")) for name in ("a.csv", "b.csv")]
    offers = join_files(files).offers
    assert [offer.text for offer in offers if offer.flag == ORDER] == ["dmy", "mdy"]
