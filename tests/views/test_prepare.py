"""What stands around a picture: words for when its events were reported."""

from __future__ import annotations

import pytest

from components import pipeline
from components.model import Request, Source


@pytest.mark.parametrize(
    ("reported", "message"),
    [
        ("2014-10-31", "as known on 31 October 2014"),
        ("2014-10", "as known in October 2014"),
        ("2014", "as known in 2014"),
        ("2014-10-31T12:00", "as known on 31 October 2014"),
    ],
)
def test_when_it_was_reported_is_said_no_better_than_it_is_known(reported: str, message: str) -> None:
    rows = f"date,title,reported\n2014-02,A,{reported}\n2014-12,B,{reported}\n"
    scene = pipeline.draw(pipeline.load(Source("f.csv", rows.encode())), Request()).scene
    assert message in scene.alt
    assert "31 October" not in scene.alt or "31 October" in message
