"""Every command there is: the imperative twins of the events, with all that a decision needs.

`at` (RFC 3339, UTC), `by` (the person, if any) and `trigger` are stamped by `handle`, so that deciders need no clock
and nobody can pretend to be somebody else.
"""

from domain.commands.accounts import (
    AccountCommand,
    ChangeAccount,
    ChoosePassword,
    CreateAccount,
    DeactivateAccount,
    DeleteFilter,
    InvitePerson,
    IssueToken,
    MakePasswordLink,
    ReactivateAccount,
    RegisterApplication,
    RevokeToken,
    SaveFilter,
)
from domain.commands.base import Command, DocumentCommand
from domain.commands.documents import (
    DiscardDraft,
    Publish,
    Republish,
    SaveDraft,
    Substitute,
    Unpublish,
    UpdateHostContent,
)
from domain.commands.links import PatchLinks
from domain.commands.paths import AssignAlias, DeletePublishIntent, PutPublishIntent, ReleasePath, ReservePath
from domain.commands.reviews import (
    Approve,
    LookBack,
    PassReview,
    RequestChanges,
    RequestReview,
    ReviewCommand,
    TakeBackReview,
    VoidReview,
)
from domain.commands.schedules import (
    CancelSchedule,
    MissSchedule,
    PublishScheduled,
    ScheduleCommand,
    SchedulePublication,
)

__all__ = [
    "AccountCommand",
    "Approve",
    "AssignAlias",
    "CancelSchedule",
    "ChangeAccount",
    "ChoosePassword",
    "Command",
    "CreateAccount",
    "DeactivateAccount",
    "DeleteFilter",
    "DeletePublishIntent",
    "DiscardDraft",
    "DocumentCommand",
    "InvitePerson",
    "IssueToken",
    "LookBack",
    "MakePasswordLink",
    "MissSchedule",
    "PassReview",
    "PatchLinks",
    "Publish",
    "PublishScheduled",
    "PutPublishIntent",
    "ReactivateAccount",
    "RegisterApplication",
    "ReleasePath",
    "Republish",
    "RequestChanges",
    "RequestReview",
    "ReservePath",
    "ReviewCommand",
    "RevokeToken",
    "SaveDraft",
    "SaveFilter",
    "ScheduleCommand",
    "SchedulePublication",
    "Substitute",
    "TakeBackReview",
    "Unpublish",
    "UpdateHostContent",
    "VoidReview",
]
