"""Servers whose address was given: they are only asked whether they answer."""

import psycopg2
import redis

from domain.proof import keys
from domain.settings import InvalidSetting, Settings
from jobs.servers.folder import CannotStart

TIMEOUT = 5  # seconds
DATABASES = (
    "database_url",
    "database_owner_url",
    "content_store_database_url",
    "draft_content_store_database_url",
    "search_database_url",
)


def check(settings: Settings) -> None:
    """Raise CannotStart, naming the setting, if a server whose URL was given does not answer or a key is none."""
    if settings.database_owner_url and not settings.database_url:
        raise CannotStart("DATABASE_OWNER_URL is given, so DATABASE_URL has to be given as well.")
    for field in DATABASES:
        if url := getattr(settings, field):
            _check_postgres(field.upper(), url)
    if settings.redis_url:
        _check_redis("REDIS_URL", settings.redis_url)
    if settings.checkpoint_key:
        _check_key(settings.checkpoint_key)


def _check_postgres(name: str, url: str) -> None:
    try:
        psycopg2.connect(url, connect_timeout=TIMEOUT).close()
    except psycopg2.OperationalError as error:
        raise CannotStart(f"PostgreSQL at {name} cannot be reached: {first_line(error)}.") from error
    except (psycopg2.Error, UnicodeError) as error:
        # The message would repeat the address, password and all.
        raise CannotStart(f"{name} is not the address of a PostgreSQL database.") from error


def _check_redis(name: str, url: str) -> None:
    try:
        with redis.from_url(url, socket_connect_timeout=TIMEOUT, socket_timeout=TIMEOUT) as client:
            client.ping()
    except redis.RedisError as error:
        raise CannotStart(f"Redis at {name} cannot be reached: {first_line(error)}.") from error
    except ValueError as error:
        raise CannotStart(f"{name} is not the address of a Redis server.") from error


def _check_key(setting: str) -> None:
    try:
        keys.signer(setting)
    except InvalidSetting as error:
        raise CannotStart(str(error)) from error


def first_line(error: Exception) -> str:
    """The first line of an error's message, without a full stop."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
