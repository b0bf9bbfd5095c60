"""Guessing takes time: after some failed attempts the next has to wait, for twice as long after each more.

Nobody is locked out: no wait is longer than a minute, attempts meanwhile do not prolong it, and one failure is
forgotten each minute. An attempt counts as failed until it has succeeded, so that many at once gain nothing.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from domain import clock
from domain.database import db

LONGEST_WAIT = 60
FORGOTTEN_EVERY = timedelta(minutes=1)
#: From so many failures on above those that are free, the wait is as long as it gets.
STEPS = 7
KEPT_FOR = timedelta(days=1)


class TooSoon(Exception):
    """The attempt was not made; `seconds` is how long to wait."""

    def __init__(self, seconds: int):
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


@dataclass(frozen=True)
class Lane:
    """Attempts that slow each other down, `free` of which may fail without a wait.

    One `for_repeaters` holds up nobody for whom the first lane of the attempt is empty. Success empties a lane, or, if
    it is `shared` with others, takes back the one attempt.
    """

    name: str
    free: int
    for_repeaters: bool = False
    shared: bool = False


@dataclass(frozen=True)
class Count:
    """How many attempts of a lane had failed, and when the last one was made."""

    failures: int = 0
    last_at: datetime | None = None


def lanes_of_sign_in(email: str, address: str | None) -> list[Lane]:
    """By whom for whom, from where, and for whom from everywhere: whoever comes from elsewhere is not held up by it."""
    who, where = email.strip().lower(), _network(address)
    return [
        Lane(_named("sign-in", who, where), free=3),
        Lane(_named("sign-in from", where), free=30, shared=True),
        Lane(_named("sign-in as", who), free=10, for_repeaters=True),
    ]


def lanes_of_links(address: str | None) -> list[Lane]:
    """Links that do not work, from one place."""
    return [Lane(_named("link from", _network(address)), free=10, shared=True)]


def lanes_of_own_password(account_id: str) -> list[Lane]:
    """The present password, asked of whoever is signed in."""
    return [Lane(_named("password of", account_id), free=3)]


_COUNT = (
    "INSERT INTO private.failed_attempts (lane, failures, last_at) VALUES (%s, %s, %s)"
    " ON CONFLICT (lane) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at"
)


def attempt(lanes: list[Lane]) -> None:
    """Count an attempt as failed, for now. Raises `TooSoon` instead while there is something to wait for."""
    now, names = clock.now(), [lane.name for lane in lanes]
    with db.atomic():
        counts = _locked(names, now)
        if (seconds := wait(lanes, counts, now)) > 0:
            raise TooSoon(seconds)
        for lane in lanes:
            failures = min(lane.free + STEPS, left(counts[lane.name], now) + 1)
            db.execute_sql(_COUNT, (lane.name, failures, now))


def succeeded(lanes: list[Lane]) -> None:
    """Say that the attempt has not failed."""
    own, shared = ([lane.name for lane in lanes if lane.shared == of] for of in (False, True))
    db.execute_sql("DELETE FROM private.failed_attempts WHERE lane = ANY(%s)", (own,))
    sql = "UPDATE private.failed_attempts SET failures = greatest(failures - 1, 0) WHERE lane = ANY(%s)"
    db.execute_sql(sql, (shared,))


def wait(lanes: list[Lane], counts: dict[str, Count], now: datetime) -> int:
    """How many whole seconds an attempt has to wait. Pure."""
    repeats = counts[lanes[0].name].failures > 0
    holding = [lane for lane in lanes if repeats or not lane.for_repeaters]
    return max((_wait_of(lane, counts[lane.name], now) for lane in holding), default=0)


def _wait_of(lane: Lane, count: Count, now: datetime) -> int:
    more = count.failures - lane.free
    if more <= 0 or count.last_at is None:
        return 0
    until = count.last_at + timedelta(seconds=min(LONGEST_WAIT, 2 ** (more - 1)))
    return max(0, math.ceil((until - now).total_seconds()))


def left(count: Count, now: datetime) -> int:
    """How many failures are not forgotten. Pure."""
    return max(0, count.failures - (now - count.last_at) // FORGOTTEN_EVERY) if count.last_at else 0


def _locked(names: list[str], now: datetime) -> dict[str, Count]:
    """The counts of lanes, which nobody else changes until the transaction ends; locked in one order."""
    db.execute_sql(
        "INSERT INTO private.failed_attempts (lane, failures, last_at)"
        " SELECT lane, 0, %s FROM unnest(%s::text[]) AS lane ORDER BY lane ON CONFLICT DO NOTHING",
        (now, names),
    )
    rows = db.execute_sql(
        "SELECT lane, failures, last_at FROM private.failed_attempts WHERE lane = ANY(%s) ORDER BY lane FOR UPDATE",
        (names,),
    )
    # Somebody's success may have taken a row away in between.
    return dict.fromkeys(names, Count()) | {lane: Count(*count) for lane, *count in rows.fetchall()}


def _network(address: str | None) -> str:
    """What one client has to itself: an address, or of version 6 the network of 64 bits."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return address or ""
    return str(ip_network((known, 64), strict=False)) if isinstance(known, IPv6Address) else str(known)


def _named(*parts: str) -> str:
    """What was typed as an address may be a password: only its hash is kept."""
    return sha256("\0".join(parts).encode()).hexdigest()


def forget_old() -> int:
    """Forget lanes in which nothing has happened for long; returns how many."""
    sql = "DELETE FROM private.failed_attempts WHERE last_at < %s"
    return db.execute_sql(sql, (clock.now() - KEPT_FOR,)).rowcount
