"""The weights of `Accept` decide, the most specific range first."""

from __future__ import annotations

import pytest

from kgbuild.publish.endpoint.negotiation import preferred

OFFERS = ["text/html; charset=utf-8", "text/turtle; charset=utf-8", "application/ld+json"]
HTML, TURTLE, JSON = OFFERS


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", HTML),
        ("*/*", HTML),
        ("text/turtle", TURTLE),
        ("TEXT/Turtle", TURTLE),
        ("text/turtle;charset=utf-8", TURTLE),
        ("text/html;q=0.5, text/turtle", TURTLE),
        ("text/html;q=0.5, text/turtle;q=0.4", HTML),
        ("text/*;q=0.5, application/ld+json;q=0.4", HTML),
        ("text/html;q=0, */*", TURTLE),
        ("text/*;q=0.2, */*;q=0.1, text/turtle;q=0.15", HTML),
        ("application/*, text/*;q=0.9", JSON),
        ("application/xhtml+xml, text/html;q=0.9, */*;q=0.8", HTML),
        ("text/turtle;q=0.001", TURTLE),
        ("text/turtle;q=0", ""),
        ("image/png", ""),
        ("text/turtle;q=2, application/ld+json", JSON),
        ("text/turtle;q=-1", ""),
        ("nonsense, text/turtle", TURTLE),
        ("nonsense", ""),
    ],
)
def test_the_heaviest_offer_wins(accept: str, expected: str) -> None:
    assert preferred(accept, OFFERS) == expected
