"""The log: all events, in one total order, chained by hash. Append and read; nothing else is possible."""

from domain.log.append import append
from domain.log.envelope import DESK, Actor, Recorded, leaf_of, payload_of, presented
from domain.log.read import head, last_of, last_position, read, read_at, read_back, read_content, read_stream

__all__ = [
    "DESK",
    "Actor",
    "Recorded",
    "append",
    "head",
    "last_of",
    "last_position",
    "leaf_of",
    "payload_of",
    "presented",
    "read",
    "read_at",
    "read_back",
    "read_content",
    "read_stream",
]
