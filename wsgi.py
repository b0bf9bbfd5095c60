"""The three web applications, as the servers start them."""

import sys

from domain import settings


def create_app():
    """The publishing application; the `flask` command line finds it here."""
    import webapp

    return webapp.create_app(_settings())


def create_content_store():
    """The live content store."""
    from webapp import content_store

    given = _settings()
    return content_store.create_app(
        given.content_store_database_url,
        given.content_store_token,
        "live",
        search_database_url=given.search_database_url,
    )


def create_draft_content_store():
    """The draft content store."""
    from webapp import content_store

    given = _settings()
    return content_store.create_app(given.draft_content_store_database_url, given.content_store_token, "draft")


def _settings() -> settings.Settings:
    """The settings; one that cannot be used ends the process with a sentence."""
    try:
        return settings.load()
    except settings.InvalidSetting as error:
        sys.exit(str(error))
