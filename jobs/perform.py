"""Carrying out one run, in a process of its own: `python -m jobs.perform ACTION OPTIONS`.

It tells its progress and its outcome as JSON, a line each, to whoever has started it.
"""

import sys
from typing import Any

import orjson

from domain import settings
from domain.database import db
from domain.errors import Refusal
from jobs.actions import ACTIONS
from jobs.context import start


def main(action: str, options: dict[str, Any]) -> None:
    start(settings.load())
    # Not as a context: a rebuild connects to another schema meanwhile.
    db.connect()
    try:
        ok, sentence = ACTIONS[action](_tell, **options)
    except Refusal as refusal:
        ok, sentence = False, refusal.message
    _say(ok=ok, sentence=sentence)


def _tell(progress: str) -> None:
    _say(progress=progress)


def _say(**fields) -> None:
    sys.stdout.write(orjson.dumps(fields).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], orjson.loads(sys.argv[2]))
