"""Replaying the log: what the projections' tables hold if they are filled from the first event.

The log is read group by group: the events of one content_id, or of one stream where there is none. No projection looks
beyond the group of its event, so groups are folded in memory, in any order and by several processes at once, and tables
are written by COPY. Followers follow the log from its first event.
"""

from domain.replay.copying import Copies, copy
from domain.replay.folding import TABLES, fold
from domain.replay.partitions import Partition, partitions
from domain.replay.workers import replay

__all__ = ["TABLES", "Copies", "Partition", "copy", "fold", "partitions", "replay"]
