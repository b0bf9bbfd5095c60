"""Events of reviews."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ReviewRequested:
    """A draft was submitted for review; `fingerprint` is the SHA-256 of what it says and links to."""

    user_facing_version: int
    fingerprint: str
    comment: str | None


@dataclass(frozen=True, kw_only=True)
class ReviewRequestTakenBack:
    """Nobody need review the draft any more."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class ChangesRequested:
    """A reviewer wants a draft to be changed before it is approved."""

    user_facing_version: int
    fingerprint: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class DraftApproved:
    """A second person approved a draft: exactly what has this `fingerprint`."""

    user_facing_version: int
    fingerprint: str
    comment: str | None


@dataclass(frozen=True, kw_only=True)
class ApprovalTakenBack:
    """An approval was taken back by hand."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class ApprovalVoided:
    """An approved draft was changed, or discarded, so that what was approved is there no more."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class PublishedWithoutReview:
    """An edition was published that nobody had approved; somebody else has to look back at it."""

    user_facing_version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class PublicationLookedBackAt:
    """A second person has looked at an edition that was published without review."""

    user_facing_version: int
    comment: str | None
