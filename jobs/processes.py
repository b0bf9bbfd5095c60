"""The processes of the Procfile, started together and stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

import psutil

from jobs.output import Output
from jobs.servers import signals

PATIENCE = 10  # seconds for a process to end by itself
PR_SET_PDEATHSIG = 1


@dataclass
class Processes:
    """What runs, by name, and what it says."""

    children: dict[str, subprocess.Popen] = field(default_factory=dict)
    output: Output = field(default_factory=Output)

    def ended(self) -> str | None:
        """The name of one that has ended, if any has."""
        return next((name for name, child in self.children.items() if child.poll() is not None), None)


@contextmanager
def running(commands: Mapping[str, str], environ: Mapping[str, str], cwd: os.PathLike) -> Iterator[Processes]:
    """Run shell `commands` by name; all are stopped at the end, with whatever they started.

    Each runs in a session of its own, so that Ctrl-C reaches only us.
    """
    processes = Processes()
    try:
        with signals.held_back() as before:
            for name, command in commands.items():
                child = _start(command, environ, cwd, partial(_in_child, before, _libc()))
                processes.children[name] = child
                processes.output.add(name, child.stdout)
        yield processes
    finally:
        with signals.undisturbed():
            _stop(processes)


def _start(command: str, environ: Mapping[str, str], cwd: os.PathLike, preexec: Callable[[], None]) -> subprocess.Popen:
    return subprocess.Popen(  # noqa: S603 -- the Procfile's own lines
        ["/bin/sh", "-c", f"exec {command}"],
        env=environ,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=preexec,
    )


def _libc() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if sys.platform == "linux" else None


def _in_child(mask: set[signal.Signals], libc: ctypes.CDLL | None) -> None:
    if libc:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _stop(processes: Processes) -> None:
    children, deadline = processes.children.values(), time.monotonic() + PATIENCE
    for child in children:
        _ask_to_end(child)
    while left := _left(children):
        if time.monotonic() > deadline:
            _kill(left)
        processes.output.relay(0.02)
    processes.output.relay(0)


def _ask_to_end(child: subprocess.Popen) -> None:
    # One that still runs tells those it started by itself: granian hangs if it is told twice.
    tell = os.kill if child.poll() is None else os.killpg
    with suppress(ProcessLookupError):
        tell(child.pid, signal.SIGTERM)


def _kill(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _left(children: Iterable[subprocess.Popen]) -> list[int]:
    """Who is left: also what a process started in a group of its own, or left behind when it was killed."""
    for child in children:
        child.poll()
    sessions = {child.pid for child in children}
    return [pid for pid in psutil.pids() if _is_alive_in(sessions, pid)]


def _is_alive_in(sessions: set[int], pid: int) -> bool:
    try:
        return os.getsid(pid) in sessions and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, ProcessLookupError, PermissionError):
        return False
