"""What stands in the way of publishing a draft, told before somebody tries: by the rules that refuse it then."""

from collections.abc import Iterator

from domain import desk, reviewing
from domain.commands import Publish
from domain.documents import Document
from domain.errors import Problem
from domain.plans.standing import blocker
from domain.projections.reviews import review_of


def blocking(document: Document) -> list[Problem]:
    """What has to be mended in the draft as it is stored, if there is one; two queries."""
    draft = document.draft
    if draft is None:
        return []
    announcement = {"update_type": draft.update_type or "", "change_note": draft.change_note or ""}
    return [*desk.problems_with(document, announcement), *_path_taken(document), *_unreviewed(document)]


def _path_taken(document: Document) -> Iterator[Problem]:
    draft, command = document.draft, Publish(content_id=document.content_id, locale=document.locale)
    other = draft.base_path and blocker(command, draft.document_type, draft.base_path, "live")
    if other:
        yield Problem("base", f"‘{other.title or other.base_path}’ is live at {draft.base_path}: choose another path")


def _unreviewed(document: Document) -> Iterator[Problem]:
    if reviewing.is_asked_for(document.draft.document_type):
        review = review_of(document.content_id, document.locale)
        state = review and review.state
        if state != "approved":
            waits = reviewing.NOT_APPROVED_YET if state == "awaiting" else reviewing.NOT_APPROVED
            yield Problem("without_review", waits, "review_required")
