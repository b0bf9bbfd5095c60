"""The JSON API for publishing applications."""

from flask import Blueprint, Flask

from webapp.api import (
    auth,
    content,
    content_list,
    editions,
    expanded_links,
    feed,
    host_content,
    linked,
    links,
    lookup,
    openapi,
    parameters,
    paths,
    publish_intents,
    rates,
    schemas,
    scopes,
    system,
)
from webapp.api.idempotency import CommandBlueprint
from webapp.converters import BasePath, ContentId

PARTS = (
    content,
    content_list,
    editions,
    expanded_links,
    feed,
    host_content,
    linked,
    links,
    lookup,
    paths,
    publish_intents,
    schemas,
    system,
)


def register(app: Flask) -> None:
    """Add the API's routes to `app`."""
    app.url_map.converters |= {"content_id": ContentId, "base_path": BasePath}
    api = CommandBlueprint("api", __name__)
    api.before_request(auth.require_application)
    api.before_request(rates.check_rate)
    api.before_request(scopes.require_scope)
    api.before_request(parameters.check_storable)
    api.after_request(rates.tell)
    for part in PARTS:
        part.add_routes(api)
    app.register_blueprint(api)
    scopes.check_declared(app)
    rates.install(app, app.config["SETTINGS"])
    open_to_all = Blueprint("description", __name__)
    openapi.add_routes(open_to_all)
    app.register_blueprint(open_to_all)
