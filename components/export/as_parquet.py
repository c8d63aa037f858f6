"""Events as Parquet: our columns and the file's own as texts, the same as in our CSV."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from components.model import Int64, Store


def as_parquet(store: Store, rows: Int64) -> bytes:
    """Parquet with our columns and the file's own as texts, one entry a row in the order of `rows`."""
    from pyarrow import parquet  # noqa: PLC0415 (slow to import, and not always needed)

    columns = {column: pa.array(store.cells(column, rows), pa.string()) for column in store.columns}
    content = BytesIO()
    parquet.write_table(pa.table(columns), content)
    return content.getvalue()
