"""How far checkpoints have been exported: which is the last one that is kept elsewhere, and what is in the way."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from domain.database import db


@dataclass(frozen=True)
class Exported:
    """`position` is that of the last checkpoint at the destination; `error` says why the next one is not there yet."""

    position: int = 0
    exported_at: datetime | None = None
    failed_at: datetime | None = None
    error: str | None = None


def shown(destination: str) -> str:
    """The destination as it may be shown and kept: an address without the name and password that may be in it."""
    parts = urlsplit(destination)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.netloc else destination


def standing(destination: str) -> Exported:
    """How far it has come there."""
    row = db.execute_sql(
        "SELECT position, exported_at, failed_at, error FROM private.checkpoint_exports WHERE destination = %s",
        (destination,),
    ).fetchone()
    return Exported(*row) if row else Exported()


def arrived(destination: str, position: int) -> None:
    """The checkpoint of that position is there."""
    db.execute_sql(
        "INSERT INTO private.checkpoint_exports (destination, position, exported_at) VALUES (%s, %s, now())"
        " ON CONFLICT (destination) DO UPDATE"
        " SET position = excluded.position, exported_at = now(), failed_at = NULL, error = NULL",
        (destination, position),
    )


def failed(destination: str, error: str) -> None:
    """The next one could not be brought there; what is there already stays known."""
    db.execute_sql(
        "INSERT INTO private.checkpoint_exports (destination, failed_at, error) VALUES (%s, now(), %s)"
        " ON CONFLICT (destination) DO UPDATE SET failed_at = now(), error = excluded.error",
        (destination, error),
    )
