"""What reviews take: the steps that belong to them, and whether a draft may be published at the desk without one.

Applications that use the JSON API have reviews of their own, so nothing is asked of them (docs/decisions/0018).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from domain import commands, permissions, streams
from domain.deciders.review import fingerprint, is_approved
from domain.document_types import known
from domain.errors import Invalid, Problem, Rejected
from domain.projections import access, reviews
from domain.projections.reviews import under_review
from domain.rules.scalars import is_blank

__all__ = ["after_change", "check_publication", "is_asked_for", "review_steps", "under_review"]

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Any]
NOT_APPROVED = "needs a reason: nobody has approved the draft as it stands"
NOT_APPROVED_YET = "needs a reason: the draft still waits for its review"
AT_THE_DESK = ("person", "schedule")


def is_asked_for(document_type: str | None) -> bool:
    """Whether documents of this type are reviewed by a second person."""
    type_ = known(document_type or "")
    return type_ is not None and type_.review


def review_steps(command: commands.ReviewCommand, state_of: StateOf) -> Plan:
    """The command with what it is about: the draft as it is now, its authors. Raises `Rejected` for a wrong role."""
    if isinstance(command, commands.RequestChanges | commands.Approve):
        _check_role(command)
    if isinstance(command, commands.LookBack):
        yield replace(command, authors=reviews.authors_of(command))
    else:
        command = _about_draft(command, state_of)
        yield replace(command, authors=reviews.authors_of(command) if command.user_facing_version else frozenset())


def _check_role(command: commands.ReviewCommand) -> None:
    if not permissions.has(access.role_of(command.by), "review"):
        raise Rejected("Only a publisher or an administrator reviews drafts", reason="role_cannot_review")


def _about_draft(command: commands.ReviewCommand, state_of: StateOf) -> commands.ReviewCommand:
    draft = state_of(_document(command)).draft
    if draft is None:
        return replace(command, user_facing_version=None, fingerprint=None)
    return replace(
        command,
        document_version=streams.load(_document(command)).version,
        user_facing_version=draft.user_facing_version,
        fingerprint=fingerprint(draft.fingerprint, state_of(f"links:{command.content_id}").links),
    )


def _document(command: commands.ReviewCommand) -> str:
    return commands.DocumentCommand(content_id=command.content_id, locale=command.locale).stream


def after_change(command: commands.Command, locales: list[str], state_of: StateOf) -> Plan:
    """What a change of drafts, or of the links that they share, does to the reviews that had begun before."""
    for locale in locales:
        void = commands.VoidReview(content_id=command.content_id, locale=locale, at=command.at)
        yield _about_draft(void, state_of)


def check_publication(command: commands.Publish, state_of: StateOf) -> commands.PassReview | None:
    """What has to be recorded when the draft is published at the desk without review. Raises `Invalid`."""
    draft = state_of(command.stream).draft
    if command.trigger not in AT_THE_DESK or draft is None or not is_asked_for(draft.document_type):
        return None
    passing = commands.PassReview(
        content_id=command.content_id, locale=command.locale, comment=command.without_review, at=command.at
    )
    passing = _about_draft(passing, state_of)
    if is_approved(state_of(passing.stream), passing.user_facing_version, passing.fingerprint):
        return None
    if is_blank(command.without_review):
        raise Invalid([Problem("without_review", NOT_APPROVED, "review_required")])
    return passing
