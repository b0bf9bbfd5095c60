"""Whose content an application may change."""

from flask import g

from domain.errors import Rejected


def check_publishing_app(publishing_app: str | None) -> None:
    """Raise `Rejected` when the calling application's token is limited to other publishing apps."""
    allowed = g.application.publishing_apps
    if allowed and publishing_app not in allowed:
        raise Rejected(
            f"This token may only change content of {', '.join(allowed)}, not of {publishing_app}",
            reason="publishing_app_not_allowed",
            fields={"publishing_app": ["is not allowed for this token"]},
        )
