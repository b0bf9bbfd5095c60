"""The steps of publishing a draft, at once or when it is due."""

from collections.abc import Callable, Iterator

from domain import commands, reviewing
from domain.deciders.document import Document
from domain.plans import schedules
from domain.plans.standing import displace
from domain.projections import editions

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Document]


def publish(command: commands.Publish, state_of: StateOf) -> Plan:
    passing = reviewing.check_publication(command, state_of)
    yield from _go_live(command, state_of)
    if passing:
        yield passing
    yield from schedules.without_draft(command)


def publish_due(command: commands.PublishScheduled, state_of: StateOf) -> Plan:
    if publication := schedules.due_publication(command, state_of):
        yield command
        yield from publish(publication, state_of)


def _go_live(command: commands.Publish, state_of: StateOf) -> Plan:
    document = state_of(command.stream)
    draft, live = document.draft, document.live
    if draft and draft.base_path is not None:
        document_type = editions.owner_of(draft.base_path, "draft").document_type
        yield from displace(command, document_type, draft.base_path, "live")
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
        yield from _go_live(redirect, state_of)
