"""/v2/links: link sets."""

from flask import Blueprint, jsonify

from domain import commands
from domain.errors import NotFound, Rejected
from domain.handle import handle
from domain.projections import editions
from domain.projections.links import link_set
from domain.publisher_body import lane, previous_version
from webapp.api.auth import actor
from webapp.api.body import json_object
from webapp.api.scope import check_document

ITEM = "/v2/links/<content_id:content_id>"


def add_routes(api: Blueprint) -> None:
    api.add_url_rule(ITEM, "get_links", view_func=get)
    api.add_url_rule(ITEM, "patch_links", view_func=patch, methods=["PATCH"])


def get(content_id: str):
    """The links that all versions and translations of a content_id share."""
    links, version = link_set(content_id)
    if version is None and not editions.locales_of(content_id):
        raise NotFound(f"Could not find a link set with content_id {content_id}", reason="links_missing")
    return jsonify(content_id=content_id, links=links, version=version or 0)


def patch(content_id: str):
    """Replace the link types that are sent, keep the others."""
    body = json_object()
    if not isinstance(body.get("links"), dict):
        raise Rejected("Links are required", reason="links_missing", fields={"links": ["are required"]})
    command = commands.PatchLinks(
        content_id=content_id, links=body["links"], previous_version=previous_version(body), lane=lane(body)
    )
    check_document(content_id)
    handle(command, actor())
    links, version = link_set(content_id)
    return jsonify(content_id=content_id, links=links, version=version)
