"""Who uses the private servers, told by locks on files that the kernel lets go of even after SIGKILL."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from jobs.servers import signals


@contextmanager
def user(data: Path, on_last: Callable[[], None]) -> Iterator[Callable[[], AbstractContextManager]]:
    """Count as a user of the servers in `data`; the last one out calls `on_last`.

    Gives a context manager under which nobody else starts or stops them.
    """
    alone = partial(_exclusive, data / "starting.lock")
    with open(data / "users.lock", "a") as users:
        with alone():
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield alone
        finally:
            with signals.undisturbed(), alone():
                if _is_last(users):
                    on_last()
                # Not left to closing: a forked child may have the file open too.
                fcntl.flock(users, fcntl.LOCK_UN)


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    with open(path, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_last(users) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
