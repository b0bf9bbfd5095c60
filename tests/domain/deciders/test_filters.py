"""Given, when, then: the filters that a person keeps."""

import pytest

from domain import commands, events
from domain.deciders import filters
from domain.errors import Rejected

BEES, WASPS = {"q": ["bees"]}, {"q": ["wasps"]}


def given(*past):
    saved = filters.initial()
    for event in past:
        saved = filters.evolve(saved, event)
    return saved


def save(name: str, criteria: dict):
    return commands.SaveFilter(account_id="a1", name=name, criteria=criteria)


def saved(name: str, criteria: dict):
    return events.FilterSaved(account_id="a1", name=name, criteria=criteria)


def deleted(name: str):
    return events.FilterDeleted(account_id="a1", name=name)


def test_filters_are_saved_under_a_name_without_needless_spaces():
    assert filters.decide(given(), save("  My  bees ", BEES)) == [saved("My bees", BEES)]


def test_the_same_again_is_nothing_and_others_take_its_place():
    past = given(saved("Mine", BEES))
    assert filters.decide(past, save("Mine", BEES)) == []
    assert filters.decide(past, save("Mine", WASPS)) == [saved("Mine", WASPS)]


def test_what_is_kept_can_be_deleted_once():
    command = commands.DeleteFilter(account_id="a1", name="Mine")
    assert filters.decide(given(saved("Mine", BEES)), command) == [deleted("Mine")]
    assert filters.decide(given(saved("Mine", BEES), deleted("Mine")), command) == []


@pytest.mark.parametrize(
    ("name", "criteria", "reason"),
    [(" ", BEES, "name_blank"), ("n" * 81, BEES, "name_too_long"), ("Mine", {}, "criteria_blank")],
)
def test_what_cannot_be_kept(name, criteria, reason):
    with pytest.raises(Rejected) as refused:
        filters.decide(given(), save(name, criteria))
    assert refused.value.reason == reason


def test_there_is_an_end_to_it_but_what_is_kept_can_change():
    full = given(*(saved(f"{number}", BEES) for number in range(filters.MOST)))
    with pytest.raises(Rejected, match="delete one first"):
        filters.decide(full, save("One more", BEES))
    assert filters.decide(full, save("7", WASPS)) == [saved("7", WASPS)]
