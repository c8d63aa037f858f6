"""The notation of the `links` column: `leads to: other-id; responds to: other-id`."""

from __future__ import annotations


def parse(cell: str) -> list[tuple[str, str]]:
    """The (kind, target id) pairs of a cell; without a colon the kind is "", with nothing after it the target is ""."""
    pairs: list[tuple[str, str]] = []
    for piece in cell.split(";"):
        kind, colon, target = piece.strip().partition(":")
        if not colon:
            kind, target = "", kind
        if kind.strip() or target.strip():
            pairs.append((" ".join(kind.split()), target.strip()))
    return pairs
