"""What is owed to the targets: taking it in disjoint batches, and settling it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.database import db

#: For how long a batch is its worker's own; if the worker dies, others take the items after this.
LEASE_SECONDS = 20
#: How many items are marked at once.
SLICE = 1000
LANES = {"high": 0, "low": 1}


@dataclass(frozen=True)
class Owed:
    """One item that a target must be brought into line about, and the position it should reflect.

    `replaces` is the version that a repair saw at the target and may replace, though it be newer.
    """

    key: str
    wanted: int
    attempts: int
    replaces: int | None = None


def take(target: str, limit: int) -> list[Owed]:
    """At most `limit` items owed to `target`, high lane first; nobody else gets them while the lease lasts."""
    # Materialized: run more than once, as a join may, a LIMIT with SKIP LOCKED takes more than it says.
    rows = db.execute_sql(
        "WITH owed AS MATERIALIZED (SELECT key FROM downstream.items WHERE target = %s AND wanted > delivered"
        " AND (retry_at IS NULL OR retry_at <= now()) ORDER BY lane, wanted LIMIT %s FOR UPDATE SKIP LOCKED)"
        " UPDATE downstream.items AS item SET attempts = item.attempts + 1, retry_at = now() + %s * interval '1 second'"
        " WHERE item.target = %s AND item.key = ANY(ARRAY(SELECT key FROM owed))"
        " RETURNING item.key, item.wanted, item.attempts, item.replaces",
        (target, limit, LEASE_SECONDS, target),
    ).fetchall()
    return sorted((Owed(*row) for row in rows), key=lambda owed: owed.wanted)


#: Locks items in one order, so that no two wait for each other. Counted, so that all are locked, before any is changed.
#: The keys are given as a list to each step: a join could be planned as a walk through all items for each key.
_HELD = (
    "WITH held AS MATERIALIZED (SELECT key FROM downstream.items WHERE target = %s AND key = ANY(%s)"
    " ORDER BY key FOR UPDATE)"
)
_THESE = "item.target = %s AND item.key = ANY(%s) AND (SELECT count(*) FROM held) > 0"


def settle(target: str, owed: list[Owed]) -> None:
    """Record that `target` now reflects the positions that were wanted when the items were taken."""
    keys, positions = [item.key for item in owed], [item.wanted for item in owed]
    db.execute_sql(
        f"{_HELD} UPDATE downstream.items AS item"  # noqa: S608 -- put together from constants
        " SET delivered = greatest(item.delivered, done.wanted), attempts = 0,"
        " retry_at = NULL, last_error = NULL, unreached = false, replaces = NULL, delivered_at = clock_timestamp(),"
        " took = CASE WHEN done.wanted >= item.wanted THEN clock_timestamp() - item.wanted_at ELSE item.took END"
        " FROM unnest(%s::text[], %s::bigint[]) AS done (key, wanted)"
        f" WHERE {_THESE} AND item.key = done.key",
        (target, keys, keys, positions, target, keys),
    )


def fail(target: str, owed: Owed, error: str) -> None:
    """Record why the target refused an item; it is tried again after 1, 2, 4 … seconds, at most 5 minutes."""
    _wait(target, owed, error, 300, unreached=False)


def miss(target: str, owed: Owed, error: str) -> None:
    """Record why an item did not reach the target; it is tried again after 1, 2, 4 … seconds, at most 15."""
    _wait(target, owed, error, 15, unreached=True)


def _wait(target: str, owed: Owed, error: str, longest: int, unreached: bool) -> None:
    seconds = min(2 ** min(owed.attempts - 1, 10), longest)
    db.execute_sql(
        "UPDATE downstream.items SET last_error = %s, retry_at = clock_timestamp() + %s * interval '1 second',"
        " unreached = %s WHERE target = %s AND key = %s AND wanted = %s",
        (error[:1000].replace("\0", "\ufffd"), seconds, unreached, target, owed.key, owed.wanted),
    )


def resume(target: str) -> None:
    """The target answers again: what did not reach it waits no longer, and goes in order."""
    db.execute_sql(
        "UPDATE downstream.items SET retry_at = NULL, unreached = false"
        " WHERE target = %s AND wanted > delivered AND unreached",
        (target,),
    )


def give_back(target: str, owed: list[Owed]) -> None:
    """Let others have these items at once: whoever took them has to end before they were delivered."""
    db.execute_sql(
        "UPDATE downstream.items SET retry_at = NULL, attempts = greatest(attempts - 1, 0)"
        " WHERE target = %s AND key = ANY(%s) AND wanted > delivered",
        (target, [item.key for item in owed]),
    )


def remember(target: str, fingerprints: dict[str, str | None]) -> None:
    """Note the SHA-256 of what `target` took last at each of these keys, None where it holds nothing any more."""
    keys = sorted(fingerprints)
    db.execute_sql(
        f"{_HELD} UPDATE downstream.items AS item"  # noqa: S608 -- put together from constants
        " SET fingerprint = sent.fingerprint"
        " FROM unnest(%s::text[], %s::text[]) AS sent (key, fingerprint)"
        f" WHERE {_THESE} AND item.key = sent.key",
        (target, keys, keys, [fingerprints[key] for key in keys], target, keys),
    )


def want_again(targets: list[str], keys: list[str], position: int) -> None:
    """Have what is at these keys sent again now, as of `position`, the log's head; a failure's wait is over.

    No event: what the platform holds stays as it is. A target that reflects just that position already may say so and
    keep what it has.
    """
    db.execute_sql(
        "UPDATE downstream.items SET wanted = greatest(wanted, %s),"
        " delivered = least(delivered, greatest(wanted, %s) - 1),"
        " wanted_at = clock_timestamp(), attempts = 0, retry_at = NULL, last_error = NULL, lane = 0"
        " WHERE target = ANY(%s) AND key = ANY(%s)",
        (position, position, targets, keys),
    )


def want(items: list[tuple[str, str]], position: int, lane: int) -> None:
    """Mark (target, key) pairs as wanted at `position`, outside a command: what a dependency resolution does.

    In slices, each its own transaction: a command that marks one of the same items waits for one slice at most.
    """
    rows = [(target, key, lane) for target, key in sorted(items)]
    for start in range(0, len(rows), SLICE):
        db.execute_sql("SELECT downstream.want(%s::downstream.new_item[], %s)", (rows[start : start + SLICE], position))


def targets_owed() -> list[str]:
    """The targets that have something to do right now."""
    rows = db.execute_sql(
        "SELECT DISTINCT target FROM downstream.items"
        " WHERE wanted > delivered AND (retry_at IS NULL OR retry_at <= now()) ORDER BY target"
    )
    return [target for (target,) in rows.fetchall()]


@dataclass(frozen=True)
class Status:
    """How one item stands at one target; `fingerprint` is the SHA-256 of what it was sent last and took."""

    target: str
    key: str
    wanted: int
    delivered: int
    attempts: int
    last_error: str | None
    retry_at: datetime | None = None
    delivered_at: datetime | None = None
    took: timedelta | None = None
    fingerprint: str | None = None

    @property
    def state(self) -> str:
        """`delivered`, `failing` or `on its way`."""
        if self.delivered >= self.wanted:
            return "delivered"
        return "failing" if self.last_error else "on its way"


def status_of(keys: list[str]) -> list[Status]:
    """How the items of these keys stand, at every target."""
    rows = db.execute_sql(
        "SELECT target, key, wanted, delivered, attempts, last_error, retry_at, delivered_at, took, fingerprint"
        " FROM downstream.items"
        " WHERE key = ANY(%s) ORDER BY target, key",
        (list(keys),),
    )
    return [Status(*row) for row in rows.fetchall()]


def owes_up_to(target: str, position: int) -> bool:
    """Whether something is owed to `target` that was wanted at `position` or before."""
    sql = "SELECT EXISTS (SELECT FROM downstream.items WHERE target = %s AND wanted > delivered AND wanted <= %s)"
    return db.execute_sql(sql, (target, position)).fetchone()[0]


def owed_at(target: str, keys: list[str]) -> dict[str, str]:
    """The keys among these at which something is owed to `target`, with the last error there, "" if there was none."""
    rows = db.execute_sql(
        "SELECT key, coalesce(last_error, '') FROM downstream.items WHERE target = %s AND wanted > delivered"
        " AND key = ANY(%s)",
        (target, keys),
    )
    return dict(rows.fetchall())


def owed_count(target: str) -> int:
    """How many items are owed to `target`."""
    sql = "SELECT count(*) FROM downstream.items WHERE target = %s AND wanted > delivered"
    return db.execute_sql(sql, (target,)).fetchone()[0]


def failing(target: str, limit: int = 10_000) -> list[str]:
    """The keys at which `target` has not taken what it was sent."""
    sql = (
        "SELECT key FROM downstream.items WHERE target = %s AND wanted > delivered AND last_error IS NOT NULL"
        " ORDER BY key LIMIT %s"
    )
    return [key for (key,) in db.execute_sql(sql, (target, limit)).fetchall()]
