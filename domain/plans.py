"""What a command takes: the steps, each for one stream, that together do what was asked.

A plan may read the projections between its steps; it sees what the steps before have done. It writes nothing itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from domain import commands, redirecting, reviewing, schedule_plans
from domain.content import Content
from domain.deciders.document import Document
from domain.embedding import codes_in, targets_of
from domain.errors import Invalid, Problem
from domain.projections import editions, paths
from domain.projections.editions import Edition
from domain.rules.substitution import can_substitute

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Document]


def names_of(command: commands.Command) -> set[str]:
    """The names to lock before anything is read: the stream, and the path and link set that come with the command."""
    match command:
        case commands.SaveDraft(content=content, links=links):
            also = [content.base_path and f"path:{content.base_path}", links and links.stream]
        case commands.PutPublishIntent(base_path=base_path):
            also = [f"path:{base_path}"]
        case _:
            also = []
    return {command.stream, *filter(None, also)}


def plan(command: commands.Command, state_of: StateOf) -> Plan:
    """The steps of `command`, in order. `state_of` gives the deciding state of a stream. Raises a `Refusal`."""
    match command:
        case commands.SaveDraft():
            schedule_plans.check_editable(command)
            return _changed(_save(command, state_of), command, state_of)
        case commands.Publish():
            return _publish_reviewed(command, state_of)
        case commands.SchedulePublication():
            return schedule_plans.schedule(command, state_of)
        case commands.PublishScheduled():
            return _publish_due(command, state_of)
        case commands.DiscardDraft():
            return _changed(_discard(command, state_of), command, state_of)
        case commands.Unpublish():
            return _changed(_unpublish(command, state_of), command, state_of)
        case commands.PatchLinks():
            return _patch_links(command, state_of)
        case commands.ReviewCommand():
            return reviewing.review_steps(command, state_of)
        case commands.PutPublishIntent():
            return iter([_reservation(command), command])
    return iter([command])


def _reservation(command: commands.PutPublishIntent) -> commands.ReservePath:
    app = command.intent.get("publishing_app")
    return commands.ReservePath(base_path=command.base_path, publishing_app=app, at=command.at)


def _changed(steps: Plan, command: commands.DocumentCommand, state_of: StateOf) -> Plan:
    """The steps that change a draft, and what follows for its review."""
    reviewed = reviewing.under_review(command.content_id, command.locale)
    yield from steps
    yield from reviewing.after_change(command, reviewed, state_of)
    if state_of(command.stream).draft is None:
        yield from schedule_plans.without_draft(command)


def _patch_links(command: commands.PatchLinks, state_of: StateOf) -> Plan:
    yield command
    yield from reviewing.after_change(command, reviewing.under_review(command.content_id), state_of)


def _save(command: commands.SaveDraft, state_of: StateOf) -> Plan:
    base_path, app = command.content.base_path, command.content.publishing_app
    document = state_of(command.stream)
    if document.draft and document.draft.base_path != base_path:
        yield from _release(document.draft, command)
    if base_path is not None:
        yield commands.ReservePath(base_path=base_path, publishing_app=app, at=command.at)
        yield from _displace(command, command.content.document_type, base_path, "draft")
    yield with_embed_links(command)
    if command.links:
        yield replace(command.links, at=command.at)
    if command.content_id_alias:
        yield commands.AssignAlias(name=command.content_id_alias, content_id=command.content_id, at=command.at)
    live = document.live
    if base_path is not None and live and live.base_path is not None and live.base_path != base_path:
        yield from _save(_redirect(command, document), state_of)


def with_embed_links(command: commands.SaveDraft) -> commands.SaveDraft:
    """The command with an `embed` link for each occurrence of an embed code whose target is published."""
    codes = codes_in(command.content.details)
    if not codes:
        return command
    targets = targets_of(codes)
    found = [edition.content_id for code in codes if (edition := targets.find(code, command.locale))]
    links = {**command.content.links, "embed": [*command.content.links.get("embed", ()), *found]}
    return replace(command, content=replace(command.content, links=links if found else command.content.links))


def _publish_reviewed(command: commands.Publish, state_of: StateOf) -> Plan:
    passing = reviewing.check_publication(command, state_of)
    yield from _publish(command, state_of)
    if passing:
        yield passing
    yield from schedule_plans.without_draft(command)


def _publish_due(command: commands.PublishScheduled, state_of: StateOf) -> Plan:
    if publication := schedule_plans.due_publication(command, state_of):
        yield command
        yield from _publish_reviewed(publication, state_of)


def _publish(command: commands.Publish, state_of: StateOf) -> Plan:
    document = state_of(command.stream)
    draft, live = document.draft, document.live
    if draft and draft.base_path is not None:
        document_type = editions.owner_of(draft.base_path, "draft").document_type
        yield from _displace(command, document_type, draft.base_path, "live")
    yield command
    if draft and draft.base_path is not None and live and live.base_path != draft.base_path:
        yield from _publish_redirect(command, live.base_path, state_of)


def _publish_redirect(command: commands.Publish, old_path: str | None, state_of: StateOf) -> Plan:
    """The redirect that has been waiting at the old path goes live with the move."""
    waiting = editions.owner_of(old_path, "draft") if old_path else None
    if waiting and waiting.schema_name == "redirect" and waiting.locale == command.locale:
        redirect = commands.Publish(
            content_id=waiting.content_id,
            locale=waiting.locale,
            at=command.at,
            publishing_request_id=command.publishing_request_id,
        )
        yield from _publish(redirect, state_of)


def _discard(command: commands.DiscardDraft, state_of: StateOf) -> Plan:
    draft = state_of(command.stream).draft
    yield command
    if draft:
        yield from _release(draft, command)


def _unpublish(command: commands.Unpublish, state_of: StateOf) -> Plan:
    draft, live = state_of(command.stream).draft, state_of(command.stream).live
    if command.trigger == "person" and command.type == "redirect" and command.alternative_path and live:
        path, sources = live.base_path, redirecting.sources_of(live.base_path)
        redirecting.check(path, command.alternative_path, sources, redirecting.destination_of)
    if command.allow_draft and draft and draft.base_path is not None:
        document_type = editions.owner_of(draft.base_path, "draft").document_type
        yield from _displace(command, document_type, draft.base_path, "live")
    yield command
    if command.discard_drafts and draft:
        yield from _release(draft, command)


def _release(draft, command: commands.Command) -> Plan:
    """Give up the draft's path, unless a live edition of the same application still stands there."""
    if draft.base_path is None or paths.reserved_by(draft.base_path) != draft.publishing_app:
        return
    live = editions.owner_of(draft.base_path, "live")
    if live is None or live.publishing_app != draft.publishing_app:
        yield commands.ReleasePath(base_path=draft.base_path, publishing_app=draft.publishing_app, at=command.at)


