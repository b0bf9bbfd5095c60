"""What several processes say, line by line, each line with the name of who said it."""

import os
import selectors
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from honcho.printer import Message, Printer


@dataclass
class Speaker:
    """A process's name and the beginning of a line that it has not finished."""

    name: str
    unfinished: bytes = b""


class Output:
    """Relays pipes to our standard output, one thread for all.

    More threads would not do: Linux would tell our children of our death once for each.
    """

    def __init__(self):
        self._printer = Printer(sys.stdout)
        self._selector = selectors.DefaultSelector()

    def add(self, name: str, pipe: IO[bytes]) -> None:
        """Relay `pipe` as what `name` says."""
        self._printer.width = max(self._printer.width, len(name))
        self._selector.register(pipe, selectors.EVENT_READ, Speaker(name))

    def relay(self, seconds: float) -> None:
        """Relay what there is, waiting up to `seconds` for something."""
        for key, _ in self._selector.select(seconds):
            chunk = os.read(key.fd, 65536)
            if not chunk:
                self._selector.unregister(key.fileobj)
            self._say(key.data, chunk)

    def _say(self, speaker: Speaker, chunk: bytes) -> None:
        *lines, speaker.unfinished = (speaker.unfinished + chunk).split(b"\n")
        # Whoever read our output may have gone; the processes must not be held up by that.
        with suppress(OSError):
            for line in lines:
                self._printer.write(Message("line", line, datetime.now(), speaker.name, None))
