"""The accounts of the sample site, and the note that says how to sign in with them."""

import os
import secrets
from pathlib import Path

from domain import accounts
from domain.log import Actor
from domain.settings import Settings
from jobs.servers.folder import refusing

PEOPLE = (
    ("Mara Lindqvist", "mara.lindqvist@example.org", "editor"),
    ("Ines Okafor", "ines.okafor@example.org", "publisher"),
    ("Tobias Achterberg", "tobias.achterberg@example.org", "auditor"),
    ("Noor Haddad", "noor.haddad@example.org", "administrator"),
)
FILE = "sign-in.txt"


def create_accounts(settings: Settings) -> tuple[str, str]:
    """Create the accounts with made-up passwords; the editor's id and the text of the note."""
    lines, ids = [f"Sign in at http://127.0.0.1:{settings.port} as", ""], {}
    actor = Actor(person=None, application="sample site", trigger="command line", request_id=secrets.token_hex(8))
    for name, email, role in PEOPLE:
        password = secrets.token_urlsafe(12)
        ids[role] = accounts.create_account(email, name, role, password, actor).account_id
        lines.append(f"  {email}  {password}  ({name}, {role})")
    return ids["editor"], "\n".join([*lines, ""])


def keep(data: Path, text: str) -> None:
    """Write the note into the data folder, for its owner's eyes only. Raises `CannotStart`."""
    path = data / FILE
    with refusing(data):
        data.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(text)
