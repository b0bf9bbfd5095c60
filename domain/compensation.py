"""What takes an act back: for an event, and how things stand now, the act that compensates for it, if any still does.

Pure: the same answer serves the message after an act, the history, and whoever carries it out.
"""

from dataclasses import dataclass

from domain import events
from domain.deciders.document import Document
from domain.deciders.review import APPROVED, AWAITING, Review
from domain.deciders.schedule import Schedule
from domain.log.envelope import Recorded


@dataclass(frozen=True, kw_only=True)
class State:
    """A document as it is now, all its streams together; `versions` are those of the streams, by name.

    `begun_at` is the version of the document's stream with which its present draft began, `changed_at` the position at
    which that or its links last changed, `scheduled` what was last set for it, and `at` the present time.
    """

    document: Document
    review: Review
    schedule: Schedule
    versions: dict[str, int]
    begun_at: int | None = None
    changed_at: int = 0
    scheduled: events.PublicationScheduled | None = None
    at: str = ""


@dataclass(frozen=True)
class Act:
    """`kind` says what is done (see `domain.undoing`), `label` is on its button, `takes` is the permission needed."""

    kind: str
    label: str
    takes: str = "write"


DISCARD = Act("discard", "Undo: discard this draft")
SAVE_AGAIN = Act("save again", "Undo: bring back the draft from before")
RESTORE = Act("restore", "Undo: restore the discarded draft")
BRING_BACK = Act("edition before", "Undo: bring back the edition before as a draft")
TAKE_DOWN = Act("take down", "Undo: take it down", "publish")
UNWITHDRAW = Act("republish", "Undo: take back the withdrawal", "publish")
REPUBLISH = Act("republish", "Undo: publish it again", "publish")
LINKS = Act("links", "Undo: put the links back")
CANCEL = Act("cancel", "Undo: cancel the schedule", "publish")
SCHEDULE_AGAIN = Act("schedule again", "Undo: schedule it again for the same time", "publish")
TAKE_BACK_REQUEST = Act("take back review", "Undo: take back the request")
TAKE_BACK_APPROVAL = Act("take back review", "Undo: take back the approval")

#: What was approved is not approved again: nobody can do that for the one who did (docs/decisions/0028).
SUBMIT_AGAIN = Act("submit again", "Undo: submit it for review again")


def compensation(recorded: Recorded, state: State) -> Act | None:
    """The act that compensates for an event; None where there is none, or what came since stands in its way."""
    is_last = state.versions.get(recorded.stream) == recorded.version
    match recorded.event:
        case events.DraftSaved() if is_last:
            return DISCARD if recorded.version == state.begun_at else SAVE_AGAIN
        case events.DraftDiscarded() if is_last:
            return RESTORE
        case events.EditionPublished() if is_last:
            return BRING_BACK if recorded.event.superseded_version else TAKE_DOWN
        case events.EditionUnpublished() if _stands(recorded.event, state.document):
            return UNWITHDRAW if recorded.event.type == "withdrawal" else REPUBLISH
        case events.EditionRepublished() if is_last:
            return TAKE_DOWN
        case events.LinksPatched() if is_last:
            return LINKS
    return _of_review_and_schedule(recorded, state) if is_last else None


def _of_review_and_schedule(recorded: Recorded, state: State) -> Act | None:
    event, is_unchanged = recorded.event, (recorded.position or 0) > state.changed_at
    match event:
        case events.PublicationScheduled() if state.schedule.waits:
            return CANCEL
        case events.ScheduleCancelled(publish_at=publish_at) if publish_at > state.at and _is_as_scheduled(state):
            return SCHEDULE_AGAIN
        case events.ReviewRequested() if state.review.stage == AWAITING:
            return TAKE_BACK_REQUEST
        case events.DraftApproved() if state.review.stage == APPROVED and _has_draft(event, state):
            return TAKE_BACK_APPROVAL
        case events.ReviewRequestTakenBack() | events.ApprovalTakenBack() if is_unchanged and _has_draft(event, state):
            return SUBMIT_AGAIN
    return None


def _has_draft(event: events.Event, state: State) -> bool:
    return state.document.draft is not None and state.document.draft.user_facing_version == event.user_facing_version


def _is_as_scheduled(state: State) -> bool:
    """Whether the draft still says what was scheduled, so that nothing else goes out at that time."""
    draft, was = state.document.draft, state.scheduled
    now = draft and (draft.user_facing_version, draft.fingerprint)
    return was is not None and now == (was.user_facing_version, was.fingerprint)


def _stands(event: events.EditionUnpublished, document: Document) -> bool:
    live = document.live
    return live is not None and (live.user_facing_version, live.unpublished_as) == (
        event.user_facing_version,
        event.type,
    )
