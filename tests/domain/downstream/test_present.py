"""Presenting takes as many queries for one path and one link as for many of both."""

import pytest

from domain.downstream.present import present
from tests.domain.downstream.site import Queries, Site


@pytest.mark.parametrize(("store", "expected"), [("live", 6), ("draft", 7)])
def test_the_number_of_queries_is_the_same_for_any_number_of_paths_and_links(db, actor, store, expected):
    site = Site(actor)
    targets = [site.live(f"T{number}") for number in range(5)]
    few, many = site.live("Few"), site.live("Many", links={"organisations": targets})
    site.link(few, organisations=targets[:1])
    site.link(many, ordered_related_items=targets, taxons=targets)
    for paths in (["/few-en"], ["/many-en"], ["/few-en", "/many-en", *(f"/t{number}-en" for number in range(5))]):
        with Queries() as queries:
            items = present(paths, store)
        assert queries.count == expected
        assert None not in items.values()
