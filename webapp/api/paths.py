"""/paths: which application owns which path."""

from flask import Blueprint, jsonify

from domain import commands
from domain.handle import handle
from domain.projections.paths import reserved_by
from webapp.api.auth import actor
from webapp.api.body import json_object
from webapp.api.scope import check_publishing_app


def add_routes(api: Blueprint) -> None:
    for rule in ("/paths", "/paths/", "/paths/<base_path:base_path>"):
        api.add_url_rule(rule, "put_path", view_func=put, methods=["PUT"])
        api.add_url_rule(rule, "delete_path", view_func=delete, methods=["DELETE"])


def put(base_path: str = ""):
    """Reserve a path; with `override_existing` also from its owner."""
    return _carry_out(commands.ReservePath, base_path, override=True)


def delete(base_path: str = ""):
    """Give a path up."""
    return _carry_out(commands.ReleasePath, base_path)


def _carry_out(kind: type[commands.ReservePath], base_path: str, override: bool = False):
    body = json_object(publishing_app=str) | {"base_path": f"/{base_path}"}
    app = body.get("publishing_app")
    check_publishing_app(app)
    forced = override and bool(body.get("override_existing"))
    if forced and (owner := reserved_by(body["base_path"])):
        check_publishing_app(owner)
    handle(kind(base_path=body["base_path"], publishing_app=app, override_existing=forced), actor())
    return jsonify(body)
