"""What signals do to a process that uses the private servers: it leaves in order."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def unwinding() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise SystemExit, where they would otherwise end the process at once."""
    with _handling({number: _leave for number in ENDING if signal.getsignal(number) is signal.SIG_DFL}):
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore Ctrl-C and the like, so that stopping is not stopped half-way."""
    with _handling({number: signal.SIG_IGN for number in (*ENDING, signal.SIGINT)}):
        yield


@contextmanager
def held_back() -> Iterator[set[signal.Signals]]:
    """Let Ctrl-C and the like arrive only after the block; gives the mask that a new process has to set again."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (*ENDING, signal.SIGINT))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handling(handlers: dict) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number, frame):
    raise SystemExit(128 + number)
