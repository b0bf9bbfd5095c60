"""Paths: one owner at most."""

import pytest

from domain import commands, events
from domain.deciders import path
from domain.errors import Invalid, NotFound, Rejected

OWNED = path.Path(publishing_app="whitehall")


def reserving(base_path="/bees", publishing_app="publisher", **more):
    return commands.ReservePath(base_path=base_path, publishing_app=publishing_app, **more)


def releasing(publishing_app):
    return commands.ReleasePath(base_path="/bees", publishing_app=publishing_app)


def test_a_free_path_can_be_reserved():
    [event] = path.decide(path.initial(), reserving())
    assert event == events.PathReserved(base_path="/bees", publishing_app="publisher", previous_publishing_app=None)
    assert path.evolve(path.initial(), event) == path.Path(publishing_app="publisher")


def test_reserving_it_again_is_nothing_to_do():
    assert path.decide(OWNED, reserving(publishing_app="whitehall")) == []


def test_another_owner_is_in_the_way_in_the_words_that_clients_look_for():
    with pytest.raises(Invalid, match="already reserved by whitehall") as refused:
        path.decide(OWNED, reserving())
    assert refused.value.reason == "base_path_already_in_use"


def test_an_override_takes_it_over():
    [event] = path.decide(OWNED, reserving(override_existing=True))
    assert event.previous_publishing_app == "whitehall"


@pytest.mark.parametrize("bad", ["bees", "/bees/", "//", "/a b", "/a?b=c", "/a#b", "/%zz", ""])
def test_only_a_path_can_be_reserved(bad):
    with pytest.raises(Invalid) as refused:
        path.decide(path.initial(), reserving(bad))
    assert refused.value.reason == "absolute_path_invalid"


def test_a_path_has_512_bytes_at_most():
    assert path.decide(path.initial(), reserving("/" + "a" * 511))
    with pytest.raises(Invalid) as refused:
        path.decide(path.initial(), reserving("/" + "a" * 512))
    assert refused.value.reason == "base_path_too_long"


def test_somebody_must_own_it():
    with pytest.raises(Invalid) as refused:
        path.decide(path.initial(), reserving(publishing_app=None))
    assert refused.value.fields == {"publishing_app": [{"error": "blank", "code": "publishing_app_missing"}]}


def test_the_owner_can_give_it_up():
    [event] = path.decide(OWNED, releasing("whitehall"))
    assert path.evolve(OWNED, event) == path.initial()


@pytest.mark.parametrize(("state", "refusal"), [(path.initial(), NotFound), (OWNED, Rejected)])
def test_nobody_else_can(state, refusal):
    with pytest.raises(refusal):
        path.decide(state, releasing("publisher"))
