"""The three web applications, as the servers start them."""

import os
import sys

from domain import settings
from jobs import logs


def create_app():
    """The publishing application; the `flask` command line finds it here."""
    import webapp

    given = _settings()
    # The command line speaks to whoever sits there.
    if os.environ.get("FLASK_RUN_FROM_CLI") != "true":
        logs.start("web", given.log_format)
    return webapp.create_app(given)


def create_content_store():
    """The live content store."""
    return _store("live", "content_store_database_url", "search_database_url")


def create_draft_content_store():
    """The draft content store."""
    return _store("draft", "draft_content_store_database_url")


def _store(name: str, database: str, search: str | None = None):
    from webapp import content_store

    given = _settings()
    logs.start(f"{name} content store", given.log_format)
    surroundings = content_store.Surroundings(
        given.content_store_hosts, given.trusted_proxies, given.data, given.least_free_mb
    )
    return content_store.create_app(
        getattr(given, database),
        given.content_store_token,
        name,
        search_database_url=search and getattr(given, search),
        surroundings=surroundings,
    )


def _settings() -> settings.Settings:
    """The settings; one that cannot be used ends the process with a sentence."""
    try:
        return settings.load()
    except settings.InvalidSetting as error:
        sys.exit(str(error))
