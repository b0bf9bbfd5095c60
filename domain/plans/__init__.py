"""What a command takes: the steps, each for one stream, that together do what was asked.

A plan may read the projections between its steps; it sees what the steps before have done. It writes nothing itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from domain import commands, reviewing
from domain.deciders.document import Document
from domain.plans import publishing, saving, schedules, taking_down
from domain.projections import access

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Document]


def names_of(command: commands.Command) -> set[str]:
    """The names to lock before anything is read: the stream, and the path and link set that come with the command."""
    match command:
        case commands.SaveDraft(content=content, links=links):
            also = [content.base_path and f"path:{content.base_path}", links and links.stream]
        case commands.PutPublishIntent(base_path=base_path):
            also = [f"path:{base_path}"]
        case commands.ChangeAccount() | commands.DeactivateAccount():
            # So that no two administrators take the role from each other.
            also = ["administrators"]
        case _:
            also = []
    return {command.stream, *filter(None, also)}


def plan(command: commands.Command, state_of: StateOf) -> Plan:
    """The steps of `command`, in order. `state_of` gives the deciding state of a stream. Raises a `Refusal`."""
    match command:
        case commands.SaveDraft():
            schedules.check_editable(command)
            return _changed(saving.save(command, state_of), command, state_of)
        case commands.Publish():
            return publishing.publish(command, state_of)
        case commands.SchedulePublication():
            return schedules.schedule(command, state_of)
        case commands.PublishScheduled():
            return publishing.publish_due(command, state_of)
        case commands.DiscardDraft():
            return _changed(taking_down.discard(command, state_of), command, state_of)
        case commands.Unpublish():
            return _changed(taking_down.unpublish(command, state_of), command, state_of)
        case commands.PatchLinks():
            return _patch_links(command, state_of)
        case commands.ReviewCommand():
            return reviewing.review_steps(command, state_of)
        case commands.ChangeAccount() | commands.DeactivateAccount():
            return iter([replace(command, last_administrator=access.administers_alone(command.account_id))])
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
        yield from schedules.without_draft(command)


def _patch_links(command: commands.PatchLinks, state_of: StateOf) -> Plan:
    yield command
    yield from reviewing.after_change(command, reviewing.under_review(command.content_id), state_of)
