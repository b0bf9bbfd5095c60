"""The data folder: private servers, their sockets and the secrets that were made up live in it."""

import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: The longest path of a Unix socket, in bytes: 107 on Linux, 103 on macOS.
LONGEST_SOCKET = 103


class CannotStart(Exception):
    """A server or its folder cannot be used; the message is one sentence for people."""


def prepare(data: Path) -> None:
    """Make the data folder where it is missing. Raises CannotStart if nothing can be written in it."""
    with refusing(data):
        data.mkdir(mode=0o711, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=data).close()
        for lock in ("starting.lock", "users.lock"):
            open(data / lock, "a").close()


@contextmanager
def refusing(data: Path) -> Iterator[None]:
    """Turn what the file system refuses inside the block into CannotStart."""
    try:
        yield
    except OSError as error:
        where = f" at {error.filename}" if error.filename and Path(error.filename) != data else ""
        raise CannotStart(
            f"The data folder {data} cannot be used ({error.strerror}{where}); ANNALS_DATA chooses another."
        ) from error


def secret(data: Path, name: str, make_up: Callable[[], str] = secrets.token_urlsafe) -> str:
    """Read the secret called `name`, made up the first time and readable by its owner alone."""
    path = data / name
    if not path.exists():
        unfinished = data / f"{name}.new"
        unfinished.unlink(missing_ok=True)
        with open(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(make_up())
        unfinished.rename(path)
    return path.read_text()


def socket_folder(home: Path, socket: str) -> Path:
    """Where the server in `home` has its `socket`: there, or in the temp folder if that path cannot be a socket's."""
    # A comma or quote would be read as part of a list of folders.
    if len(os.fsencode(home / socket)) <= LONGEST_SOCKET and not set(",'\"") & set(str(home)):
        return home
    # Not TMPDIR: everyone who uses the server has to find the same place.
    return Path("/tmp") / f"annals-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"  # noqa: S108 -- `make_private` takes none of somebody else


def make_private(path: Path, uid: int, gid: int) -> None:
    """Make `path` a folder that only `uid` can enter. Raises CannotStart if somebody else's is in its place."""
    if not path.exists():
        path.mkdir(mode=0o700)
        os.chown(path, uid, gid)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or found.st_mode & 0o077:
        raise CannotStart(f"{path} has to be a folder that belongs to user {uid} alone, and is not.")
