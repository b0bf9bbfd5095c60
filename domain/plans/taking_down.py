"""The steps of taking something down: a draft thrown away, an edition unpublished."""

from collections.abc import Callable, Iterator

from domain import commands, redirecting
from domain.deciders.document import Document
from domain.plans.standing import displace, release
from domain.projections import editions

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Document]


def discard(command: commands.DiscardDraft, state_of: StateOf) -> Plan:
    draft = state_of(command.stream).draft
    yield command
    if draft:
        yield from release(draft, command)


def unpublish(command: commands.Unpublish, state_of: StateOf) -> Plan:
    draft, live = state_of(command.stream).draft, state_of(command.stream).live
    if command.trigger == "person" and command.type == "redirect" and command.alternative_path and live:
        path, sources = live.base_path, redirecting.sources_of(live.base_path)
        redirecting.check(path, command.alternative_path, sources, redirecting.destination_of)
    if command.allow_draft and draft and draft.base_path is not None:
        document_type = editions.owner_of(draft.base_path, "draft").document_type
        yield from displace(command, document_type, draft.base_path, "live")
    yield command
    if command.discard_drafts and draft:
        yield from release(draft, command)
