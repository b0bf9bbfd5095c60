"""The place of one event in the chain of hashes, and whether it holds."""

from dataclasses import dataclass

from domain.database import db
from domain.log.envelope import Recorded, digest_after, leaf_of

BEFORE_ALL = bytes(32)


@dataclass(frozen=True)
class Link:
    """`previous` is the digest of the event before. Whether what is stored is what it must be is worked out anew."""

    previous: bytes
    leaf_holds: bool
    digest_holds: bool

    @property
    def holds(self) -> bool:
        return self.leaf_holds and self.digest_holds


def link_of(recorded: Recorded) -> Link:
    """The place of an event that is in the log, in one query."""
    row = db.execute_sql("SELECT digest FROM log.events WHERE position = %s", (recorded.position - 1,)).fetchone()
    previous = bytes(row[0]) if row else BEFORE_ALL
    return Link(
        previous=previous,
        leaf_holds=leaf_of(recorded) == recorded.leaf,
        digest_holds=digest_after(previous, recorded.position, recorded.leaf) == recorded.digest,
    )