def _displace(command: commands.DocumentCommand, document_type: str | None, base_path: str, content_store: str) -> Plan:
    """Make whatever other document stands there give way, if it may be made to. Raises `Invalid`."""
    blocker = editions.owner_of(base_path, content_store)
    if blocker is None or (blocker.content_id, blocker.locale) == (command.content_id, command.locale):
        return
    if not _may_displace(command, document_type, blocker):
        raise Invalid([Problem("base", _conflict(blocker), "conflict")])
    kind = commands.DiscardDraft if content_store == "draft" else commands.Substitute
    yield kind(content_id=blocker.content_id, locale=blocker.locale, at=command.at)


def _may_displace(command: commands.DocumentCommand, document_type: str | None, blocker: Edition) -> bool:
    if blocker.content_id == command.content_id:
        return blocker.state != "unpublished"
    return blocker.locale == command.locale and can_substitute(document_type, blocker)


def _conflict(blocker: Edition) -> str:
    return (
        f"base_path={blocker.base_path} conflicts with content_id={blocker.content_id}"
        f" and locale={blocker.locale} in the {blocker.content_store} content store"
    )


def _redirect(command: commands.SaveDraft, document: Document) -> commands.SaveDraft:
    """From where the document still is to where its draft will be, every route of the live edition with it."""
    old, new = document.live.base_path, command.content.base_path
    live = editions.owner_of(old, "live")
    redirects = [
        {"path": route["path"], "type": route["type"], "destination": route["path"].replace(old, new)}
        for route in (live and live.routes) or [{"path": old, "type": "exact"}]
    ]
    content = Content(
        document_type="redirect",
        schema_name="redirect",
        publishing_app=command.content.publishing_app,
        base_path=old,
        redirects=redirects,
        update_type="major",
    )
    moved = uuid5(UUID(command.content_id), f"{command.locale} {old} {document.lock_version + 1}")
    return replace(_bare(command), content_id=str(moved), content=content)


def _bare(command: commands.SaveDraft) -> commands.SaveDraft:
    return commands.SaveDraft(
        content_id=command.content_id, locale=command.locale, content=command.content, at=command.at, lane=command.lane
    )
