"""POST /lookup-by-base-path: which content stands at which path."""

from flask import Blueprint, jsonify

from domain.queries import lookup
from webapp.api.body import json_or_form
from webapp.api.parameters import is_true, missing


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/lookup-by-base-path", "lookup", view_func=by_base_path, methods=["POST"])


def by_base_path():
    """The content_ids of the paths that content stands at; other paths are left out."""
    body = json_or_form("base_paths", "exclude_document_types", "exclude_unpublishing_types")
    if not body["base_paths"]:
        raise missing("base_paths")
    found = lookup.by_base_path(
        body["base_paths"],
        with_drafts=is_true(body.get("with_drafts", False)),
        without_types=body["exclude_document_types"] or lookup.USUAL_TYPES,
        without_unpublishings=body["exclude_unpublishing_types"] or lookup.USUAL_UNPUBLISHINGS,
    )
    return jsonify(found)
