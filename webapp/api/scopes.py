"""What a token has to be good for, route by route: here alone."""

from flask import Flask, Response, g, request

from domain.rules.scopes import SCOPES
from webapp.api import auth

#: The scope that each route needs, by its endpoint.
NEEDED = {
    "api.get": "read",
    "api.put": "draft",
    "api.discard_draft": "draft",
    "api.publish": "publish",
    "api.unpublish": "publish",
    "api.republish": "publish",
    "api.events": "read",
    "api.list_content": "read",
    "api.list_editions": "read",
    "api.get_expanded_links": "read",
    "api.list_host_content": "read",
    "api.list_embedded": "read",
    "api.get_host_content": "read",
    "api.linked": "read",
    "api.linkables": "read",
    "api.link_changes": "read",
    "api.get_links": "read",
    "api.patch_links": "links",
    "api.links_by_content_id": "read",
    "api.lookup": "read",
    "api.put_path": "draft",
    "api.delete_path": "draft",
    "api.get_publish_intent": "read",
    "api.put_publish_intent": "publish",
    "api.delete_publish_intent": "publish",
    "api.list_schemas": "read",
    "api.get_schema": "read",
    "api.feed": "feed",
    "api.show_system": "system",
    "api.start_system_run": "system",
}


def check_declared(app: Flask) -> None:
    """Raise `LookupError` where a route of the API needs no scope, or one that there is not: it would be a gap."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    if wrong := {name for name in endpoints if NEEDED.get(name) not in SCOPES}:
        raise LookupError(f"webapp/api/scopes.py does not say what scope is needed by {', '.join(sorted(wrong))}")


def require_scope() -> Response | None:
    """Let the request through only with a token that is good for what it asks (RFC 6750)."""
    needed = NEEDED[request.endpoint]
    if needed in g.token.scopes:
        return None
    message = f"This needs a token with the scope {needed}; this token has {', '.join(g.token.scopes)}"
    return auth.refuse(403, "insufficient_scope", message, scope=needed)
