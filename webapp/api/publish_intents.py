"""/publish-intent: when something will be published at a path. Kept in the live content store."""

from flask import Blueprint, jsonify

from domain.commands import DeletePublishIntent, PutPublishIntent
from domain.errors import NotFound
from domain.handle import handle
from domain.paths import check_reservable
from domain.projections.paths import reserved_by
from domain.rules.scalars import is_absolute_path
from webapp import live_store
from webapp.api.auth import actor
from webapp.api.body import json_object
from webapp.api.scope import check_publishing_app

PREFIX = "/publish-intent"


def add_routes(api: Blueprint) -> None:
    for rule in (PREFIX, f"{PREFIX}/", f"{PREFIX}/<base_path:base_path>"):
        api.add_url_rule(rule, "put_publish_intent", view_func=put, methods=["PUT"])
        api.add_url_rule(rule, "get_publish_intent", view_func=get)
        api.add_url_rule(rule, "delete_publish_intent", view_func=delete, methods=["DELETE"])


def put(base_path: str = ""):
    """Announce a publication: reserves the path, tells the content store, and echoes what was sent."""
    body, path = json_object(publishing_app=str), f"/{base_path}"
    check_publishing_app(body.get("publishing_app"))
    check_reservable(path, body.get("publishing_app"))
    intent = {name: value for name, value in body.items() if name != "base_path"}
    live_store.send("PUT", f"{PREFIX}{path}", intent)
    handle(PutPublishIntent(base_path=path, intent=intent), actor())
    return jsonify(body)


def get(base_path: str = ""):
    """The announcement as the content store has it."""
    try:
        return jsonify(live_store.send("GET", f"{PREFIX}{_checked(base_path)}").json())
    except live_store.Refused as refusal:
        raise NotFound(f"Nothing is announced for /{base_path}", reason="intent_missing") from refusal


def delete(base_path: str = ""):
    """Take an announcement back."""
    path = _checked(base_path)
    if owner := reserved_by(path):
        check_publishing_app(owner)
    live_store.send("DELETE", f"{PREFIX}{path}")
    handle(DeletePublishIntent(base_path=path), actor())
    return jsonify({})


def _checked(base_path: str) -> str:
    """The path, which becomes part of an address at the content store; for what is none that has nothing, of course."""
    path = f"/{base_path}"
    if not is_absolute_path(path):
        raise live_store.Refused(404, {})
    return path
