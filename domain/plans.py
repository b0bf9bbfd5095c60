"""What a command takes: the steps, each for one stream, that together do what was asked.

A plan may read the projections between its steps; it sees what the steps before have done. It writes nothing itself.
"""

from collections.abc import Callable, Iterator

from domain import commands
from domain.errors import Invalid, Problem
from domain.projections import editions, paths

Plan = Iterator[commands.Command]
StateOf = Callable[[str], object]


def names_of(command: commands.Command) -> set[str]:
    """The names to lock before anything is read: the stream, and the path that comes with the command."""
    path = command.content.base_path if isinstance(command, commands.SaveDraft) else None
    return {command.stream} | ({f"path:{path}"} if path else set())


def plan(command: commands.Command, state_of: StateOf) -> Plan:
    """The steps of `command`, in order. `state_of` gives the deciding state of a stream. Raises a `Refusal`."""
    match command:
        case commands.SaveDraft():
            return _save(command, state_of)
        case commands.Publish():
            return _publish(command, state_of)
        case commands.DiscardDraft():
            return _discard(command, state_of)
        case commands.Unpublish():
            return _unpublish(command, state_of)
    return iter([command])


def _save(command: commands.SaveDraft, state_of: StateOf) -> Plan:
    base_path, app = command.content.base_path, command.content.publishing_app
    draft = state_of(command.stream).draft
    if draft and draft.base_path != base_path:
        yield from _release(draft, command)
    if base_path is not None:
        yield commands.ReservePath(base_path=base_path, publishing_app=app, at=command.at)
        _refuse_other_owner(command, base_path, "draft")
    yield command


def _publish(command: commands.Publish, state_of: StateOf) -> Plan:
    draft = state_of(command.stream).draft
    if draft and draft.base_path is not None:
        _refuse_other_owner(command, draft.base_path, "live")
    yield command


def _discard(command: commands.DiscardDraft, state_of: StateOf) -> Plan:
    draft = state_of(command.stream).draft
    yield command
    if draft:
        yield from _release(draft, command)


def _unpublish(command: commands.Unpublish, state_of: StateOf) -> Plan:
    document = state_of(command.stream)
    if command.allow_draft and document.draft and document.draft.base_path is not None:
        _refuse_other_owner(command, document.draft.base_path, "live")
    yield command
    if command.discard_drafts and document.draft:
        yield from _release(document.draft, command)


def _release(draft, command: commands.Command) -> Plan:
    """Give up the draft's path, unless a live edition of the same application still stands there."""
    if draft.base_path is None or paths.reserved_by(draft.base_path) != draft.publishing_app:
        return
    live = editions.owner_of(draft.base_path, "live")
    if live is None or live.publishing_app != draft.publishing_app:
        yield commands.ReleasePath(base_path=draft.base_path, publishing_app=draft.publishing_app, at=command.at)


def _refuse_other_owner(command: commands.DocumentCommand, base_path: str, content_store: str) -> None:
    owner = editions.owner_of(base_path, content_store)
    if owner and (owner.content_id, owner.locale) != (command.content_id, command.locale):
        conflict = (
            f"base_path={base_path} conflicts with content_id={owner.content_id} and locale={owner.locale}"
            f" in the {content_store} content store"
        )
        raise Invalid([Problem("base", conflict, "conflict")])
