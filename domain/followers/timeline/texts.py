"""The words of contents by the position at which they were saved, read from the log as far as a batch needs them."""

from collections.abc import Iterable

from domain import log
from domain.changes.texts import Texts, texts_of
from domain.log.envelope import Recorded


class Read:
    """Those of the events of a batch, and of the earlier `positions` that are compared with them."""

    def __init__(self, events: Iterable[Recorded], positions: set[int]):
        self._events = {each.position: each for each in events if each.position in positions}
        missing = sorted(positions - set(self._events))
        self._events |= {each.position: each for each in log.read_at(missing)} if missing else {}
        self._texts: dict[int, Texts] = {}

    def __getitem__(self, position: int | None) -> Texts:
        if position is None:
            return {}
        if position not in self._texts:
            self._texts[position] = texts_of(self._events[position].event.content)
        return self._texts[position]
