"""Private PostgreSQL and Redis for whoever was given none: started by the first user, stopped by the last."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from domain.proof import keys
from domain.settings import Settings
from jobs.servers import folder, given, locks, signals
from jobs.servers.folder import CannotStart
from jobs.servers.postgres import OWNER, WEB, Postgres
from jobs.servers.redis import Redis

__all__ = ["CannotStart", "running"]


@contextmanager
def running(settings: Settings) -> Iterator[Settings]:
    """Give settings in which every URL and secret is filled in, and keep the servers up until the block ends.

    What was given is only checked to answer; the rest is private to the data folder. Any number of processes may do
    this at once. SIGTERM and SIGHUP end the block in order, like Ctrl-C. Raises CannotStart with a sentence for people.
    """
    given.check(settings)
    with signals.unwinding():
        if not _missing(settings):
            yield settings
        else:
            folder.prepare(settings.data)
            with _joined(settings) as filled:
                yield filled


@contextmanager
def _joined(settings: Settings) -> Iterator[Settings]:
    postgres, redis = Postgres(settings.data / "postgres"), Redis(settings.data / "redis")
    with locks.user(settings.data, on_last=lambda: _stop(postgres, redis)) as alone:
        with alone(), folder.refusing(settings.data):
            filled = _fill(settings, postgres, redis)
        yield filled


def _fill(settings: Settings, postgres: Postgres, redis: Redis) -> Settings:
    if _wants_postgres(settings):
        postgres.start()
    if not settings.redis_url:
        redis.start()
    return replace(
        settings,
        database_url=settings.database_url or postgres.url(WEB, "annals"),
        database_owner_url=settings.database_owner_url or settings.database_url or postgres.url(OWNER, "annals"),
        content_store_database_url=settings.content_store_database_url or postgres.url(OWNER, "annals_content_store"),
        draft_content_store_database_url=settings.draft_content_store_database_url
        or postgres.url(OWNER, "annals_draft_content_store"),
        search_database_url=settings.search_database_url or postgres.url(OWNER, "annals_search"),
        redis_url=settings.redis_url or redis.url,
        content_store_token=settings.content_store_token or folder.secret(settings.data, "content-store-token"),
        secret_key=settings.secret_key or folder.secret(settings.data, "secret-key"),
        checkpoint_key=settings.checkpoint_key or folder.secret(settings.data, "checkpoint-key", keys.made_up),
    )


def _missing(settings: Settings) -> bool:
    secrets = settings.content_store_token and settings.secret_key and settings.checkpoint_key
    return _wants_postgres(settings) or not settings.redis_url or not settings.database_owner_url or not secrets


def _wants_postgres(settings: Settings) -> bool:
    stores = settings.content_store_database_url and settings.draft_content_store_database_url
    return not (settings.database_url and stores and settings.search_database_url)


def _stop(postgres: Postgres, redis: Redis) -> None:
    redis.stop()
    postgres.stop()
