"""Given an event and how things stand now, what takes it back."""

from dataclasses import replace

import pytest

from domain import accounts, clock, commands, log, undoing
from domain.compensation import compensation
from domain.errors import Conflict, NotFound
from domain.handle import handle
from domain.projections.editions import editions_of
from domain.projections.links import link_set
from tests.examples import new_id, save

BEES = "1a5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c01"
AT = "2100-01-01T00:00:00.000000Z"


@pytest.fixture
def do(db, actor):
    def do(*steps):
        for step in steps:
            handle(step, actor)

    return do


@pytest.fixture
def reviewer(db, actor):
    """A publisher who has written nothing."""
    account = accounts.create_account("grace@example.org", "Grace Hopper", "publisher", "a password for tests", actor)
    return replace(actor, person=account.account_id)


@pytest.fixture
def undo(actor):
    """Take back the last event of that type; gives the types of what that led to."""

    def undo(type_: str) -> list[str]:
        [*_, last] = [each for each in log.read() if each.type == type_]
        receipt = undoing.undo(last.position, BEES, "en", actor)
        return [each.type for each in receipt.events if not each.type.startswith("Path")]

    return undo


def title(state: str) -> str:
    return next(each.title for each in editions_of(BEES, "en") if each.state == state)


FIRST, SECOND = save(BEES, title="First"), save(BEES, title="Second")
PUBLISH = commands.Publish(content_id=BEES)


def test_a_save_goes_back_to_what_the_draft_said_before(do, undo):
    do(FIRST, SECOND)
    assert (undo("DraftSaved"), title("draft")) == (["DraftSaved"], "First")
    assert (undo("DraftSaved"), title("draft")) == (["DraftSaved"], "Second"), "undoing can be undone"


def test_the_first_save_of_a_draft_is_undone_by_discarding_it(do, undo):
    do(FIRST, PUBLISH, SECOND)
    assert undo("DraftSaved") == ["DraftDiscarded"]


def test_a_discarded_draft_comes_back(do, undo):
    do(FIRST, PUBLISH, SECOND, commands.DiscardDraft(content_id=BEES))
    assert (undo("DraftDiscarded"), title("draft")) == (["DraftSaved"], "Second")


def test_after_publishing_the_edition_before_becomes_a_draft(do, undo):
    do(FIRST, PUBLISH, SECOND, PUBLISH)
    assert (undo("EditionPublished"), title("draft"), title("published")) == (["DraftSaved"], "First", "Second")


@pytest.mark.parametrize("type_", ["withdrawal", "gone", "vanish"])
def test_what_was_taken_down_is_published_again(do, undo, type_):
    do(FIRST, PUBLISH, commands.Unpublish(content_id=BEES, type=type_, explanation="Old"))
    assert undo("EditionUnpublished") == ["EditionRepublished"]


def test_links_are_put_back(do, undo):
    first, second = new_id(), new_id()
    do(FIRST, commands.PatchLinks(content_id=BEES, links={"taxons": [first], "people": [first]}))
    do(commands.PatchLinks(content_id=BEES, links={"taxons": [second], "parent": [second]}))
    assert undo("LinksPatched") == ["LinksPatched"]
    assert link_set(BEES)[0] == {"taxons": [first], "people": [first]}


def test_a_schedule_is_cancelled_and_a_request_for_review_taken_back(do, undo):
    do(FIRST, commands.RequestReview(content_id=BEES))
    do(commands.SchedulePublication(content_id=BEES, publish_at=AT))
    assert undo("PublicationScheduled") == ["ScheduleCancelled"]
    assert undo("ReviewRequested") == ["ReviewRequestTakenBack"]


def test_a_schedule_that_was_cancelled_is_set_again_for_the_same_time(do, undo):
    how = {"publish_at": AT, "update_type": "minor"}
    do(FIRST, commands.SchedulePublication(content_id=BEES, **how), commands.CancelSchedule(content_id=BEES))
    assert undo("ScheduleCancelled") == ["PublicationScheduled"]
    scheduled = [each.event for each in log.read(types=["PublicationScheduled"])]
    assert scheduled[0] == scheduled[1]


def test_but_not_once_the_time_has_passed_or_the_draft_says_something_else(do, undo, monkeypatch):
    do(FIRST, commands.SchedulePublication(content_id=BEES, publish_at=AT), commands.CancelSchedule(content_id=BEES))
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", lambda: clock.parse(AT))
        with pytest.raises(Conflict):
            undo("ScheduleCancelled")
    do(SECOND)
    with pytest.raises(Conflict):
        undo("ScheduleCancelled")


def test_what_was_taken_back_of_a_review_is_submitted_again_and_never_approved(do, undo, reviewer):
    do(FIRST, commands.RequestReview(content_id=BEES), commands.TakeBackReview(content_id=BEES))
    assert undo("ReviewRequestTakenBack") == ["ReviewRequested"]
    handle(commands.Approve(content_id=BEES, seen=1), reviewer)
    do(commands.TakeBackReview(content_id=BEES))
    assert undo("ApprovalTakenBack") == ["ReviewRequested"]
    do(commands.TakeBackReview(content_id=BEES), SECOND)
    with pytest.raises(Conflict):
        undo("ReviewRequestTakenBack")


def test_what_others_did_since_is_never_undone_with_it(do, undo):
    do(FIRST, SECOND, save(BEES, title="Third"), PUBLISH)
    with pytest.raises(Conflict, match="something else has happened since"):
        undo("DraftSaved")


def test_a_first_publication_is_undone_by_taking_it_down(do):
    do(FIRST, PUBLISH)
    [*_, published] = log.read()
    assert compensation(published, undoing.state_of(BEES, "en")).kind == "take down"


def test_only_what_happened_to_the_document_itself(do, actor):
    do(FIRST)
    for position in (0, 99):
        with pytest.raises(NotFound):
            undoing.undo(position, BEES, "en", actor)
    with pytest.raises(NotFound):
        undoing.undo(2, new_id(), "en", actor)


def test_every_event_can_be_asked_about(do):
    do(FIRST, PUBLISH)
    state = undoing.state_of(BEES, "en")
    for recorded in log.read():
        assert compensation(replace(recorded, version=999), state) is None
