"""The life of a document: given what happened, when a command comes, then these events or this refusal."""

import re

import pytest

from domain import commands, events
from domain.deciders import document
from domain.errors import Conflict, Invalid, NotFound, Rejected
from tests.examples import content

ID = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10"
MONDAY, TUESDAY, FRIDAY = (f"2026-02-0{day}T09:00:00.000000Z" for day in (2, 3, 6))


def given(*happened: events.Event) -> document.Document:
    state = document.initial()
    for event in happened:
        state = document.evolve(state, event)
    return state


def when(state: document.Document, command) -> list[events.Event]:
    return document.decide(state, command)


def saving(at=MONDAY, changes=None, **more) -> commands.SaveDraft:
    return commands.SaveDraft(content_id=ID, at=at, content=content(**(changes or {})), **more)


def saved(state=None, **more) -> events.DraftSaved:
    return document.decide(state or document.initial(), saving(**more))[0]


def publishing(at=TUESDAY, **more) -> commands.Publish:
    return commands.Publish(content_id=ID, at=at, **more)


def published(draft: events.DraftSaved | None = None) -> tuple[events.Event, ...]:
    draft = draft or saved()
    return draft, *document.decide(given(draft), publishing())


def unpublishing(type_="gone", at=FRIDAY, **more) -> commands.Unpublish:
    return commands.Unpublish(content_id=ID, at=at, type=type_, **more)


def test_a_first_draft_is_edition_1():
    [event] = when(given(), saving())
    assert (event.user_facing_version, event.lock_version) == (1, 1)
    assert event.last_edited_at == MONDAY
    assert event.public_updated_at is None


def test_saving_over_a_draft_keeps_the_edition_and_counts_the_lock():
    [event] = when(given(saved()), saving())
    assert (event.user_facing_version, event.lock_version) == (1, 2)


def test_saving_over_a_live_edition_is_the_next_edition():
    [event] = when(given(*published()), saving(at=FRIDAY))
    assert (event.user_facing_version, event.lock_version) == (2, 2)
    assert event.first_published_at == TUESDAY
    assert event.publishing_api_first_published_at == TUESDAY
    assert event.public_updated_at is None


def test_a_minor_draft_keeps_the_date_of_the_last_major_change():
    minor = saved(given(*published()), changes={"update_type": "minor"})
    assert minor.major_published_at == TUESDAY


def test_saving_the_same_again_is_nothing_to_do_where_that_is_wanted():
    assert when(given(saved()), saving(unless_same=True)) == []


def test_saving_the_same_again_counts_the_lock_where_clients_count_on_it():
    assert [event.lock_version for event in when(given(saved()), saving())] == [2]


def test_a_save_on_an_outdated_draft_is_a_conflict():
    with pytest.raises(Conflict) as refused:
        when(given(saved(), saved(given(saved()))), saving(previous_version=1))
    assert refused.value.fields == {"previous_version": ["does not match"]}


def test_the_first_draft_over_a_live_edition_is_not_checked_for_its_lock():
    assert when(given(*published()), saving(previous_version=99))


def test_an_unknown_locale_is_refused():
    with pytest.raises(Invalid) as refused:
        when(given(), saving(locale="xx"))
    assert refused.value.fields == {"locale": [{"error": "inclusion", "value": "xx"}]}


def test_publishing_makes_the_draft_the_live_edition_and_dates_it():
    [event] = when(given(saved()), publishing())
    assert event.superseded_version is None
    dates = (event.first_published_at, event.public_updated_at, event.major_published_at)
    assert dates == (TUESDAY, TUESDAY, TUESDAY)
    state = document.evolve(given(saved()), event)
    assert (state.draft, state.live.user_facing_version) == (None, 1)


def test_publishing_again_supersedes_the_edition_before():
    state = given(*published(), saved(given(*published())))
    [event] = when(state, publishing(at=FRIDAY))
    assert (event.user_facing_version, event.superseded_version) == (2, 1)
    assert (event.first_published_at, event.public_updated_at) == (TUESDAY, FRIDAY)


def test_a_minor_update_keeps_the_public_date():
    state = given(*published(), saved(given(*published()), changes={"update_type": "minor"}))
    [event] = when(state, publishing(at=FRIDAY))
    assert (event.public_updated_at, event.major_published_at) == (TUESDAY, TUESDAY)


def test_a_first_minor_update_takes_the_first_publication_as_its_public_date():
    state = given(saved(changes={"update_type": "minor"}, first_published_at=MONDAY))
    [event] = when(state, publishing())
    assert (event.first_published_at, event.public_updated_at) == (MONDAY, MONDAY)


def test_a_public_date_that_the_publisher_gave_stays():
    [event] = when(given(saved(public_updated_at=MONDAY)), publishing())
    assert event.public_updated_at == MONDAY


@pytest.mark.parametrize("update_type", ["", " "])
def test_a_blank_update_type_is_refused(update_type):
    with pytest.raises(Rejected) as refused:
        when(given(saved()), publishing(update_type=update_type))
    assert refused.value.fields == {"update_type": ["is invalid"]}


