"""What is logged and counted of commands and deliveries, wherever they are carried out."""

import logging

import structlog

from domain import outcomes
from domain.downstream.items import Owed
from domain.outcomes import Outcome
from domain.settings import Settings
from jobs import metrics
from jobs.attempts import Attempt

commands = logging.getLogger("annals.commands")
deliveries = logging.getLogger("annals.deliveries")


def start(settings: Settings) -> None:
    """From now on log and count what becomes of commands in this process."""
    metrics.share(settings.data)
    outcomes.listen(_became)


def delivered(target: str, owed: list[Owed], made: Attempt, seconds: float) -> None:
    """A batch was attempted."""
    refused, unreached = len(made.refused), len(made.unreached)
    counted = {"delivered": len(owed) - refused - unreached, "refused": refused, "unreached": unreached}
    for result, number in counted.items():
        metrics.meters().items.labels(target, result).inc(number)
    metrics.meters().batches.labels(target).observe(seconds)
    position = max((item.wanted for item in owed), default=None)
    deliveries.info("delivery", extra={"position": position, "ms": round(seconds * 1e3), **counted})


def _became(outcome: Outcome) -> None:
    metrics.meters().commands.labels(outcome.kind, outcome.result).inc()
    metrics.meters().seconds.labels(outcome.kind).observe(outcome.seconds)
    if outcome.position is not None:
        structlog.contextvars.bind_contextvars(position=outcome.position)
    actor = outcome.actor
    commands.info(
        "command",
        extra={
            "command": outcome.kind,
            "result": outcome.result,
            "reason": outcome.reason,
            "position": outcome.position,
            "ms": round(outcome.seconds * 1e3),
            "request_id": actor.request_id,
            "actor": actor.person or actor.application,
            "application": actor.application,
            "trigger": actor.trigger,
        },
    )
