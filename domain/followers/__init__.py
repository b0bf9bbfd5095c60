"""The followers: projections that follow the log at their own pace, outside of the commands' transactions.

For what is costly to derive and what nobody decides by. Each module has its `NAME` and `follow(events)`, which enters a
batch of events, in order, and `TABLES`, the names of its tables. To add one: write the module, list it here, and create
its tables in a migration; it is then filled from the first event (docs/derived-representations.md). Whoever reads from
its tables calls `catch_up` first, and so sees what has just happened, too.
"""

from domain.followers import history, publications_per_day, timeline
from domain.followers.following import (
    Filling,
    Follower,
    behind,
    catch_up,
    filling,
    follow_on,
    position_of,
    refill,
    version_of,
)

__all__ = [
    "FOLLOWERS",
    "Filling",
    "Follower",
    "behind",
    "catch_up",
    "filling",
    "follow_on",
    "position_of",
    "refill",
    "version_of",
]

FOLLOWERS: tuple[Follower, ...] = (timeline, history, publications_per_day)
