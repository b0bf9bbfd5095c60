"""Reviews: given what happened, when somebody asks for a step, then these events or this refusal."""

import pytest

from domain import commands, events
from domain.deciders import review
from domain.errors import Conflict, Invalid, NotFound, Rejected

ABOUT = {"content_id": "c1", "by": "grace", "user_facing_version": 2, "authors": frozenset({"ada"})}
NOW = ABOUT | {"fingerprint": "f2", "document_version": 5, "seen": 5}
REQUESTED = events.ReviewRequested(user_facing_version=2, fingerprint="f2", comment=None)
APPROVED = events.DraftApproved(user_facing_version=2, fingerprint="f2", comment=None)
CHANGES = events.ChangesRequested(user_facing_version=2, fingerprint="f2", comment="Shorter")
TAKEN_BACK = events.ReviewRequestTakenBack(user_facing_version=2)
PASSED = events.PublishedWithoutReview(user_facing_version=2, reason="Urgent")


def given(*past: events.Event) -> review.Review:
    state = review.initial()
    for event in past:
        state = review.evolve(state, event)
    return state


def test_a_draft_is_submitted_once():
    assert review.decide(given(), commands.RequestReview(**NOW)) == [REQUESTED]
    assert review.decide(given(REQUESTED), commands.RequestReview(**NOW)) == []
    assert review.decide(given(REQUESTED, APPROVED), commands.RequestReview(**NOW)) == []


def test_it_is_submitted_again_after_changes():
    changed = NOW | {"fingerprint": "f3", "comment": " Better? "}
    assert review.decide(given(REQUESTED, CHANGES), commands.RequestReview(**changed)) == [
        events.ReviewRequested(user_facing_version=2, fingerprint="f3", comment="Better?")
    ]


def test_without_a_draft_there_is_nothing_to_review():
    for kind in (commands.RequestReview, commands.Approve, commands.RequestChanges):
        with pytest.raises(NotFound, match="no draft"):
            review.decide(given(REQUESTED), kind(**NOW | {"fingerprint": None}))


def test_a_second_person_approves_what_was_submitted():
    assert review.decide(given(REQUESTED), commands.Approve(**NOW)) == [APPROVED]
    assert review.decide(given(REQUESTED, APPROVED), commands.Approve(**NOW)) == []


@pytest.mark.parametrize("kind", [commands.Approve, commands.RequestChanges])
def test_no_author_and_nobody_unknown_reviews(kind):
    for by in ("ada", None):
        with pytest.raises(Rejected, match="somebody else has to review it"):
            review.decide(given(REQUESTED), kind(**NOW | {"by": by, "comment": "x"}))


@pytest.mark.parametrize("past", [(), (REQUESTED, CHANGES), (REQUESTED, TAKEN_BACK)])
def test_only_what_was_submitted_is_approved(past):
    with pytest.raises(Conflict, match="not waiting for a review"):
        review.decide(given(*past), commands.Approve(**NOW))


def test_a_request_for_the_edition_before_is_none_for_this_one():
    with pytest.raises(Conflict, match="not waiting for a review"):
        review.decide(given(REQUESTED), commands.Approve(**NOW | {"user_facing_version": 3}))


def test_what_one_has_not_seen_one_does_not_approve():
    with pytest.raises(Conflict, match="has changed since you opened it"):
        review.decide(given(REQUESTED), commands.Approve(**NOW | {"seen": 4}))


def test_changes_are_asked_for_with_a_comment():
    assert review.decide(given(REQUESTED), commands.RequestChanges(**NOW, comment="Shorter ")) == [CHANGES]
    with pytest.raises(Invalid, match="Comment can't be blank"):
        review.decide(given(REQUESTED), commands.RequestChanges(**NOW, comment="  "))


def test_an_approval_holds_for_exactly_what_was_approved():
    state = given(REQUESTED, APPROVED)
    assert review.is_approved(state, 2, "f2")
    assert not review.is_approved(state, 2, "f3")
    assert not review.is_approved(state, 3, "f2")


def test_a_change_voids_an_approval_for_good():
    void = commands.VoidReview(content_id="c1", user_facing_version=2, fingerprint="f3")
    assert review.decide(given(REQUESTED, APPROVED), void) == [events.ApprovalVoided(user_facing_version=2)]
    assert review.decide(given(REQUESTED, APPROVED), commands.VoidReview(**NOW)) == []
    assert review.decide(given(REQUESTED), void) == [], "who edits while it waits need not submit it again"
    voided = given(REQUESTED, APPROVED, events.ApprovalVoided(user_facing_version=2))
    assert not review.is_approved(voided, 2, "f2"), "not even when the text is what it was"


def test_with_the_draft_goes_its_review():
    gone = commands.VoidReview(content_id="c1")
    assert review.decide(given(REQUESTED), gone) == [events.ReviewRequestTakenBack(user_facing_version=2)]
    assert review.decide(given(REQUESTED, APPROVED), gone) == [events.ApprovalVoided(user_facing_version=2)]
    assert review.decide(given(), gone) == []


def test_what_was_asked_for_or_approved_can_be_taken_back():
    take_back = commands.TakeBackReview(**NOW)
    assert review.decide(given(REQUESTED), take_back) == [events.ReviewRequestTakenBack(user_facing_version=2)]
    assert review.decide(given(REQUESTED, APPROVED), take_back) == [events.ApprovalTakenBack(user_facing_version=2)]
    assert review.decide(given(), take_back) == []


def test_what_was_published_without_review_waits_until_somebody_else_looks_back():
    assert review.decide(given(), commands.PassReview(**NOW, comment=" Urgent ")) == [PASSED]
    look_back = commands.LookBack(**ABOUT)
    seen = events.PublicationLookedBackAt(user_facing_version=2, comment=None)
    assert review.decide(given(PASSED), look_back) == [seen]
    assert review.decide(given(PASSED, seen), look_back) == []
    with pytest.raises(Rejected, match="somebody else has to look back"):
        review.decide(given(PASSED), commands.LookBack(**ABOUT | {"by": "ada"}))
