"""Comparing what a target holds with what it should hold."""

import pytest

from domain.downstream.drift import Held, Should, compare


@pytest.mark.parametrize(
    ("should", "held", "kind"),
    [
        (Should("/a", 5, "f"), Held("/a", 5, "f"), None),
        (Should("/a", 5, "f"), None, "missing"),
        (Should("/a", 5, "f"), Held("/a", 5, None), "missing"),
        (Should("/a", 5, None), Held("/a", 5, None), None),
        (Should("/a", 5, None), None, None),
        (Should("/a", 5, None), Held("/a", 5, "f"), "extra"),
        (None, Held("/a", 5, "f"), "extra"),
        (None, Held("/a", 5, None), None),
        (Should("/a", 5, "f"), Held("/a", 4, "f"), "stale"),
        (Should("/a", 5, "f"), Held("/a", 4, "g"), "stale"),
        (Should("/a", 5, "f"), Held("/a", 5, "g"), "altered"),
        (Should("/a", 5, "f"), Held("/a", 6, "f"), "altered"),
        (Should("/a", 5, "f"), Held("/a", None, "f"), "altered"),
        (Should("/a", 5, "f"), Held("/a", 5, "f", intact=False), "altered"),
        (Should("/a", 5, "f", owed=True), None, None),
        (Should("/a", 5, "f", owed=True), Held("/a", 4, "g"), None),
        (Should("/a", None, "f"), None, "missing"),
    ],
)
def test_one_key(should, held, kind):
    found = compare("search", [should] if should else [], [held] if held else [])
    assert [each.kind for each in found] == ([kind] if kind else [])


def test_many_keys_in_order_each_named_for_people():
    should = [Should("/c", 3, "f"), Should("/a", 5, "f"), Should("/d", 1, "f"), Should("/e", 1, "f")]
    held = [Held("/a", 4, "g"), Held("/b", 1, "f"), Held("/d", 1, "g"), Held("/e", 1, "f", intact=False)]
    assert [(each.key, each.sentence) for each in compare("search", should, held)] == [
        ("/a", "reflects position 4, but should reflect position 5"),
        ("/b", "is there, but should not be"),
        ("/c", "is not there"),
        ("/d", "is not what was sent"),
        ("/e", "was edited by hand"),
    ]
