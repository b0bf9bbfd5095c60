"""Cutting the log into partitions: groups that lie side by side, with about as many events each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from domain.database import db
from domain.log.envelope import Recorded
from domain.log.read import read_groups

EVENTS = 4000


@dataclass(frozen=True)
class Partition:
    """The groups from `first` up to and without `end`, None for all that follow; `by` is `content_id` or `stream`."""

    by: str
    first: str
    end: str | None
    events: int

    def groups(self, up_to: int) -> Iterator[list[Recorded]]:
        """The events up to a position, group by group."""
        events = read_groups(self.by, self.first, self.end, up_to)
        return (list(group) for _, group in groupby(events, key=lambda each: getattr(each, self.by)))


_CUT = """
SELECT min({by}::text), sum(events)::bigint FROM (
    SELECT {by}, events, (sum(events) OVER (ORDER BY {by}) - events)::bigint / %(size)s AS number FROM (
        SELECT {by}, count(*) AS events FROM log.events WHERE position <= %(up_to)s AND {which} GROUP BY {by}
    ) AS groups
) AS numbered GROUP BY number ORDER BY number
"""


def partitions(up_to: int, size: int | None = None) -> list[Partition]:
    """All partitions of the log up to a position. A group is never cut, however many events it has."""
    values = {"up_to": up_to, "size": size or EVENTS}
    found = []
    for by, which in (("content_id", "content_id IS NOT NULL"), ("stream", "content_id IS NULL")):
        cut = db.execute_sql(_CUT.format(by=by, which=which), values).fetchall()
        for (first, events), (end, _) in pairwise([*cut, (None, 0)]):
            found.append(Partition(by, first, end, events))
    return found
