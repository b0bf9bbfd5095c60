"""/v2/links: link sets."""

from flask import Blueprint, jsonify

from domain import commands
from domain.errors import NotFound, Rejected
from domain.handle import handle
from domain.projections import editions
from domain.projections.links import link_set
from domain.publisher_body import lane, previous_version
from domain.queries.links import link_sets_of, versions_of
from domain.rules.scalars import is_uuid
from webapp.api.auth import actor
from webapp.api.body import json_object, json_or_form
from webapp.api.parameters import BadParameter, missing
from webapp.api.scope import check_document

MOST_CONTENT_IDS = 1000
ITEM = "/v2/links/<content_id:content_id>"


def add_routes(api: Blueprint) -> None:
    api.add_url_rule(ITEM, "get_links", view_func=get)
    api.add_url_rule(ITEM, "patch_links", view_func=patch, methods=["PATCH"])
    api.add_url_rule("/v2/links/by-content-id", "links_by_content_id", view_func=by_content_id, methods=["POST"])


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
    links, version = handle(command, actor(), lambda: link_set(content_id)).answer
    return jsonify(content_id=content_id, links=links, version=version)


def by_content_id():
    """The link sets of many content_ids at once."""
    content_ids = json_or_form("content_ids")["content_ids"]
    if not content_ids:
        raise missing("content_ids")
    if len(content_ids) > MOST_CONTENT_IDS:
        raise BadParameter(f"content_ids may be {MOST_CONTENT_IDS} at most", 413)
    known = [content_id for content_id in content_ids if is_uuid(content_id)]
    links, versions = link_sets_of(known), versions_of(known)
    return jsonify({each: {"links": links.get(each, {}), "version": versions.get(each, 0)} for each in content_ids})
