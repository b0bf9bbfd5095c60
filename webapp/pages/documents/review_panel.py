"""How the review of a document stands, as its page shows it, and what the person looking at it can do about it."""

from dataclasses import dataclass

from flask import g

from domain import accounts, reviewing
from domain.commands import ReviewCommand
from domain.documents import Document
from domain.projections import reviews
from domain.projections.reviews import Review, Unreviewed
from webapp.pages.access import may


@dataclass(frozen=True)
class Panel:
    """`unreviewed` are the editions published without review that nobody has looked back at."""

    review: Review | None
    unreviewed: list[Unreviewed]
    may_review: bool
    is_author: bool
    names: dict[str, str]
    has_draft: bool

    @property
    def state(self) -> str | None:
        return self.review and self.review.state

    @property
    def is_approved(self) -> bool:
        return self.state == "approved"

    def name(self, account_id: str | None) -> str:
        return self.names.get(account_id, "Somebody")


def panel_of(document: Document) -> Panel | None:
    """The panel of a document; None where its type asks for no review and none has begun."""
    review = None if document.hides_draft else reviews.review_of(document.content_id, document.locale)
    unreviewed = reviews.unreviewed_of(document.content_id, document.locale)
    if not (review or unreviewed or reviewing.is_asked_for(document.content.document_type)):
        return None
    ids = {each.actor for each in (review, *unreviewed) if each and each.actor}
    return Panel(
        review=review,
        unreviewed=unreviewed,
        may_review=may("review"),
        is_author=document.draft is not None and g.person.account_id in _authors(document),
        names=accounts.names_of(ids),
        has_draft=document.draft is not None,
    )


def _authors(document: Document) -> frozenset[str]:
    return reviews.authors_of(
        ReviewCommand(
            content_id=document.content_id,
            locale=document.locale,
            user_facing_version=document.draft.user_facing_version,
        )
    )
