"""The processes of the Procfile, started together and stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import IO

import psutil
from honcho.printer import Message, Printer

from jobs.servers import signals

PATIENCE = 10  # seconds for a process to end by itself
PR_SET_PDEATHSIG = 1


@contextmanager
def running(commands: Mapping[str, str], environ: Mapping[str, str], cwd: os.PathLike) -> Iterator[dict]:
    """Run shell `commands` by name, their output to ours with the name before each line; all are stopped at the end.

    Gives the `subprocess.Popen` of each. Each runs in a session of its own, so that Ctrl-C reaches only us.
    """
    children: dict[str, subprocess.Popen] = {}
    try:
        with signals.held_back() as before:
            for name, command in commands.items():
                children[name] = _start(command, environ, cwd, partial(_in_child, before, _libc()))
        _relay_all(children)
        yield children
    finally:
        with signals.undisturbed():
            _stop(list(children.values()))


def _start(command: str, environ: Mapping[str, str], cwd: os.PathLike, preexec: Callable[[], None]) -> subprocess.Popen:
    return subprocess.Popen(
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


def _relay_all(children: dict[str, subprocess.Popen]) -> None:
    printer, lock = Printer(sys.stdout, width=max(map(len, children), default=0)), threading.Lock()
    for name, child in children.items():
        threading.Thread(target=_relay, args=(name, child.stdout, printer, lock), daemon=True).start()


def _relay(name: str, output: IO[bytes], printer: Printer, lock: threading.Lock) -> None:
    for line in output:
        message = Message("line", line, datetime.now(), name, None)
        # Whoever read our output may have gone; the process must not be held up by that.
        with lock, suppress(OSError):
            printer.write(message)


def _stop(children: list[subprocess.Popen]) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    sessions = {child.pid for child in children}
    while members := _members(sessions, children):
        if time.monotonic() > deadline:
            for pid in members:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)


def _members(sessions: set[int], children: list[subprocess.Popen]) -> list[int]:
    """Who is left: also what a process started in a group of its own, or left behind when it was killed."""
    for child in children:
        child.poll()
    return [pid for pid in psutil.pids() if _session(pid) in sessions]


def _session(pid: int) -> int | None:
    try:
        return None if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE else os.getsid(pid)
    except (psutil.NoSuchProcess, ProcessLookupError, PermissionError):
        return None
