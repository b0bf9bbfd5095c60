"""Commands about reviews."""

from dataclasses import dataclass

from domain.commands.base import DocumentCommand


@dataclass(frozen=True, kw_only=True)
class ReviewCommand(DocumentCommand):
    """A step of the review of a draft. The plan fills in the draft as it is now, and who its authors are.

    `seen` is the version of the document's stream that the person looked at; it has to be the present one.
    """

    comment: str | None = None
    seen: int | None = None
    document_version: int | None = None
    user_facing_version: int | None = None
    fingerprint: str | None = None
    authors: frozenset[str] = frozenset()

    @property
    def stream(self) -> str:
        return f"review:{self.content_id}:{self.locale}"


@dataclass(frozen=True, kw_only=True)
class RequestReview(ReviewCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class RequestChanges(ReviewCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class Approve(ReviewCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class TakeBackReview(ReviewCommand):
    """Take back what stands of a review: the request for it, or the approval."""


@dataclass(frozen=True, kw_only=True)
class VoidReview(ReviewCommand):
    """Note that the draft changed, or (without a `fingerprint`) is gone. Only ever a step of another command."""


@dataclass(frozen=True, kw_only=True)
class PassReview(ReviewCommand):
    """Note that a draft was published without review; the reason is the `comment`. Only a step of another command."""


@dataclass(frozen=True, kw_only=True)
class LookBack(ReviewCommand):
    """Say that one has looked at an edition that was published without review."""
