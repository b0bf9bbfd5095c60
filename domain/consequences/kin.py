"""The events that belong to an event: its cause, its effects, its command and request, its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain import log
from domain.database import db
from domain.log.envelope import Recorded
from domain.projections import limits
from domain.visibility import Viewer

#: How many events of a kind are shown, and how far those of a request are counted.
SHOWN, COUNTED = 10, 1000
#: The commands by what they lead to, those first that lead to more than one event.
COMMANDS = {
    "ScheduleMet": "PublishScheduled",
    "ScheduleMissed": "MissSchedule",
    "EditionPublished": "Publish",
    "EditionUnpublished": "Unpublish",
    "DraftSaved": "SaveDraft",
    "DraftDiscarded": "DiscardDraft",
    "EditionRepublished": "Republish",
    "LinksPatched": "PatchLinks",
    "PublicationScheduled": "SchedulePublication",
    "ScheduleCancelled": "CancelSchedule",
    "ReviewRequested": "RequestReview",
    "ChangesRequested": "RequestChanges",
    "DraftApproved": "Approve",
    "ReviewRequestTakenBack": "TakeBackReview",
    "ApprovalTakenBack": "TakeBackReview",
    "PublicationLookedBackAt": "LookBack",
    "HostContentUpdated": "UpdateHostContent",
    "AliasAssigned": "AssignAlias",
    "PublishIntentPut": "PutPublishIntent",
    "PublishIntentDeleted": "DeletePublishIntent",
    "PathReserved": "ReservePath",
    "PathReleased": "ReleasePath",
    "AccountCreated": "CreateAccount",
    "AccountInvited": "InvitePerson",
    "InvitationAccepted": "ChoosePassword",
    "PasswordLinkMade": "MakePasswordLink",
    "PasswordChanged": "ChoosePassword",
    "AccountRoleChanged": "ChangeAccount",
    "AccountOrganisationsChanged": "ChangeAccount",
    "AccountDeactivated": "DeactivateAccount",
    "AccountReactivated": "ReactivateAccount",
    "ApplicationRegistered": "RegisterApplication",
    "TokenIssued": "IssueToken",
    "TokenRevoked": "RevokeToken",
    "FilterSaved": "SaveFilter",
    "FilterDeleted": "DeleteFilter",
}
#: These are only ever steps of a command that leads to another event as well.
STEPS = {"EditionSubstituted", "ApprovalVoided", "PublishedWithoutReview"}


@dataclass(frozen=True)
class Kin:
    """Events that the viewer may see, each list in order and at most `SHOWN` long; `counts` say how many there are.

    `command` is what most likely was asked for: the log keeps events, not commands.
    """

    cause: list[Recorded]
    effects: list[Recorded]
    together: list[Recorded]
    request: list[Recorded]
    command: str | None
    neighbours: dict[str, int | None]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def events(self) -> list[Recorded]:
        return [*self.cause, *self.effects, *self.together, *self.request]


_KIN = """
SELECT 'cause', position, false FROM log.events WHERE position = %(caused_by)s AND {seen}
UNION ALL
(SELECT 'effects', position, false FROM log.events WHERE caused_by = %(position)s AND {seen}
 ORDER BY position LIMIT %(limit)s)
UNION ALL
(SELECT 'request', position, recorded_at = %(recorded_at)s FROM log.events
 WHERE position IN {before} ORDER BY position DESC LIMIT %(side)s)
UNION ALL
(SELECT 'request', position, recorded_at = %(recorded_at)s FROM log.events
 WHERE position IN {behind} ORDER BY position LIMIT %(side)s)
"""
_NEIGHBOURS = """
SELECT (SELECT position FROM log.events WHERE position < %(position)s AND {seen} ORDER BY position DESC LIMIT 1),
       (SELECT position FROM log.events WHERE position > %(position)s AND {seen} ORDER BY position LIMIT 1),
       (SELECT position FROM log.events WHERE stream = %(stream)s AND version < %(version)s AND {seen}
        ORDER BY version DESC LIMIT 1),
       (SELECT position FROM log.events WHERE stream = %(stream)s AND version > %(version)s AND {seen}
        ORDER BY version LIMIT 1),
       (SELECT count(*) FROM (SELECT FROM log.events WHERE caused_by = %(position)s AND {seen} LIMIT %(counted)s) AS e),
       (SELECT count(*) FROM (SELECT FROM log.events WHERE position IN {of_request} LIMIT %(counted)s) AS e)
"""
# Walked from there along the timeline's index, for a request may be an import of a hundred thousand events.
_OF_REQUEST = """(
    SELECT position FROM timeline JOIN log.events USING (position)
    WHERE timeline.request_id = %(request_id)s AND {where} AND {seen} ORDER BY position {way} LIMIT {limit})"""


def kin_of(recorded: Recorded, viewer: Viewer) -> Kin:
    """What belongs to an event, in three queries. The follower `timeline` has to have come to it."""
    seen, values = limits.visible_events(viewer)
    values |= {"limit": SHOWN, "side": SHOWN // 2, "counted": COUNTED + 1}
    values |= {name: getattr(recorded, name) for name in ("position", "stream", "version", "caused_by", "request_id")}
    values["recorded_at"] = recorded.recorded_at
    before = _OF_REQUEST.format(where="position < %(position)s", way="DESC", limit="%(side)s", seen=seen)
    behind = _OF_REQUEST.format(where="position > %(position)s", way="ASC", limit="%(side)s", seen=seen)
    of_request = _OF_REQUEST.format(where="true", way="ASC", limit="%(counted)s", seen=seen)
    rows = db.execute_sql(_KIN.format(seen=seen, before=before, behind=behind), values).fetchall()
    previous, following, earlier, later, effects, request = db.execute_sql(
        _NEIGHBOURS.format(seen=seen, of_request=of_request), values
    ).fetchone()
    events = {each.position: each for each in log.read_at([position for _, position, _ in rows], brief=True)}
    found = [(kind, events[position], same) for kind, position, same in sorted(rows, key=lambda row: row[1])]
    together = [each for kind, each, same in found if kind == "request" and same]
    return Kin(
        cause=[each for kind, each, _ in found if kind == "cause"],
        effects=[each for kind, each, _ in found if kind == "effects"],
        together=together,
        request=[each for kind, each, same in found if kind == "request" and not same],
        command=command_of([recorded, *together]),
        neighbours={"previous": previous, "next": following, "earlier": earlier, "later": later},
        counts={"effects": effects, "request": request - 1},
    )


def command_of(unit: Iterable[Recorded]) -> str | None:
    """What was asked for when these events were recorded together; None where that cannot be told."""
    types = {each.type for each in unit}
    return next((command for type_, command in COMMANDS.items() if type_ in types), None)
