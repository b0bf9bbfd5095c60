"""Whether this process was asked to end: what takes long looks here between its steps, and ends early."""

import threading

_asked = threading.Event()


def ask() -> None:
    """Ask this process to end soon."""
    _asked.set()


def asked() -> bool:
    """Whether it was asked to."""
    return _asked.is_set()


def wait(seconds: float) -> bool:
    """Wait so long, or until it is asked to end; whether it was."""
    return _asked.wait(seconds)
