"""The content store: what is published (live) or about to be (draft), by path, for programs and for readers.

It is an application of its own with a database of its own. Nothing of it is shared with the rest but this code:
whoever fills or reads it does so over HTTP.
"""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from .. import frontend, hosts, requests
from . import (
    auth,
    batch,
    content,
    database,
    description,
    errors,
    health,
    inventory,
    pages,
    publish_intents,
    search,
    stale,
)
from .paths import AnyPath

LARGEST_BODY = 128 * 1024 * 1024


@dataclass(frozen=True)
class Surroundings:
    """Where a store runs: the names it answers to (any if empty), proxies it believes, and the disk it is on."""

    hosts: tuple[str, ...] = ()
    proxies: int = 0
    data: Path | None = None
    least_free_mb: int = 0


def create_app(
    database_url: str,
    token: str,
    name: str,
    website_root: str | None = None,
    search_database_url: str | None = None,
    surroundings: Surroundings = Surroundings(),  # noqa: B008 -- it is frozen
) -> Flask:
    """The store called `name` (`draft` or `live`) that writers reach with `token`.

    Links in answers lead to `website_root` (scheme and host), by default to the host that was asked. With a search
    database it is a site that can be searched.
    """
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(
        NAME=name,
        WEBSITE_ROOT=website_root and website_root.rstrip("/"),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        DATABASE_URL=database_url,
        DATA=surroundings.data,
        LEAST_FREE_MB=surroundings.least_free_mb,
    )
    # Base paths are taken literally.
    app.url_map.merge_slashes = False
    app.url_map.converters["any_path"] = AnyPath
    requests.install(app)
    hosts.install(app, surroundings.hosts, surroundings.proxies)
    frontend.install(app)
    database.install(app, database_url)
    stale.install(app)
    auth.install(app, token)
    errors.install(app)
    if search_database_url:
        search.install(app, search_database_url)
    for part in (content, batch, publish_intents, inventory, health, description, pages):
        app.register_blueprint(part.blueprint)
    return app
