"""Logs: one JSON object a line, or lines to be read at a terminal. What nobody may read is taken out on the way."""

import logging
import sys

import structlog
from structlog.typing import Processor

from jobs.withheld import withhold

#: Libraries that say more than is of use.
QUIET = {"rq": logging.CRITICAL, "pika": logging.CRITICAL, "urllib3": logging.ERROR, "_granian": logging.WARNING}
SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
)


def start(process: str, log_format: str) -> None:
    """From now on everything that this process logs comes out on standard error in `log_format` (json or text)."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(process, log_format))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name, level in QUIET.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(level)


def request_id() -> str | None:
    """The id of the request, or of the job, that is being worked on here."""
    return structlog.contextvars.get_contextvars().get("request_id")


def _formatter(process: str, log_format: str) -> logging.Formatter:
    def named(logger, method, fields):
        return {"process": process} | fields

    readable = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    written: list[Processor] = (
        [structlog.processors.format_exc_info, withhold, structlog.processors.JSONRenderer(default=str)]
        if log_format == "json"
        else [structlog.processors.format_exc_info, withhold, readable]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*SHARED, named],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *written],
    )
