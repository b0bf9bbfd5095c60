"""The three web applications, as the servers start them."""

from domain import settings


def create_app():
    """The publishing application; the `flask` command line finds it here."""
    import webapp

    return webapp.create_app(settings.load())


def create_content_store():
    """The live content store."""
    from webapp import content_store

    given = settings.load()
    return content_store.create_app(given.content_store_database_url, given.content_store_token, "live")


def create_draft_content_store():
    """The draft content store."""
    from webapp import content_store

    given = settings.load()
    return content_store.create_app(given.draft_content_store_database_url, given.content_store_token, "draft")
