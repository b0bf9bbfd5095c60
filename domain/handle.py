"""The one door: every change to the platform's state comes through `handle`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from peewee import IntegrityError, OperationalError
from psycopg2.errors import DeadlockDetected, UniqueViolation

from domain import access_log, bell, clock, commands, door, log, outcomes, permissions, streams
from domain.database import db
from domain.downstream.wanted import wanted_items
from domain.errors import Conflict, Refusal
from domain.log.upcasters import schema_version
from domain.plans import names_of, plan
from domain.projections import access, place, project, stored

ATTEMPTS = 5


@dataclass(frozen=True)
class Receipt:
    """What a command led to: its events in order, and the log's position after it. None if nothing was to be done."""

    position: int | None
    events: list[log.Recorded]
    answer: Any = None


@outcomes.told
def handle(command: commands.Command, actor: log.Actor, answer: Callable[[], Any] = lambda: None) -> Receipt:
    """Carry out `command` for `actor`: decide, project and append in one transaction, then ring for the workers.

    `answer` is asked in that transaction, so that what it reads is what this command led to and nobody else's doing.
    Raises a `domain.errors.Refusal`, in which case nothing is stored but a line of the access log.
    """
    try:
        return _handled(command, actor, answer)
    except Refusal as refusal:
        access_log.record_refusal(command, refusal, actor)
        raise


def _handled(command: commands.Command, actor: log.Actor, answer: Callable[[], Any]) -> Receipt:
    door.check(command, actor)
    if actor.at_the_desk:
        permissions.check(command, actor.person, access.role_of(actor.person))
    names = names_of(command)
    for _ in range(ATTEMPTS):
        unit = Unit(actor, command.lane)
        try:
            return _carry_out(command, unit, names, answer)
        except (OperationalError, IntegrityError) as error:
            if db.in_transaction() or not _is_race(error):
                raise
            # Next time everything is locked at once, in one order, so that nobody waits in a circle.
            names = names | unit.names
    raise Conflict("Others are changing the same at this moment; try again", reason="busy", fields={})


def _carry_out(command: commands.Command, unit: "Unit", names: set[str], answer: Callable[[], Any]) -> Receipt:
    with db.atomic():
        streams.lock(names)
        for step in plan(_stamped(command, unit), unit.state_of):
            unit.perform(step)
        answered = answer()
        unit.append()
        db.after_commit(lambda: bell.ring({target for target, _, _ in unit.items}))
    return Receipt(unit.position, unit.recorded, answered)


def _stamped(command: commands.Command, unit: "Unit") -> commands.Command:
    return replace(command, at=clock.timestamp(unit.at), by=unit.actor.person, trigger=unit.actor.trigger)


class Unit:
    """One command's work: the streams it opened, the events decided so far and the items they make wanted."""

    def __init__(self, actor: log.Actor, lane: int):
        self.actor, self.lane, self.at = actor, lane, clock.now()
        self.position: int | None = None
        self.recorded: list[log.Recorded] = []
        self.items: set[tuple[str, str, int]] = set()
        self._rows = stored.Rows()
        self._streams: dict[str, streams.Stream] = {}
        #: The streams that were opened, or were about to be.
        self.names: set[str] = set()

    def state_of(self, name: str):
        return self._open(name).state

    def perform(self, step: commands.Command) -> None:
        """Decide one step on its stream and project what follows from it."""
        stream = self._open(step.stream)
        _check_version(stream, step)
        for event in stream.decider.decide(stream.state, step):
            before, stream = stream, stream.after(event)
            recorded = self._record(stream, step, event)
            project(recorded, self._rows)
            self._rows.flush()
            self.items |= {(*item, self.lane) for item in wanted_items(before.state, stream.state, recorded)}
            self.recorded.append(recorded)
        self._streams[stream.name] = stream

    def append(self) -> None:
        """Keep the streams' states, then append the events, since that takes the log's head; then only place them."""
        for name in {recorded.stream for recorded in self.recorded}:
            streams.save(self._streams[name], self._rows)
        self._rows.flush()
        if self.recorded:
            self.position = log.append(self.recorded, sorted(self.items))
            first = self.position - len(self.recorded) + 1
            self.recorded = [replace(each, position=first + i) for i, each in enumerate(self.recorded)]
            for recorded in self.recorded:
                place(recorded, self._rows)
            self._rows.flush()

    def _open(self, name: str) -> streams.Stream:
        if name not in self._streams:
            self.names.add(name)
            streams.lock({name})
            self._streams[name] = streams.load(name)
        return self._streams[name]

    def _record(self, stream: streams.Stream, step: commands.Command, event) -> log.Recorded:
        type_ = type(event).__name__
        recorded = log.Recorded(
            stream=stream.name,
            version=stream.version,
            type=type_,
            schema_version=schema_version(type_),
            content_id=getattr(step, "content_id", None),
            locale=getattr(step, "locale", None),
            payload=log.payload_of(event),
            actor=self.actor.person,
            application=self.actor.application,
            trigger=self.actor.trigger,
            request_id=self.actor.request_id,
            caused_by=step.caused_by,
            recorded_at=self.at,
            event=event,
        )
        return replace(recorded, leaf=log.leaf_of(recorded))


def _check_version(stream: streams.Stream, step: commands.Command) -> None:
    if step.expected_version is not None and step.expected_version != stream.version:
        raise Conflict(
            f"This has changed since you saw version {step.expected_version}; now it is version {stream.version}",
            reason="version_conflict",
            fields={"expected_version": ["does not match"]},
        )


def _is_race(error: Exception) -> bool:
    """Whether another command got in between; tried again, this one succeeds or is refused for a stated reason."""
    return isinstance(getattr(error, "orig", None), DeadlockDetected | UniqueViolation)
