"""A worker: takes jobs from the queues, in this process, until it is told to stop.

Without Redis it goes on by itself, since what is owed stands in PostgreSQL.
"""

import logging
import signal
from contextlib import suppress

import structlog
from peewee import InterfaceError, OperationalError
from redis import RedisError
from rq import Queue, SimpleWorker
from rq.exceptions import StopRequested
from rq.job import Job

from domain import settings
from domain.database import db
from jobs import logs, seen, stopping, watching
from jobs.context import Context, start
from jobs.follow import follow
from jobs.publish_due import publish_due
from jobs.queues import NAMES
from jobs.reconcile import sweep

LOOK_AGAIN_SECONDS = 1
logger = logging.getLogger("annals.worker")


class Worker(SimpleWorker):
    """RQ's, but that it leaves signs of life, ends when Redis does not answer, and gives its connection back."""

    def heartbeat(self, timeout=None, pipeline=None):
        try:
            super().heartbeat(timeout, pipeline)
        except RedisError as error:
            raise StopRequested from error
        seen.say(self.connection, "worker")

    def perform_job(self, job, queue, execution):
        structlog.contextvars.clear_contextvars()
        try:
            return super().perform_job(job, queue, execution)
        finally:
            give_back()

    def request_stop(self, signum, frame):
        stopping.ask()
        # What it would note in Redis is not worth waiting for.
        with suppress(RedisError):
            super().request_stop(signum, frame)

    def subscribe(self):
        """Nobody sends commands to workers; the thread that listens for them would outlive a lost connection."""

    def unsubscribe(self):
        """See `subscribe`."""


def main() -> None:
    given = settings.load()
    logs.start("worker", given.log_format)
    watching.start(given)
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.ask())
    signal.signal(signal.SIGINT, lambda number, frame: stopping.ask())
    context = start(given)
    while not stopping.asked():
        work_by_the_bell(context)
        work_alone(context)
    seen.forget(context.redis, "worker")


def work_by_the_bell(context: Context) -> None:
    """Take jobs until told to stop, or until Redis does not answer."""
    connection = context.redis_for_blocking()
    try:
        queues = [Queue(name, connection=connection) for name in NAMES]
        # Short, so that a connection on which nothing comes any more is noticed.
        worker = Worker(queues, connection=connection, exception_handlers=[_say], worker_ttl=30)
        worker.work(logging_level="CRITICAL", with_scheduler=False)
    except RedisError as error:
        logger.warning("Redis does not answer: %s", error)
    finally:
        connection.close()


def work_alone(context: Context) -> None:
    """Do what is owed, again and again, until Redis answers or somebody says stop."""
    while not stopping.asked() and not _answers(context):
        for job in (publish_due, sweep, follow):
            _attempt(job)
        stopping.wait(LOOK_AGAIN_SECONDS)


def give_back() -> None:
    """Return the connection that a job used: one that broke must not be used by the next."""
    if not db.is_closed():
        db.close()


def _attempt(job) -> None:
    try:
        job()
    except Exception as error:
        _say_what_went_wrong(job.__name__, error)
    finally:
        give_back()


def _answers(context: Context) -> bool:
    try:
        return context.redis.ping()
    except RedisError:
        return False


def _say(job: Job, kind, error, traceback) -> bool:
    _say_what_went_wrong(job.func_name, error)
    return True


def _say_what_went_wrong(name: str, error: Exception) -> None:
    if isinstance(error, OperationalError | InterfaceError):
        logger.error("%s has to wait: PostgreSQL says %s", name, str(error).strip().partition("\n")[0])
    else:
        logger.error("%s did not end well", name, exc_info=error)


if __name__ == "__main__":
    main()
