"""How the platform is doing, as its database and its queues tell: for /healthcheck and /metrics."""

from dataclasses import dataclass

from redis import Redis
from rq import Queue

from domain import database, probe
from domain.followers import FOLLOWERS
from jobs import seen
from jobs.queues import NAMES, QUEUES

HEAD = "SELECT position FROM log.head"
APPLIED = "SELECT name FROM public.annals_migrations"
WAITING = """
SELECT target, count(*), count(*) FILTER (WHERE last_error IS NOT NULL),
       head.position - min(wanted) + 1, extract(epoch FROM clock_timestamp() - min(wanted_at))::float,
       extract(epoch FROM clock_timestamp() - min(wanted_at) FILTER (WHERE last_error IS NULL))::float,
       (array_agg(last_error ORDER BY wanted) FILTER (WHERE last_error IS NOT NULL))[1]
FROM downstream.items, log.head WHERE wanted > delivered GROUP BY target, head.position
"""
DRIFT = "SELECT target, count(*) FROM downstream.drift WHERE mended_at IS NULL GROUP BY target"
VERDICTS = """
SELECT name, ok, total, extract(epoch FROM clock_timestamp() - finished_at)::float FROM private.verdicts
"""
FOLLOWED = "SELECT name, head.position - followers.position FROM projection.followers, log.head"


@dataclass(frozen=True)
class Waiting:
    """What waits at one target: how many items, how many of them failing, and how far behind it is.

    `oldest` is the age in seconds of the item that waits longest, `untried` of the one that waits longest without
    anything having gone wrong; None if there is none. `error` is what one that fails was told.
    """

    items: int = 0
    failing: int = 0
    events: int = 0
    oldest: float = 0.0
    untried: float | None = None
    error: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What a check of the whole system said last: whether it held, how many differences, how many seconds ago."""

    ok: bool
    differences: int
    age: float


@dataclass(frozen=True)
class Condition:
    """The log's position, and migrations not applied; by target what waits, and how many items have drifted; how many
    events each follower lacks; by name what each verification said last.
    """

    position: int
    missing: list[str]
    waiting: dict[str, Waiting]
    drift: dict[str, int]
    followers: dict[str, int]
    verdicts: dict[str, Verdict]


def of_database(url: str) -> Condition:
    """What the database tells. Raises `probe.NoAnswer`."""
    [[(position,)], applied] = probe.ask(url, HEAD, APPLIED)
    missing = sorted(database.known_migrations() - {name for (name,) in applied})
    if missing:
        return Condition(position, missing, {}, {}, {}, {})
    [waiting, drift, followed, verdicts] = probe.ask(url, WAITING, DRIFT, FOLLOWED, VERDICTS)
    return Condition(
        position,
        missing,
        {target: Waiting() for target in QUEUES} | {target: Waiting(*values) for target, *values in waiting},
        dict.fromkeys(QUEUES, 0) | dict(drift),
        {follower.NAME: position for follower in FOLLOWERS} | dict(followed),
        {name: Verdict(*values) for name, *values in verdicts},
    )


@dataclass(frozen=True)
class Working:
    """How many jobs are queued, and how many seconds ago each worker and scheduler was seen, the latest first."""

    queued: dict[str, int]
    workers: list[float]
    schedulers: list[float]


def of_queues(redis: Redis) -> Working:
    """What Redis tells. Raises RedisError."""
    queued = {name: Queue(name, connection=redis).count for name in NAMES}
    return Working(queued, seen.seconds_ago(redis, "worker"), seen.seconds_ago(redis, "scheduler"))
