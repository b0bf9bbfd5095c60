"""Whether the application is there, and whether everything is up. Open to everybody."""

from flask import Blueprint, Flask, current_app
from redis import RedisError

from domain import probe
from jobs import condition
from jobs.condition import Condition, Waiting
from jobs.connections import redis_at
from jobs.seen import LATELY_SECONDS
from webapp import healthcheck
from webapp.healthcheck import CRITICAL, OK, WARNING, Check

#: An item is delivered within seconds; one that nobody has tried for so long means that nobody delivers.
LONGEST_WAIT_SECONDS = 300
#: A reader of a follower waits for so many events; beyond that it shows what is older.
FURTHEST_BEHIND = 100_000


def register(app: Flask) -> None:
    health = Blueprint("health", __name__, url_prefix="/healthcheck")
    health.add_url_rule("/live", view_func=healthcheck.live)
    health.add_url_rule("/ready", view_func=ready)
    app.register_blueprint(health)


def ready():
    """200 once everything is up, 503 with the reasons until then and whenever it is not; within a few seconds."""
    settings = current_app.config["SETTINGS"]
    disk = healthcheck.checked(lambda: healthcheck.disk(settings.data, settings.least_free_mb))
    return healthcheck.report(_database(settings) | _redis(settings) | {"disk": disk})


def _database(settings) -> dict[str, Check]:
    try:
        found = condition.of_database(settings.database_url)
    except probe.NoAnswer as error:
        return {"database": healthcheck.no_answer(error)}
    return {
        "database": (OK, f"PostgreSQL answers; the log is at position {found.position}."),
        "migrations": healthcheck.migrations(found.missing),
        "delivery": _delivery(found),
        "followers": _followers(found),
    }


def _delivery(found: Condition) -> Check:
    for target, waiting in found.waiting.items():
        if (waiting.untried or 0) > LONGEST_WAIT_SECONDS:
            return CRITICAL, f"An item for {target} has waited for {waiting.untried:.0f} seconds and nobody tried it."
    failing = {target: waiting for target, waiting in found.waiting.items() if waiting.failing}
    if failing:
        return WARNING, " ".join(_failing(target, waiting) for target, waiting in failing.items())
    return OK, f"{sum(waiting.items for waiting in found.waiting.values())} items are on their way."


def _failing(target: str, waiting: Waiting) -> str:
    return f"{waiting.failing} items for {target} are not taken, for {waiting.oldest:.0f} seconds so far."


def _followers(found: Condition) -> Check:
    late = [f"{name} by {events} events" for name, events in found.followers.items() if events > FURTHEST_BEHIND]
    return (WARNING, f"Behind the log: {', '.join(late)}.") if late else (OK, "The followers are near the log's head.")


def _redis(settings) -> dict[str, Check]:
    if not settings.redis_url:
        return {"redis": (CRITICAL, "No REDIS_URL is set.")}
    try:
        with redis_at(settings.redis_url) as redis:
            found = condition.of_queues(redis)
    except (RedisError, OSError):
        return {"redis": (CRITICAL, "Redis does not answer. Publishing goes on; what is owed is delivered slower.")}
    return {
        "redis": (OK, "Redis answers."),
        "workers": _seen("worker", found.workers),
        "scheduler": _seen("scheduler", found.schedulers),
    }


def _seen(kind: str, ago: list[float]) -> Check:
    lately = [seconds for seconds in ago if seconds <= LATELY_SECONDS]
    if not lately:
        return CRITICAL, f"No {kind} was seen within the last {LATELY_SECONDS} seconds."
    return OK, f"{len(lately)} seen, the last {lately[0]:.0f} seconds ago."
