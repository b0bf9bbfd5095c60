"""Adding to the access log, in a transaction of its own."""

import logging
from collections.abc import Callable
from threading import Thread
from types import SimpleNamespace
from typing import Any

import orjson
from peewee import PeeweeException
from psycopg2 import Error

from domain import commands
from domain.access_log.kinds import KINDS
from domain.database import db
from domain.errors import Refusal
from domain.log.envelope import Actor
from domain.performers import performer_of, principal_of

logger = logging.getLogger(__name__)
#: Of a sentence; one that quotes what was sent may be as long as that.
MOST_LETTERS = 500
_INSERT = (
    "INSERT INTO private.access_log (kind, performer, principal, actor, application, trigger, request_id, address,"
    " content_id, locale, what) VALUES (%(kind)s, %(performer)s, %(principal)s, %(person)s, %(application)s,"
    " %(trigger)s, %(request_id)s, %(address)s, %(content_id)s, %(locale)s, %(what)s)"
)


def record(kind: str, actor: Actor, *, content_id: str | None = None, locale: str | None = None, **what) -> None:
    """Note that something of this kind (one of `KINDS`) was done by `actor`; `what` says more, in plain JSON.

    Never fails, and stays whatever becomes of the transaction that it is called in.
    """
    asking = SimpleNamespace(actor=actor.person, application=actor.application, trigger=actor.trigger)
    values = vars(actor) | {
        "kind": KINDS[kind].name,
        "performer": performer_of(asking).key,
        "principal": principal_of(asking),
        "content_id": content_id,
        "locale": locale,
        "what": orjson.dumps({name: _storable(value) for name, value in what.items()}).decode(),
    }
    _apart(lambda: _insert({name: _storable(value) for name, value in values.items()}))


def record_refusal(command: commands.Command, refusal: Refusal, actor: Actor) -> None:
    """Note that a command was refused, and why; not what it said."""
    about = {name: getattr(command, name, None) for name in ("content_id", "locale")}
    sentence = refusal.message if len(refusal.message) <= MOST_LETTERS else f"{refusal.message[:MOST_LETTERS]}…"
    more = {"command": type(command).__name__, "stream": command.stream, "reason": refusal.reason}
    record("refused", actor, **about, **more, sentence=sentence)


def _storable(value: Any) -> Any:
    """A text that was refused since it cannot be stored, with something in place of what cannot be."""
    return value.encode(errors="replace").decode().replace("\0", "\ufffd") if isinstance(value, str) else value


def _insert(values: dict) -> None:
    try:
        db.execute_sql(_INSERT, values)
    except (PeeweeException, Error) as error:
        logger.warning("the access log could not be written (%s): %s", values["kind"], error)


def _apart(write: Callable[[], None]) -> None:
    """On another connection where this one is in a transaction, which may not last."""
    if not db.in_transaction():
        write()
        return
    apart = Thread(target=_on_own_connection, args=(write,))
    apart.start()
    apart.join()


def _on_own_connection(write: Callable[[], None]) -> None:
    try:
        with db.connection_context():
            write()
    except (PeeweeException, Error) as error:
        logger.warning("the access log could not be written: %s", error)
