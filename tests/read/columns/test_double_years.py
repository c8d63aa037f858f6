"""Years that begin in one year and end in the next: a column proves them, a single text does not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from components.model import AS_FOUND
from components.read.columns.dates import read_dates


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["2009-10", "2010-11", "2012-13"], ["2009/2010", "2010/2011", "2012/2013"]),
        (["2010/11", "2011/12", "2012/13"], ["2010/2011", "2011/2012", "2012/2013"]),
        (["FY2010-11", "FY2012-13"], ["2010/2011", "2012/2013"]),
        (["1999-00", "2000-01", "2004"], ["1999/2000", "2000/2001", "2004"]),
        (["2009-10", "2010-11"], ["2009-10", "2010-11"]),  # two months, for all that is known
        (["2009-10", "2010-04", "2012-13"], ["2009-10", "2010-04", "2012-13"]),  # one of them is a month
        (["2009-10", "2012-19"], ["2009-10", "2012-19"]),
    ],
)
def test_a_column_proves_double_years(cells: list[str], read: list[str]) -> None:
    found = read_dates({"date": pd.Series(cells, dtype="str")}, np.arange(len(cells)), AS_FOUND)
    assert found.texts.tolist() == read
