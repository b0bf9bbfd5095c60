"""PostgreSQL refuses to run as root; this is the user it runs as instead, and what that user has to be let into."""

import os
import pwd
import subprocess
from contextlib import suppress
from pathlib import Path

from jobs.servers.folder import CannotStart

NAME = "pgserver"


def ids() -> tuple[int, int]:
    """The user and group PostgreSQL runs as: one's own, or those of a system user if one is root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    entry = _system_user()
    return entry.pw_uid, entry.pw_gid


def popen_options() -> dict:
    """What `subprocess` needs to be told to run a program as that user."""
    if os.geteuid() != 0:
        return {}
    uid, gid = ids()
    return {"user": uid, "group": gid, "extra_groups": []}


def let_in(path: Path) -> None:
    """As root: let PostgreSQL's user pass through the folders above `path`, without letting it list them."""
    if os.geteuid() == 0:
        for parent in path.absolute().parents:
            _add(parent, 0o001)


def let_read(path: Path) -> None:
    """As root: let PostgreSQL's user read everything below `path`, as far as an unusual umask prevents it."""
    if os.geteuid() == 0 and path.stat().st_mode & 0o005 != 0o005:
        for found in (path, *path.rglob("*")):
            _add(found, 0o005)


def _system_user() -> pwd.struct_passwd:
    with suppress(KeyError):
        return pwd.getpwnam(NAME)
    with suppress(OSError):
        command = ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", NAME]
        subprocess.run(command, capture_output=True)  # noqa: S603 -- found on root's own PATH
    try:
        return pwd.getpwnam(NAME)  # perhaps added by somebody else at the same moment
    except KeyError as error:
        raise CannotStart(
            f"PostgreSQL does not run as root, and no user {NAME} could be added for it; "
            "run this as another user, or give DATABASE_URL and the like."
        ) from error


def _add(path: Path, bits: int) -> None:
    mode = path.stat().st_mode
    if mode & bits != bits:
        try:
            path.chmod(mode & 0o7777 | bits)
        except OSError as error:
            raise CannotStart(f"PostgreSQL's user {NAME} cannot be let into {path} ({error.strerror}).") from error
