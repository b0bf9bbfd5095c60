"""From the body that a publisher sends to the command that it stands for."""

from typing import Any

from domain import canonical, clock
from domain.commands import SaveDraft
from domain.content import CONTENT_FIELDS, Content
from domain.downstream.items import LANES
from domain.errors import Rejected
from domain.govspeak.content_arrays import with_html
from domain.rules.scalars import is_blank

TIMES = ("first_published_at", "public_updated_at", "last_edited_at")


def save_draft(content_id: str, body: dict[str, Any], **more) -> SaveDraft:
    """The SaveDraft that `body` stands for; fields it leaves out or has as null get their defaults.

    Times become UTC. `more` is handed on to the command. Raises `Rejected`.
    """
    try:
        canonical.check(body)
    except canonical.NotCanonical as error:
        raise Rejected(str(error), reason="not_canonical") from error
    given = {name: body[name] for name in CONTENT_FIELDS if body.get(name) is not None}
    given["details"] = with_html(given.get("details", {}))
    access_limited, bypass = _access(given.pop("access_limited", None), given.pop("auth_bypass_ids", None))
    return SaveDraft(
        content_id=content_id,
        locale=body.get("locale") or "en",
        content=Content(**given, access_limited=access_limited, auth_bypass_ids=bypass),
        content_id_alias=body.get("content_id_alias") or None,
        previous_version=previous_version(body),
        lane=lane(body),
        **{name: moment(name, body.get(name)) for name in TIMES},
        **more,
    )


def _access(limit: dict | None, bypass: list | None) -> tuple[dict | None, list]:
    """The limit and the preview tokens; tokens inside the limit are the older form."""
    limit = dict(limit or {})
    older = limit.pop("auth_bypass_ids", None)
    return (None if is_blank(limit) else limit), bypass or older or []


def previous_version(body: dict[str, Any]) -> int | None:
    """The lock version that the sender saw: an integer, or digits in a string. Raises `Rejected`."""
    value = body.get("previous_version")
    if is_blank(value) and value != 0:
        return None
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Rejected(
        "previous_version must be a whole number",
        reason="parameter_missing_or_invalid",
        fields={"previous_version": ["is invalid"]},
    )


def lane(body: dict[str, Any]) -> int:
    """The lane for what follows downstream: low for bulk publishing. Raises `Rejected`."""
    bulk = body.get("bulk_publishing")
    if bulk not in (None, True, False):
        raise Rejected("bulk_publishing must be true or false", reason="bulk_publishing_flag_missing")
    return LANES["low" if bulk else "high"]


def moment(name: str, text: Any) -> str | None:
    """An RFC 3339 time in UTC with microseconds. Raises `Rejected` for one that cannot be read."""
    if text is None:
        return None
    try:
        return clock.timestamp(clock.parse(text))
    except (ValueError, TypeError, OverflowError) as error:
        raise Rejected(
            f"{name} must be a date and time with an offset, such as 2026-02-03T09:00:00Z",
            reason="validation_failed",
            fields={name: ["is invalid"]},
        ) from error
