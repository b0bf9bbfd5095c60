"""How many requests a token may send in a minute, counted in Redis by all processes together."""

import logging
import time
from dataclasses import dataclass

from flask import Flask, Response, current_app, g
from redis import RedisError

from domain.settings import Settings
from jobs.connections import redis_at
from webapp.api import auth
from webapp.api.errors import plain

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60
#: Nobody who calls waits for a Redis that hangs: not for long, and only one in so many seconds.
PATIENCE_SECONDS, DEAF_SECONDS = 0.25, 5


@dataclass(frozen=True)
class Count:
    """The requests of this window so far, this one among them, and the seconds until the next window."""

    used: int
    resets_in: int


class Rates:
    """Counts requests by token. `limit` is how many there may be in a window; 0 for any number, uncounted."""

    def __init__(self, redis_url: str | None, limit: int):
        self.redis = redis_at(redis_url, PATIENCE_SECONDS) if redis_url and limit else None
        self.limit, self._deaf_until = limit, 0.0

    def count(self, token_id: str) -> Count | None:
        """Count a request in one round trip; None where nothing is counted, or Redis does not answer."""
        if self.redis is None or time.monotonic() < self._deaf_until:
            return None
        window, into = divmod(int(time.time()), WINDOW_SECONDS)
        try:
            used = self._counted(f"annals:requests:{token_id}:{window}")
        except RedisError as error:
            self._deaf_until = time.monotonic() + DEAF_SECONDS
            logger.warning("requests of tokens are not counted, since Redis does not answer: %s", error)
            return None
        return Count(used, WINDOW_SECONDS - into)

    def _counted(self, key: str) -> int:
        with self.redis.pipeline(transaction=False) as together:
            return together.incr(key).expire(key, WINDOW_SECONDS * 2).execute()[0]


def install(app: Flask, settings: Settings) -> None:
    app.extensions["rates"] = Rates(settings.redis_url, settings.token_requests_per_minute)


def check_rate():
    """Let the request through unless its token has sent too many; where they cannot be counted, let it through."""
    rates = current_app.extensions["rates"]
    g.count = rates.count(g.token.token_id)
    if g.count is None or g.count.used <= rates.limit:
        return None
    message = f"This token may send {rates.limit} requests a minute; try again in {g.count.resets_in} seconds"
    if g.count.used == rates.limit + 1:
        # One line for each window; whoever sends too much sends very much.
        auth.note_refusal("too_many_requests", message)
    response, status = plain(429, message)
    return response, status, {"Retry-After": str(g.count.resets_in)}


def tell(response: Response) -> Response:
    """Say how many requests are left (draft-ietf-httpapi-ratelimit-headers)."""
    count, limit = g.get("count"), current_app.extensions["rates"].limit
    if count is not None:
        response.headers["RateLimit-Policy"] = f'"minute";q={limit};w={WINDOW_SECONDS}'
        response.headers["RateLimit"] = f'"minute";r={max(limit - count.used, 0)};t={count.resets_in}'
    return response
