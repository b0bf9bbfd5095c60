"""Reviews: whether a second person has approved what a draft says, and what was published without that."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from json import dumps

from domain import commands, events
from domain.errors import Conflict, Invalid, NotFound, Problem, Rejected
from domain.rules.scalars import is_blank

AWAITING, CHANGES_REQUESTED, APPROVED = "awaiting", "changes requested", "approved"


@dataclass(frozen=True, kw_only=True)
class Review:
    """How the review of one edition stands, and which editions were published without and nobody has looked back at."""

    stage: str | None = None
    user_facing_version: int | None = None
    fingerprint: str | None = None
    unreviewed: list[int] = field(default_factory=list)


def initial() -> Review:
    return Review()


def load(state: dict) -> Review:
    return Review(**state)


def fingerprint(content: str, links: dict[str, list[str]]) -> str:
    """SHA-256 (hex) of what a reviewer approves: the content's fingerprint and the links of its link set."""
    return sha256(dumps([content, links], sort_keys=True).encode()).hexdigest()


def is_approved(review: Review, user_facing_version: int, present: str) -> bool:
    """Whether exactly this was approved."""
    return _stands(review, APPROVED, user_facing_version, present)


def decide(review: Review, command: commands.ReviewCommand) -> list[events.Event]:
    """The events that `command` leads to, none when there is nothing to do. Raises a `Refusal`."""
    match command:
        case commands.RequestReview():
            return _request(review, command)
        case commands.RequestChanges():
            return _request_changes(review, command)
        case commands.Approve():
            return _approve(review, command)
        case commands.TakeBackReview():
            return _take_back(review, command)
        case commands.VoidReview():
            return _void(review, command)
        case commands.PassReview():
            return _pass(command)
        case commands.LookBack():
            return _look_back(review, command)
    raise TypeError(f"a review cannot {type(command).__name__}")


def _request(review: Review, command: commands.RequestReview) -> list[events.Event]:
    _check_draft(command)
    if any(_stands(review, stage, command.user_facing_version, command.fingerprint) for stage in (AWAITING, APPROVED)):
        return []
    return [events.ReviewRequested(**_about(command), comment=_text(command.comment))]


def _request_changes(review: Review, command: commands.RequestChanges) -> list[events.Event]:
    _check_reviewer(review, command)
    if is_blank(command.comment):
        raise Invalid([Problem("comment", "blank")])
    return [events.ChangesRequested(**_about(command), comment=command.comment.strip())]


def _approve(review: Review, command: commands.Approve) -> list[events.Event]:
    if is_approved(review, command.user_facing_version, command.fingerprint):
        return []
    _check_reviewer(review, command)
    return [events.DraftApproved(**_about(command), comment=_text(command.comment))]


def _check_reviewer(review: Review, command: commands.ReviewCommand) -> None:
    """Only somebody else reviews, only what was submitted, and only what they have seen."""
    _check_draft(command)
    if command.by is None or command.by in command.authors:
        raise Rejected(
            "You have worked on this draft yourself, so somebody else has to review it", reason="author_cannot_review"
        )
    if (review.stage, review.user_facing_version) not in [(AWAITING, command.user_facing_version)]:
        raise Conflict("This draft is not waiting for a review", reason="review_not_requested")
    if command.seen != command.document_version:
        raise Conflict(
            "The draft has changed since you opened it. Look at what it says now, then decide",
            reason="draft_changed",
        )


def _check_draft(command: commands.ReviewCommand) -> None:
    if command.fingerprint is None:
        raise NotFound("There is no draft to review", reason="no_draft_to_review")


def _take_back(review: Review, command: commands.TakeBackReview) -> list[events.Event]:
    if review.user_facing_version != command.user_facing_version:
        return []
    if review.stage == APPROVED:
        return [events.ApprovalTakenBack(user_facing_version=review.user_facing_version)]
    if review.stage is not None:
        return [events.ReviewRequestTakenBack(user_facing_version=review.user_facing_version)]
    return []


def _void(review: Review, command: commands.VoidReview) -> list[events.Event]:
    if review.stage == APPROVED and review.fingerprint != command.fingerprint:
        return [events.ApprovalVoided(user_facing_version=review.user_facing_version)]
    if review.stage is not None and command.fingerprint is None:
        return [events.ReviewRequestTakenBack(user_facing_version=review.user_facing_version)]
    return []


def _pass(command: commands.PassReview) -> list[events.Event]:
    return [
        events.PublishedWithoutReview(user_facing_version=command.user_facing_version, reason=command.comment.strip())
    ]


def _look_back(review: Review, command: commands.LookBack) -> list[events.Event]:
    if command.user_facing_version not in review.unreviewed:
        return []
    if command.by is None or command.by in command.authors:
        raise Rejected(
            "You have worked on this edition yourself, so somebody else has to look back at it",
            reason="author_cannot_look_back",
        )
    comment = _text(command.comment)
    return [events.PublicationLookedBackAt(user_facing_version=command.user_facing_version, comment=comment)]


def _stands(review: Review, stage: str, user_facing_version: int, present: str) -> bool:
    return review.stage == stage and (review.user_facing_version, review.fingerprint) == (user_facing_version, present)


def _about(command: commands.ReviewCommand) -> dict:
    return {"user_facing_version": command.user_facing_version, "fingerprint": command.fingerprint}


def _text(comment: str | None) -> str | None:
    return None if is_blank(comment) else comment.strip()


STAGES = {"ReviewRequested": AWAITING, "ChangesRequested": CHANGES_REQUESTED, "DraftApproved": APPROVED}


def evolve(review: Review, event: events.Event) -> Review:
    """The review after `event`."""
    match event:
        case events.ReviewRequested() | events.ChangesRequested() | events.DraftApproved():
            stage, version = STAGES[type(event).__name__], event.user_facing_version
            return replace(review, stage=stage, user_facing_version=version, fingerprint=event.fingerprint)
        case events.ReviewRequestTakenBack() | events.ApprovalTakenBack() | events.ApprovalVoided():
            return replace(review, stage=None, user_facing_version=None, fingerprint=None)
        case events.PublishedWithoutReview(user_facing_version=version):
            return replace(review, unreviewed=[*review.unreviewed, version])
        case events.PublicationLookedBackAt(user_facing_version=version):
            return replace(review, unreviewed=[each for each in review.unreviewed if each != version])
    raise TypeError(f"a review knows no {type(event).__name__}")
