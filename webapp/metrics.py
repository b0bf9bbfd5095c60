"""/metrics, for Prometheus: what this host's processes counted, and how the platform stands. Not open to the world."""

import hmac
import os
from collections.abc import Iterator
from ipaddress import ip_address

from flask import Blueprint, Flask, Response, abort, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from redis import RedisError

from domain import probe
from domain.settings import Settings
from jobs import condition
from jobs.connections import redis_at
from jobs.metrics import SHARED_BY
from jobs.seen import LATELY_SECONDS

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")


def register(app: Flask) -> None:
    metrics = Blueprint("metrics", __name__)
    metrics.add_url_rule("/metrics", view_func=show)
    app.register_blueprint(metrics)


def show() -> Response:
    """Everything, to who has METRICS_TOKEN, or without one to who asks from this machine."""
    settings = current_app.config["SETTINGS"]
    _check(settings)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, os.environ[SHARED_BY])
    registry.register(State(settings))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _check(settings: Settings) -> None:
    if settings.metrics_token:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), settings.metrics_token.encode()):
            abort(401, "Send the METRICS_TOKEN: Authorization: Bearer TOKEN.")
    elif not _from_here():
        abort(403, "The metrics are shown to this machine alone; METRICS_TOKEN opens them to who has it.")


def _from_here() -> bool:
    """Whether a process of this machine asks, and not a proxy there for somebody else."""
    address = ip_address(request.remote_addr or "0.0.0.0")  # noqa: S104 -- nobody's address
    return address.is_loopback and not any(name in request.headers for name in FORWARDED)


class State(Collector):
    """How the platform stands at this moment."""

    def __init__(self, settings: Settings):
        self.settings = settings

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield from self._of_database()
        yield from self._of_queues()

    def _of_database(self) -> Iterator[GaugeMetricFamily]:
        try:
            found = condition.of_database(self.settings.database_url)
        except probe.NoAnswer:
            yield _gauge("database_up", "Whether PostgreSQL answers", 0)
            return
        yield _gauge("database_up", "Whether PostgreSQL answers", 1)
        yield _gauge("log_position", "The log's position", found.position)
        yield _gauge("migrations_missing", "Migrations that are not applied", len(found.missing))
        waiting = found.waiting.items()
        for name, what, values in (
            ("items_waiting", "Items that a target is owed", {target: each.items for target, each in waiting}),
            ("items_failing", "Those of them that failed", {target: each.failing for target, each in waiting}),
            ("lag_events", "Events a target is behind the log", {target: each.events for target, each in waiting}),
            ("lag_seconds", "Age of the oldest item waiting", {target: each.oldest for target, each in waiting}),
        ):
            yield _by("target", name, what, values)
        yield _by("target", "drift", "Items a target holds otherwise than the log says", found.drift)
        verdicts = found.verdicts.items()
        for name, what, values in (
            ("ok", "Whether a verification held last time", {check: each.ok for check, each in verdicts}),
            ("differences", "What it found then", {check: each.differences for check, each in verdicts}),
            ("age_seconds", "How long ago that was", {check: each.age for check, each in verdicts}),
        ):
            yield _by("check", f"verification_{name}", what, values)
        yield _by("follower", "follower_lag_events", "Events a follower is behind the log", found.followers)

    def _of_queues(self) -> Iterator[GaugeMetricFamily]:
        try:
            with redis_at(self.settings.redis_url) as redis:
                found = condition.of_queues(redis)
        except (RedisError, OSError):
            yield _gauge("redis_up", "Whether Redis answers", 0)
            return
        yield _gauge("redis_up", "Whether Redis answers", 1)
        yield _by("queue", "jobs_queued", "Jobs that wait for a worker", found.queued)
        for name, ago in (("workers", found.workers), ("schedulers", found.schedulers)):
            lately = sum(seconds <= LATELY_SECONDS for seconds in ago)
            yield _gauge(name, f"How many {name} were seen lately", lately)


def _gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"annals_{name}", what, value=value)


def _by(label: str, name: str, what: str, values: dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"annals_{name}", what, labels=[label])
    for each, value in values.items():
        family.add_metric([each], value)
    return family
