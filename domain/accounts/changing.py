"""What is done to accounts: through the one door, with what is private beside it in the same transaction."""

from collections.abc import Sequence
from uuid import uuid4

from domain import commands
from domain.accounts import links, passwords, sessions
from domain.accounts.people import Person, member
from domain.database import db
from domain.errors import Conflict, Rejected
from domain.handle import handle
from domain.log import Actor

LONGEST_NAME = 200
#: RFC 5321, 4.5.3.1.3
LONGEST_ADDRESS = 254


def create_account(
    email: str, name: str, role: str, password: str, actor: Actor, organisations: Sequence[str] = ()
) -> Person:
    """Create an account of a member of `organisations` (content_ids), whose password an operator says.

    Raises `Rejected` for a bad address, role, password or id, `Conflict` for an address in use.
    """
    passwords.check_length(password)
    person = _new_person(email, name, role, organisations)
    command = commands.CreateAccount(account_id=person.account_id, role=role, organisations=list(organisations))
    with db.atomic():
        _insert(person, passwords.hash_of(password))
        handle(command, actor)
    return person


def invite(email: str, name: str, role: str, actor: Actor, organisations: Sequence[str] = ()) -> tuple[Person, str]:
    """Invite somebody; the token of the link by which they choose a password is known only here.

    Raises as `create_account` does, and `Rejected` without a name.
    """
    name = " ".join(name.split())
    if not name:
        raise Rejected("Enter the person’s name", reason="name_blank")
    person = _new_person(email, name, role, organisations)
    command = commands.InvitePerson(account_id=person.account_id, role=role, organisations=list(organisations))
    with db.atomic():
        _insert(person, None)
        handle(command, actor)
        return person, links.keep(person.account_id, links.INVITED_FOR)


def _new_person(email: str, name: str, role: str, organisations: Sequence[str]) -> Person:
    if "@" not in email.strip("@") or any(character.isspace() for character in email):
        raise Rejected(f"{email!r} is not an e-mail address; one looks like name@example.org", reason="email_invalid")
    if len(email) > LONGEST_ADDRESS:
        message = f"An e-mail address has at most {LONGEST_ADDRESS} characters"
        raise Rejected(message, reason="email_invalid")
    if len(name) > LONGEST_NAME:
        raise Rejected(f"The name must have at most {LONGEST_NAME} characters", reason="name_too_long")
    return Person(str(uuid4()), email, name, role, sorted(set(organisations)))


def _insert(person: Person, password_hash: str | None) -> None:
    values = (person.account_id, person.email, person.name, password_hash)
    added = db.execute_sql(
        "INSERT INTO private.people (account_id, email, name, password_hash) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT ((lower(email))) DO NOTHING",
        values,
    )
    if not added.rowcount:
        raise Conflict(f"{person.email} has an account already", reason="email_in_use")


def change(account_id: str, role: str, organisations: Sequence[str], actor: Actor) -> bool:
    """Give a person another role, other organisations or both; False if they have them already. Raises `Refusal`."""
    command = commands.ChangeAccount(account_id=account_id, role=role, organisations=list(organisations))
    return bool(handle(command, actor).events)


def deactivate(account_id: str, reason: str, actor: Actor) -> None:
    """Let a person come in no more; their sessions end, and the links that they were handed. Raises `Refusal`."""
    with db.atomic():
        handle(commands.DeactivateAccount(account_id=account_id, reason=reason), actor)
        sessions.end_all(account_id)
        links.forget(account_id)


def reactivate(account_id: str, actor: Actor) -> None:
    """Let a person come in again with the password that they had. Raises `Refusal`."""
    with db.atomic():
        if handle(commands.ReactivateAccount(account_id=account_id), actor).events:
            # One may have begun while the account was being deactivated.
            sessions.end_all(account_id)


def make_link(account_id: str, actor: Actor) -> str:
    """The token of a new link by which a person chooses a password; an earlier one works no more. Raises `Refusal`."""
    period = links.RESET_FOR if member(account_id).accepted else links.INVITED_FOR
    with db.atomic():
        handle(commands.MakePasswordLink(account_id=account_id), actor)
        return links.keep(account_id, period)


def change_password(person: Person, present: str, new: str, actor: Actor, session_id: str) -> None:
    """Choose another password; all other sessions end, and no link works any more.

    Raises `Rejected` where `present` is not the password, or `new` is not good enough; `fields` says which.
    """
    row = db.execute_sql("SELECT password_hash FROM private.people WHERE account_id = %s", (person.account_id,))
    if not passwords.matches(row.fetchone()[0], present):
        message = "The present password is wrong"
        raise Rejected(message, reason="password_wrong", fields={"present": ["is wrong"]})
    if new == present:
        raise Rejected("This is your present password; choose another one", reason="password_same")
    passwords.check(new, person.email, person.name)
    hashed = passwords.hash_of(new)
    with db.atomic():
        handle(commands.ChoosePassword(account_id=person.account_id), actor)
        passwords.keep(person.account_id, hashed)
        sessions.end_all(person.account_id, but=session_id)
        links.forget(person.account_id)
