"""Section 4: expansion in a batch equals expansion word for word, one link at a time."""

import pytest
from hypothesis import HealthCheck, given, settings

from domain.downstream.expand import expand
from tests.domain.downstream.histories import World, histories
from tests.domain.downstream.naive import Naive
from tests.examples import new_id


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories)
def test_a_batch_gives_what_one_by_one_gives(db, actor, history):
    world = World(actor)
    for step in (each for drawn in history for each in world.steps_of(drawn)):
        world.carry_out(step)
    for with_drafts in (True, False):
        expanded = expand(world.roots, with_drafts=with_drafts)
        assert expanded == [Naive(world, *root, with_drafts=with_drafts).links() for root in world.roots]


@pytest.mark.parametrize("with_drafts", [True, False])
def test_nothing_at_all_expands_to_nothing(db, with_drafts):
    assert expand([], with_drafts=with_drafts) == []
    assert expand([(new_id(), "en")], with_drafts=with_drafts) == [{}]
