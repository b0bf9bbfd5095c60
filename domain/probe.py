"""Asking a database how it is, with an answer within a given time whatever state it is in."""

import select
import time

import psycopg2
from psycopg2 import extensions

SECONDS = 2


class NoAnswer(Exception):
    """The database did not answer; the message says why, and is for the log."""


class TooLate(NoAnswer):
    """It did not answer in time."""


def ask(url: str, *statements: str, seconds: float = SECONDS) -> list[list[tuple]]:
    """The rows of each statement, from a connection of its own. Raises NoAnswer; a name lookup may take longer."""
    deadline, connection = time.monotonic() + seconds, None
    try:
        connection = psycopg2.connect(url, async_=True, options="-c timezone=UTC -c jit=off")
        _wait(connection, deadline)
        return [_rows(connection, statement, deadline) for statement in statements]
    except psycopg2.Error as error:
        raise NoAnswer(_first_line(error)) from error
    finally:
        if connection:
            connection.close()


def _rows(connection, statement: str, deadline: float) -> list[tuple]:
    cursor = connection.cursor()
    cursor.execute(statement)
    _wait(connection, deadline)
    return cursor.fetchall()


def _wait(connection, deadline: float) -> None:
    while (state := connection.poll()) != extensions.POLL_OK:
        left = deadline - time.monotonic()
        reading, writing = ([connection], []) if state == extensions.POLL_READ else ([], [connection])
        if left <= 0 or not any(select.select(reading, writing, [], left)):
            raise TooLate("it did not answer in time")


def _first_line(error: psycopg2.Error) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
