"""A hundred faults in one target: found exactly, and nothing else is; then mended, and nothing else is sent."""

import random

import pytest

from domain.downstream.targets import LIVE, SEARCH
from jobs import context
from jobs.repair import repair_target
from jobs.verify_targets import verify
from tests.domain.downstream.site import Site
from tests.jobs.test_verify_targets import ByHand
from tests.stack import until

PATHS = [f"/page{number}-en" for number in range(120)]


@pytest.fixture
def large_site(stack, actor):
    """A hundred and twenty live pages."""
    context.start(stack.settings)
    made = Site(actor)
    for number in range(len(PATHS)):
        made.live(f"Page{number}")
    until(stack.settled)


def databases(settings) -> dict[str, ByHand]:
    return {LIVE: ByHand(settings.content_store_database_url), SEARCH: ByHand(settings.search_database_url)}


CHANGE = {
    LIVE: "UPDATE items SET representation = replace(representation, 'Page', 'Edited') WHERE base_path = ANY(%s)",
    SEARCH: "UPDATE items SET item = replace(item::text, 'Page', 'Edited')::json WHERE base_path = ANY(%s)",
}


def test_a_hundred_planted_faults_are_found_exactly_and_mended(stack, large_site):
    for target, by_hand in databases(stack.settings).items():
        paths = random.Random(11).sample(PATHS, 100)
        deleted, changed, aged = paths[:34], paths[34:67], paths[67:]
        by_hand.run("DELETE FROM items WHERE base_path = ANY(%s)", (deleted,))
        by_hand.run(CHANGE[target], (changed,))
        by_hand.run("UPDATE items SET payload_version = payload_version - 1 WHERE base_path = ANY(%s)", (aged,))
        planted = dict.fromkeys(deleted, "missing") | dict.fromkeys(changed, "altered") | dict.fromkeys(aged, "stale")
        for deep in (False, True):
            found = verify(target, deep=deep).differences
            assert {each.key: each.kind for each in found} == planted
            assert len(found) == 100
        assert repair_target(target, found).sent == 100
        assert verify(target, deep=True).differences == []