def test_an_unknown_update_type_is_refused():
    with pytest.raises(Rejected, match="must be one of major, minor"):
        when(given(saved()), publishing(update_type="huge"))


def test_publishing_needs_an_update_type_from_somewhere():
    with pytest.raises(Rejected, match="update_type is required"):
        when(given(saved(changes={"update_type": None})), publishing())


def test_publishing_twice_is_a_conflict():
    with pytest.raises(Conflict):
        when(given(*published()), publishing())


def test_publishing_nothing_is_not_found():
    with pytest.raises(NotFound):
        when(given(), publishing())


def test_discarding_frees_the_number_and_counts_the_lock():
    [event] = when(given(saved()), commands.DiscardDraft(content_id=ID))
    assert event == events.DraftDiscarded(user_facing_version=1, lock_version=2)
    assert document.evolve(given(saved()), event).draft is None


@pytest.mark.parametrize(("happened", "refusal"), [((), NotFound), (published(), Rejected)])
def test_discarding_nothing_is_refused_in_the_words_that_clients_compare(happened, refusal):
    words = "There is not a draft edition of this document to discard"
    with pytest.raises(refusal, match=f"^{re.escape(words)}$"):
        when(given(*happened), commands.DiscardDraft(content_id=ID))


@pytest.mark.parametrize("type_", ["gone", "vanish"])
def test_unpublishing(type_):
    [event] = when(given(*published()), unpublishing(type_))
    assert (event.type, event.user_facing_version, event.superseded_version) == (type_, 1, None)
    assert document.evolve(given(*published()), event).live.unpublished_as == type_


def test_a_withdrawal_needs_an_explanation():
    with pytest.raises(Rejected) as refused:
        when(given(*published()), unpublishing("withdrawal"))
    assert refused.value.fields == {"explanation": [{"error": "blank", "code": "explanation_missing_for_withdrawal"}]}


def test_a_redirect_may_be_given_as_a_path():
    [event] = when(given(*published()), unpublishing("redirect", alternative_path="/bees"))
    assert event.redirects == [{"path": "/keep-bees", "type": "exact", "destination": "/bees"}]


def test_a_redirect_needs_somewhere_to_go():
    with pytest.raises(Rejected) as refused:
        when(given(*published()), unpublishing("redirect"))
    assert refused.value.reason == "redirects_missing_for_redirect"


@pytest.mark.parametrize("type_", [None, "substitute", "burnt"])
def test_only_known_types_can_be_asked_for(type_):
    with pytest.raises(Rejected, match="type must be one of"):
        when(given(*published()), unpublishing(type_))


def test_a_draft_stands_in_the_way_of_unpublishing():
    state = given(*published(), saved(given(*published())))
    with pytest.raises(Rejected) as refused:
        when(state, unpublishing())
    assert refused.value.reason == "cannot_unpublish_with_draft"


def test_the_draft_can_be_discarded_on_the_way():
    state = given(*published(), saved(given(*published())))
    happened = when(state, unpublishing(discard_drafts=True))
    assert [type(event).__name__ for event in happened] == ["DraftDiscarded", "EditionUnpublished"]


def test_a_draft_can_be_unpublished_without_ever_having_been_live():
    [event] = when(given(saved()), unpublishing("withdrawal", explanation="Old", allow_draft=True))
    assert event.dates["first_published_at"] == FRIDAY
    after = document.evolve(given(saved()), event)
    assert (after.draft, after.live.unpublished_as) == (None, "withdrawal")


def test_both_flags_at_once_are_refused():
    with pytest.raises(Rejected) as refused:
        when(given(saved()), unpublishing(allow_draft=True, discard_drafts=True))
    assert refused.value.reason == "conflicting_unpublishing_flags"


@pytest.mark.parametrize("happened", [(), (saved(),)])
def test_there_must_be_something_to_unpublish(happened):
    with pytest.raises(NotFound):
        when(given(*happened), unpublishing())


def test_unpublishing_again_overwrites_the_first_time():
    gone = when(given(*published()), unpublishing("gone", explanation="Wrong"))
    [event] = when(given(*published(), *gone), unpublishing("vanish"))
    assert (event.type, event.explanation) == ("vanish", None)


def test_republishing_undoes_an_unpublishing():
    gone = when(given(*published()), unpublishing())
    state = given(*published(), *gone)
    [event] = when(state, commands.Republish(content_id=ID, publishing_request_id="7"))
    assert document.evolve(state, event).live.unpublished_as is None


def test_republishing_needs_a_live_edition():
    with pytest.raises(NotFound):
        when(given(saved()), commands.Republish(content_id=ID))


@pytest.mark.parametrize("command", [publishing, unpublishing])
def test_an_outdated_lock_is_a_conflict_everywhere(command):
    with pytest.raises(Conflict):
        when(given(*published(), saved(given(*published()))), command(previous_version=7))


def test_the_state_survives_being_stored():
    from dataclasses import asdict

    state = given(*published(), saved(given(*published())))
    assert document.load(asdict(state)) == state
