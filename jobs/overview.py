"""How the whole system stands: for the system page and for applications."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from redis import RedisError

from domain import clock, rebuilding, runs
from domain.database import db
from domain.downstream import drift
from domain.proof import checkpoints
from domain.settings import Settings
from jobs import answer, condition
from jobs.checks import CHECKS
from jobs.condition import Condition, Working
from jobs.connections import redis_at
from jobs.targets.holdings import HOLDINGS

_SCHEDULES = (
    "SELECT count(*) FILTER (WHERE problem IS NULL), count(*) FILTER (WHERE problem IS NOT NULL) FROM schedules"
)


@dataclass(frozen=True)
class Overview:
    """Everything that the answer rests on. `working` is None where Redis does not answer."""

    answer: answer.Answer
    condition: Condition
    working: Working | None
    verdicts: dict[str, runs.Verdict]
    drift: dict[str, dict[str, int]]
    differences: list[drift.Known]
    verifications: list[drift.Verification]
    runs: dict[str, runs.Run]
    rebuild: rebuilding.State | None
    checkpoint: checkpoints.Kept | None
    scheduled: int
    missed: int

    @property
    def under_way(self) -> list[runs.Run]:
        """The runs that have not ended."""
        return [run for run in self.runs.values() if run.finished_at is None]


#: So many of the differences at targets are listed.
LISTED = 50


def overview(settings: Settings) -> Overview:
    """How it stands at this moment. Raises `domain.probe.NoAnswer` where PostgreSQL does not answer."""
    now, found, verdicts = clock.now(), condition.of_database(settings.database_url), runs.verdicts()
    counts = drift.counts()
    scheduled, missed = db.execute_sql(_SCHEDULES).fetchone()
    return Overview(
        answer=answer.answer(
            {check.name: check.label for check in CHECKS},
            verdicts,
            {target: sum(counts.get(target, {}).values()) for target in HOLDINGS},
            {target: waiting.failing for target, waiting in found.waiting.items()},
            now,
        ),
        condition=found,
        working=_working(settings),
        verdicts=verdicts,
        drift=counts,
        differences=drift.known(limit=LISTED),
        verifications=drift.verifications(),
        runs=runs.latest(),
        rebuild=rebuilding.under_way(),
        checkpoint=checkpoints.latest(),
        scheduled=scheduled,
        missed=missed,
    )


def _working(settings: Settings) -> Working | None:
    try:
        return condition.of_queues(redis_at(settings.redis_url))
    except RedisError:
        return None


def as_json(shown: Overview) -> dict[str, Any]:
    """The same for applications; times as RFC 3339, in UTC."""
    return _plain(
        {
            "answer": asdict(shown.answer),
            "position": shown.condition.position,
            "checks": [asdict(each) for each in shown.verdicts.values()],
            "targets": {
                target: {
                    "waiting": waiting.items,
                    "failing": waiting.failing,
                    "events_behind": waiting.events,
                    "seconds_behind": round(waiting.oldest, 1),
                    "drift": shown.drift.get(target, {}),
                }
                for target, waiting in shown.condition.waiting.items()
            },
            "followers": shown.condition.followers,
            "runs": [run_as_json(run) for run in shown.runs.values()],
            "checkpoint": shown.checkpoint
            and {
                "position": shown.checkpoint.position,
                "made_at": shown.checkpoint.made_at,
            },
            "schedules": {"waiting": shown.scheduled, "missed": shown.missed},
        }
    )


def run_as_json(run: runs.Run) -> dict[str, Any]:
    """A run for applications."""
    return _plain(asdict(run))


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case datetime():
            return clock.timestamp(value)
    return value
