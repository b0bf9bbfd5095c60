"""Who may do what: the one table that pages and commands go by. docs/permissions.md shows it to people."""

from dataclasses import dataclass

from domain import commands
from domain.deciders.account import ROLES
from domain.errors import Forbidden


@dataclass(frozen=True)
class Permission:
    """What it lets somebody do, in words, and the roles that have it."""

    lets: str
    roles: tuple[str, ...]


WRITERS, PUBLISHERS = ("editor", "publisher", "administrator"), ("publisher", "administrator")
AUDITORS, ADMINISTRATORS = ("auditor", "administrator"), ("administrator",)
PERMISSIONS = {
    "look": Permission("See documents, the timeline and how the system is, but for what is limited to others", ROLES),
    "own": Permission("Change what is one's own: password, sessions, saved filters", ROLES),
    "write": Permission("Write drafts, restore earlier texts, submit for review, discard drafts, resend", WRITERS),
    "review": Permission("Approve drafts, request changes, look back at what had no review", PUBLISHERS),
    "publish": Permission("Publish, schedule, withdraw, redirect, take down, publish again", PUBLISHERS),
    "audit": Permission("See everything, also what is limited to others, the access log and applications", AUDITORS),
    "verify": Permission("Have the system verified", AUDITORS),
    "operate": Permission("Repair and resend to targets, rebuild the projections", ADMINISTRATORS),
    "people": Permission("Invite people, change roles, let people go; applications and tokens", ADMINISTRATORS),
}
#: What each command takes of the person at the desk who gives it. None: people give it by no page.
OF_COMMANDS: dict[type[commands.Command], str | None] = {
    **dict.fromkeys((commands.SaveDraft, commands.DiscardDraft, commands.PatchLinks), "write"),
    **dict.fromkeys((commands.ReservePath, commands.ReleasePath), "write"),
    **dict.fromkeys((commands.RequestReview, commands.TakeBackReview), "write"),
    **dict.fromkeys((commands.Approve, commands.RequestChanges, commands.LookBack), "review"),
    **dict.fromkeys((commands.Publish, commands.Unpublish, commands.Republish), "publish"),
    **dict.fromkeys((commands.SchedulePublication, commands.CancelSchedule), "publish"),
    **dict.fromkeys((commands.SaveFilter, commands.DeleteFilter, commands.ChoosePassword), "own"),
    **dict.fromkeys((commands.CreateAccount, commands.InvitePerson, commands.ChangeAccount), "people"),
    **dict.fromkeys((commands.DeactivateAccount, commands.ReactivateAccount, commands.MakePasswordLink), "people"),
    **dict.fromkeys((commands.RegisterApplication, commands.IssueToken, commands.RevokeToken), "people"),
    **dict.fromkeys((commands.PassReview, commands.VoidReview), None),
    **dict.fromkeys((commands.PublishScheduled, commands.MissSchedule), None),
    **dict.fromkeys((commands.Substitute, commands.UpdateHostContent, commands.AssignAlias), None),
    **dict.fromkeys((commands.PutPublishIntent, commands.DeletePublishIntent), None),
}


def has(role: str | None, permission: str) -> bool:
    """Whether somebody of this role (None: of none) has the permission."""
    return role in PERMISSIONS[permission].roles


def check(command: commands.Command, person: str | None, role: str | None) -> None:
    """Raise `Forbidden` unless this person, who has this role, may give `command` at the desk."""
    permission = OF_COMMANDS.get(type(command))
    if permission is None:
        raise Forbidden("People do not do this by hand; the system does it by itself", reason="not_by_hand")
    if not has(role, permission):
        raise Forbidden(sentence(role, permission), reason="role_not_permitted")
    if permission == "own" and command.account_id != person:
        raise Forbidden("Only the person whose it is may change it", reason="not_ones_own")


def sentence(role: str | None, permission: str) -> str:
    """Why somebody of this role may not do what takes the permission, and who may."""
    is_ = f"Your role is {role}" if role else "You have no account that may do anything here"
    return f"{is_}; this needs {' or '.join(PERMISSIONS[permission].roles)}."
