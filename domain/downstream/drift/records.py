"""The drift that is known: what was found, until it is seen to be mended, and for a while after."""

from dataclasses import asdict, dataclass
from datetime import datetime

import orjson

from domain.database import db
from domain.downstream.drift.comparing import Difference, Held, Should

KEPT_FOR = "30 days"
SLICE = 1000


@dataclass(frozen=True)
class Known:
    """A difference, when it was found first, and when it was seen to be mended (None: it is still there)."""

    difference: Difference
    found_at: datetime
    mended_at: datetime | None


def record(target: str, looked_at: list[str] | None, found: list[Difference]) -> None:
    """Keep what was found at the keys that were looked at (None: all of them); what was known of others is mended."""
    still = [each.key for each in found]
    with db.atomic():
        db.execute_sql(
            "UPDATE downstream.drift SET mended_at = now() WHERE target = %s AND mended_at IS NULL"
            " AND (%s OR key = ANY(%s)) AND key <> ALL(%s)",
            (target, looked_at is None, looked_at or [], still),
        )
        for start in range(0, len(found), SLICE):
            _keep([_row(each) for each in found[start : start + SLICE]])


def _keep(rows: list[tuple]) -> None:
    db.execute_sql(
        "INSERT INTO downstream.drift AS known (target, key, kind, should, holds)"
        " SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::jsonb[], %s::jsonb[])"
        " ON CONFLICT (target, key) DO UPDATE SET kind = excluded.kind, should = excluded.should,"
        " holds = excluded.holds, mended_at = NULL,"
        " found_at = CASE WHEN known.mended_at IS NULL THEN known.found_at ELSE now() END",
        list(map(list, zip(*rows, strict=True))),
    )


def _row(each: Difference) -> tuple:
    holds = each.holds and orjson.dumps(asdict(each.holds)).decode()
    return each.target, each.key, each.kind, orjson.dumps(asdict(each.should)).decode(), holds


def known(target: str | None = None, limit: int = SLICE, *, older_than_seconds: float = 0) -> list[Known]:
    """What was found (so long ago) and not mended yet, at one target or at all, the oldest first."""
    return _select(
        "mended_at IS NULL AND found_at <= now() - %s * interval '1 second' ORDER BY found_at, target, key",
        (older_than_seconds, limit),
        target,
    )


def mended(limit: int = SLICE) -> list[Known]:
    """What was mended lately, the last first."""
    return _select("mended_at IS NOT NULL ORDER BY mended_at DESC, target, key", (limit,))


def _select(rest: str, values: tuple, target: str | None = None) -> list[Known]:
    rows = db.execute_sql(
        "SELECT target, key, kind, should, holds, found_at, mended_at FROM downstream.drift"  # noqa: S608 -- constants
        f" WHERE (%s::text IS NULL OR target = %s) AND {rest} LIMIT %s",
        (target, target, *values),
    ).fetchall()
    return [
        Known(Difference(target, key, kind, Should(**should), holds and Held(**holds)), found_at, mended_at)
        for target, key, kind, should, holds, found_at, mended_at in rows
    ]


def counts() -> dict[str, dict[str, int]]:
    """How many keys differ, by target and kind."""
    found: dict[str, dict[str, int]] = {}
    rows = db.execute_sql(
        "SELECT target, kind, count(*) FROM downstream.drift WHERE mended_at IS NULL GROUP BY target, kind"
    )
    for target, kind, count in rows.fetchall():
        found.setdefault(target, {})[kind] = count
    return found


def forget_old() -> None:
    """Forget what was mended long ago."""
    db.execute_sql(f"DELETE FROM downstream.drift WHERE mended_at < now() - interval '{KEPT_FOR}'")  # noqa: S608 -- constants only


def repair(differences: list[Difference], position: int) -> None:
    """Have exactly these keys sent again, as of `position`, the log's head, in place of what was seen there."""
    rows = sorted((each.target, each.key, each.holds and each.holds.version) for each in differences)
    for start in range(0, len(rows), SLICE):
        targets, keys, versions = map(list, zip(*rows[start : start + SLICE], strict=True))
        db.execute_sql(
            "INSERT INTO downstream.items AS item (target, key, wanted, replaces)"
            " SELECT target, key, greatest(%s, 1), version"
            " FROM unnest(%s::text[], %s::text[], %s::bigint[]) AS given (target, key, version)"
            " ON CONFLICT (target, key) DO UPDATE SET wanted = greatest(item.wanted, excluded.wanted),"
            " delivered = least(item.delivered, greatest(item.wanted, excluded.wanted) - 1),"
            " replaces = excluded.replaces, wanted_at = clock_timestamp(), attempts = 0, retry_at = NULL,"
            " last_error = NULL",
            (position, targets, keys, versions),
        )
