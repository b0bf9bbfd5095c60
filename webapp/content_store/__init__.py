"""The content store: what is published (live) or about to be (draft), by path, for programs and for readers.

It is an application of its own with a database of its own. Nothing of it is shared with the rest but this code:
whoever fills or reads it does so over HTTP.
"""

from flask import Flask

from .. import frontend
from . import auth, batch, content, database, description, errors, health, inventory, pages, publish_intents, search
from .paths import AnyPath

LARGEST_BODY = 128 * 1024 * 1024


def create_app(
    database_url: str, token: str, name: str, website_root: str | None = None, search_database_url: str | None = None
) -> Flask:
    """The store called `name` (`draft` or `live`) that writers reach with `token`.

    Links in answers lead to `website_root` (scheme and host), by default to the host that was asked. With a search
    database it is a site that can be searched.
    """
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(
        NAME=name, WEBSITE_ROOT=website_root and website_root.rstrip("/"), MAX_CONTENT_LENGTH=LARGEST_BODY
    )
    # Base paths are taken literally.
    app.url_map.merge_slashes = False
    app.url_map.converters["any_path"] = AnyPath
    frontend.install(app)
    database.install(app, database_url)
    auth.install(app, token)
    errors.install(app)
    if search_database_url:
        search.install(app, search_database_url)
    for part in (content, batch, publish_intents, inventory, health, description, pages):
        app.register_blueprint(part.blueprint)
    return app
