"""The runner: carries out the runs that people, applications and the scheduler ask for, each in a process of its own.

What is asked for stands in PostgreSQL, so that it needs no Redis, and a long run holds up no delivery.
"""

import logging
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import orjson
from peewee import InterfaceError, OperationalError

from domain import runs, settings
from domain.database import db
from jobs import logs, stopping
from jobs.context import start

logger = logging.getLogger("annals.runner")
#: Runs of different actions go on side by side, at most so many.
AT_ONCE = 4
LOOK_AGAIN_SECONDS = 0.5
#: A sign of life is due more often than `runs.SILENCE_SECONDS`, also while a step takes long.
HEARTBEAT_SECONDS = 15
CUT_OFF = "It ended without an outcome; the log of the runner says more"


def look(pool: ThreadPoolExecutor) -> bool:
    """Begin the next run that waits; whether there was one."""
    with db.connection_context():
        run = runs.take()
    if run:
        pool.submit(carry_out, run)
    return run is not None


def carry_out(run: runs.Run) -> None:
    """Have a process carry out `run`, and keep what it says. It ends when this process is asked to."""
    command = [sys.executable, "-m", "jobs.perform", run.action, orjson.dumps(run.options).decode()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- an action of ours
        ended = threading.Event()
        beating = threading.Thread(target=_beat, args=(run, process, ended))
        beating.start()
        outcome = [_heard(run, orjson.loads(line)) for line in process.stdout]
        ended.set()
        beating.join()
    last = outcome[-1] if outcome else {}
    with db.connection_context():
        runs.finish(run.id, last.get("ok", False), last.get("sentence", CUT_OFF))


def _heard(run: runs.Run, said: dict) -> dict:
    if "progress" in said:
        with db.connection_context():
            runs.tell(run.id, said["progress"])
    return said


def _beat(run: runs.Run, process: subprocess.Popen, ended: threading.Event) -> None:
    """Say now and then that the run goes on; end its process when this one has to end."""
    quiet = 0.0
    while not ended.wait(LOOK_AGAIN_SECONDS):
        quiet += LOOK_AGAIN_SECONDS
        if stopping.asked():
            process.terminate()
        elif quiet >= HEARTBEAT_SECONDS:
            quiet = 0.0
            with db.connection_context():
                runs.beat(run.id)


def main() -> None:
    given = settings.load()
    logs.start("runner", given.log_format)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, frame: stopping.ask())
    start(given)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while not stopping.asked():
            if not _looked(pool):
                stopping.wait(LOOK_AGAIN_SECONDS)


def _looked(pool: ThreadPoolExecutor) -> bool:
    try:
        return look(pool)
    except (OperationalError, InterfaceError) as error:
        logger.warning("the database does not answer: %s", error)
        stopping.wait(LOOK_AGAIN_SECONDS)
        return False


if __name__ == "__main__":
    main()
