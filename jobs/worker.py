"""A worker: takes jobs from the queues, in this process, until it is told to stop."""

import logging

from rq import Queue, SimpleWorker

from domain import settings
from jobs.context import start
from jobs.queues import NAMES


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # What goes wrong with the message queue is said once, by us, and stands with the items.
    logging.getLogger("pika").setLevel(logging.CRITICAL)
    connection = start(settings.load()).redis_for_blocking()
    queues = [Queue(name, connection=connection) for name in NAMES]
    SimpleWorker(queues, connection=connection).work(logging_level="WARNING", with_scheduler=False)


if __name__ == "__main__":
    main()
