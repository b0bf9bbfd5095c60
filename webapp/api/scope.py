"""Whose content an application may change."""

from flask import g

from domain.errors import Rejected
from domain.projections import editions


def check_publishing_app(publishing_app: str | None) -> None:
    """Raise `Rejected` when the calling application's token is limited to other publishing apps."""
    allowed = g.application.publishing_apps
    if allowed and publishing_app not in allowed:
        raise Rejected(
            f"This token may only change content of {', '.join(allowed)}, not of {publishing_app}",
            reason="publishing_app_not_allowed",
            fields={"publishing_app": ["is not allowed for this token"]},
        )


def check_document(content_id: str, locale: str | None = None) -> None:
    """The same for what a document's editions (in one locale, or all) belong to already."""
    if g.application.publishing_apps:
        for publishing_app in editions.publishing_apps_of(content_id, locale):
            check_publishing_app(publishing_app)
