"""Link sets: types are replaced one by one."""

import pytest

from domain import commands
from domain.deciders import links
from domain.errors import Conflict, Invalid

A, B = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10", "7f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e11"


def patching(changes, **more):
    return commands.PatchLinks(content_id=A, links=changes, **more)


def after(state, changes):
    [event] = links.decide(state, patching(changes))
    return links.evolve(state, event)


def test_types_that_are_sent_are_replaced_and_others_kept():
    state = after(after(links.initial(), {"taxons": [A], "parent": [A]}), {"parent": [B]})
    assert state == links.LinkSet(lock_version=2, links={"taxons": [A], "parent": [B]})


def test_an_empty_list_removes_the_type():
    assert after(after(links.initial(), {"taxons": [A]}), {"taxons": []}).links == {}


def test_the_first_of_equal_targets_wins():
    assert after(links.initial(), {"taxons": [B, A, B]}).links == {"taxons": [B, A]}


def test_the_counter_moves_even_when_nothing_changes():
    assert after(after(links.initial(), {}), {}).lock_version == 2


def test_an_outdated_version_is_a_conflict():
    with pytest.raises(Conflict):
        links.decide(links.initial(), patching({}, previous_version=3))


@pytest.mark.parametrize("bad", [{"Taxons": [A]}, {"available_translations": [A]}, {"": [A]}, {"taxons": A}])
def test_types_have_a_form(bad):
    with pytest.raises(Invalid) as refused:
        links.decide(links.initial(), patching(bad))
    assert list(refused.value.fields) == ["link"]


@pytest.mark.parametrize("bad", [A.upper(), "bees", None, A.replace("-", ""), 3])
def test_targets_are_canonical_uuids(bad):
    with pytest.raises(Invalid) as refused:
        links.decide(links.initial(), patching({"taxons": [bad]}))
    assert refused.value.reason == "uuid_invalid"
