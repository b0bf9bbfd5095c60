"""The JSON API for publishing applications."""

from flask import Flask

from webapp.api import auth, content, expanded_links, feed, links, paths
from webapp.api.idempotency import CommandBlueprint
from webapp.converters import BasePath, ContentId


def register(app: Flask) -> None:
    """Add the API's routes to `app`."""
    app.url_map.converters |= {"content_id": ContentId, "base_path": BasePath}
    api = CommandBlueprint("api", __name__)
    api.before_request(auth.require_application)
    for part in (content, expanded_links, feed, links, paths):
        part.add_routes(api)
    app.register_blueprint(api)
