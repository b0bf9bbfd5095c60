"""The steps of saving a draft."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from domain import commands
from domain.content import Content
from domain.deciders.document import Document
from domain.embedding import codes_in, targets_of
from domain.plans.standing import displace, release
from domain.projections import editions

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Document]


def save(command: commands.SaveDraft, state_of: StateOf) -> Plan:
    base_path, app = command.content.base_path, command.content.publishing_app
    document = state_of(command.stream)
    if document.draft and document.draft.base_path != base_path:
        yield from release(document.draft, command)
    if base_path is not None:
        yield commands.ReservePath(base_path=base_path, publishing_app=app, at=command.at)
        yield from displace(command, command.content.document_type, base_path, "draft")
    yield with_embed_links(command)
    if command.links:
        yield replace(command.links, at=command.at)
    if command.content_id_alias:
        yield commands.AssignAlias(name=command.content_id_alias, content_id=command.content_id, at=command.at)
    live = document.live
    if base_path is not None and live and live.base_path is not None and live.base_path != base_path:
        yield from save(_redirect(command, document), state_of)


def with_embed_links(command: commands.SaveDraft) -> commands.SaveDraft:
    """The command with an `embed` link for each occurrence of an embed code whose target is published."""
    codes = codes_in(command.content.details)
    if not codes:
        return command
    targets = targets_of(codes)
    found = [edition.content_id for code in codes if (edition := targets.find(code, command.locale))]
    links = {**command.content.links, "embed": [*command.content.links.get("embed", ()), *found]}
    return replace(command, content=replace(command.content, links=links if found else command.content.links))


def _redirect(command: commands.SaveDraft, document: Document) -> commands.SaveDraft:
    """From where the document still is to where its draft will be, every route of the live edition with it.

    It tells the new path, so that whoever may not see the draft may not see it either.
    """
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
        access_limited=command.content.access_limited,
        update_type="major",
    )
    moved = uuid5(UUID(command.content_id), f"{command.locale} {old} {document.lock_version + 1}")
    return replace(_bare(command), content_id=str(moved), content=content)


def _bare(command: commands.SaveDraft) -> commands.SaveDraft:
    return commands.SaveDraft(
        content_id=command.content_id, locale=command.locale, content=command.content, at=command.at, lane=command.lane
    )
