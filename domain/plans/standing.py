"""Who stands at a path: making another document give way, and giving up one's own."""

from collections.abc import Iterator

from domain import commands
from domain.errors import Invalid, Problem
from domain.projections import editions, paths
from domain.projections.editions import Edition
from domain.rules.substitution import can_substitute

Plan = Iterator[commands.Command]


def displace(command: commands.DocumentCommand, document_type: str | None, base_path: str, content_store: str) -> Plan:
    """Make whatever other document stands there give way, if it may be made to. Raises `Invalid`."""
    other = _other_at(command, base_path, content_store)
    if other is None:
        return
    if not _may_displace(command, document_type, other):
        raise Invalid([Problem("base", _conflict(other), "conflict")])
    kind = commands.DiscardDraft if content_store == "draft" else commands.Substitute
    yield kind(content_id=other.content_id, locale=other.locale, at=command.at)


def blocker(
    command: commands.DocumentCommand, document_type: str | None, base_path: str, content_store: str
) -> Edition | None:
    """Whoever stands there and may not be made to give way."""
    other = _other_at(command, base_path, content_store)
    return None if other is None or _may_displace(command, document_type, other) else other


def _other_at(command: commands.DocumentCommand, base_path: str, content_store: str) -> Edition | None:
    owner = editions.owner_of(base_path, content_store)
    is_own = owner and (owner.content_id, owner.locale) == (command.content_id, command.locale)
    return None if is_own else owner


def _may_displace(command: commands.DocumentCommand, document_type: str | None, blocker: Edition) -> bool:
    if blocker.content_id == command.content_id:
        return blocker.state != "unpublished"
    return blocker.locale == command.locale and can_substitute(document_type, blocker)


def _conflict(blocker: Edition) -> str:
    return (
        f"base_path={blocker.base_path} conflicts with content_id={blocker.content_id}"
        f" and locale={blocker.locale} in the {blocker.content_store} content store"
    )


def release(draft, command: commands.Command) -> Plan:
    """Give up the draft's path, unless a live edition of the same application still stands there."""
    if draft.base_path is None or paths.reserved_by(draft.base_path) != draft.publishing_app:
        return
    live = editions.owner_of(draft.base_path, "live")
    if live is None or live.publishing_app != draft.publishing_app:
        yield commands.ReleasePath(base_path=draft.base_path, publishing_app=draft.publishing_app, at=command.at)
