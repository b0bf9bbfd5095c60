"""What the code has is taken from there."""

import pytest

from webapp.openapi.reading import Reader


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("!words a b", ["a", "b"]),
        ("!from webapp.api.feed.MOST", 1000),
        ("!from domain.queries.lookup.USUAL_TYPES +none", ["gone", "redirect", "none"]),
        ("!or_null domain.rules.scalars.PHASES", ["alpha", "beta", "live", None]),
        ("!either_way webapp.api.content_list.TOLERATED", ["total", "-total"]),
    ],
)
def test_each_tag(written, read):
    assert Reader(written).get_single_data() == read


def test_the_values_of_a_mapping():
    assert "PutContent" in Reader("!values webapp.api.events.ACTIONS").get_single_data()
