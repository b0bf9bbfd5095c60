"""Starting a server's process, waiting for it and stopping it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from jobs.servers.folder import CannotStart

PATIENCE = 60  # seconds; recovery after a crash may take a while


def launch(command: list, log: Path, **options) -> subprocess.Popen:
    """Start `command` in a session of its own, out of reach of Ctrl-C, writing to `log`."""
    with open(log, "wb") as output:
        return subprocess.Popen(  # noqa: S603 -- an argument list of our own
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, **options
        )


def outcome(child: subprocess.Popen) -> int:
    """Wait for `child` to end by itself; its exit code."""
    with _abandoned_on_error(child):
        return child.wait()


def wait_until(answers: Callable[[], bool], child: subprocess.Popen | None, name: str, log: Path) -> None:
    """Wait for the server to answer. Raises CannotStart if `child`, the one just started, ends before that."""
    deadline = time.monotonic() + PATIENCE
    with _abandoned_on_error(child):
        while not answers():
            if child and child.poll() is not None:
                raise CannotStart(f"{name} did not start: {reason(log)}.")
            if time.monotonic() > deadline:
                raise CannotStart(f"{name} did not answer within {PATIENCE} seconds; {log} may say why.")
            time.sleep(0.02)


def stop(found: psutil.Process) -> None:
    """Ask the process to end (a fast, clean shutdown for PostgreSQL and Redis alike) and wait until it has."""
    deadline = time.monotonic() + PATIENCE
    with suppress(psutil.NoSuchProcess):
        found.send_signal(signal.SIGINT)
        while not _has_ended(found):
            if time.monotonic() > deadline:
                found.kill()
            time.sleep(0.01)


def reason(log: Path) -> str:
    """What a server said last, without a full stop; what it calls fatal before anything else."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return (fatal or lines or ["it said nothing"])[-1].rstrip(".")


@contextmanager
def _abandoned_on_error(child: subprocess.Popen | None) -> Iterator[None]:
    """A Ctrl-C before the server can be found by its pid file would otherwise leave it behind."""
    try:
        yield
    except BaseException:
        if child:
            child.send_signal(signal.SIGINT)
            child.wait()
        raise


def _has_ended(found: psutil.Process) -> bool:
    with suppress(ChildProcessError):
        os.waitpid(found.pid, os.WNOHANG)
    # Somebody else's child may stay a zombie until they look.
    return found.status() == psutil.STATUS_ZOMBIE
