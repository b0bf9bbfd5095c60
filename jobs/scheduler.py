"""The scheduler: enqueues what is to be done again and again."""

import logging
from contextlib import suppress

from redis import RedisError
from rq.cron import CronScheduler
from rq.exceptions import StopRequested

from domain import settings
from domain.downstream.drift import DEEP, QUICK
from jobs import logs, seen, stopping
from jobs.checkpoints import export_checkpoints, make_checkpoint
from jobs.context import start
from jobs.follow import follow
from jobs.nightly import verify_nightly
from jobs.publish_due import publish_due
from jobs.queues import options
from jobs.reconcile import sweep, tidy
from jobs.targets.content_store import forget_past_intents
from jobs.watch_targets import mend, watch

PUBLISH_SECONDS = 1
SWEEP_SECONDS = 2
#: Twice as often as checkpoints are promised, since a job may have to wait for others.
CHECKPOINT_SECONDS = 30
FOLLOW_SECONDS = 2
WATCH_SECONDS = {QUICK: 5, DEEP: 60}
MEND_SECONDS = 30
TIDY_SECONDS = 3600
LOOK_AGAIN_SECONDS = 1
NIGHTLY = "0 3 * * *"
VERIFIED_AT = "0 2 * * *"


logger = logging.getLogger("annals.scheduler")


class Scheduler(CronScheduler):
    """RQ's, but that it leaves signs of life."""

    def heartbeat(self):
        super().heartbeat()
        seen.say(self.connection, "scheduler")

    def _request_stop(self, signum, frame):
        stopping.ask()
        super()._request_stop(signum, frame)


def main() -> None:
    given = settings.load()
    logs.start("scheduler", given.log_format)
    scheduler = Scheduler(connection=start(given).redis, logging_level="WARNING")
    register(scheduler)
    with suppress(StopRequested):
        while not stopping.asked():
            _run(scheduler)
            stopping.wait(LOOK_AGAIN_SECONDS)
    seen.forget(scheduler.connection, "scheduler")


def register(scheduler: CronScheduler) -> None:
    """Everything that is done again and again, and when."""
    scheduler.register(publish_due, queue_name="high", interval=PUBLISH_SECONDS, **options(ttl=PUBLISH_SECONDS * 3))
    scheduler.register(sweep, queue_name="default", interval=SWEEP_SECONDS, **options(ttl=SWEEP_SECONDS * 3))
    scheduler.register(
        make_checkpoint, queue_name="high", interval=CHECKPOINT_SECONDS, **options(ttl=CHECKPOINT_SECONDS)
    )
    scheduler.register(export_checkpoints, queue_name="low", interval=CHECKPOINT_SECONDS, **options())
    scheduler.register(follow, queue_name="low", interval=FOLLOW_SECONDS, **options(ttl=FOLLOW_SECONDS * 3))
    scheduler.register(tidy, queue_name="low", interval=TIDY_SECONDS, **options())
    for kind, seconds in WATCH_SECONDS.items():
        scheduler.register(watch, args=(kind,), queue_name="low", interval=seconds, **options(ttl=seconds * 3))
    scheduler.register(mend, queue_name="low", interval=MEND_SECONDS, **options(ttl=MEND_SECONDS * 3))
    scheduler.register(verify_nightly, queue_name="low", cron=VERIFIED_AT, **options())
    scheduler.register(forget_past_intents, queue_name="low", cron=NIGHTLY, **options())


def _run(scheduler: Scheduler) -> None:
    """Enqueue what is due, until told to stop or until Redis does not answer; then the workers see to it themselves."""
    try:
        scheduler.start()
    except RedisError as error:
        logger.warning("Redis does not answer, trying again: %s", error)


if __name__ == "__main__":
    main()
