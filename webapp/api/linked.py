"""/v2/linked, /v2/linkables and /v2/links/changes: links, seen from the other end."""

from flask import Blueprint, jsonify

from domain.queries import link_changes, linked
from webapp.api.parameters import among, content_ids, missing, text, texts


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/linked/<content_id:content_id>", "linked", view_func=linked_to)
    api.add_url_rule("/v2/linkables", view_func=linkables)
    api.add_url_rule("/v2/links/changes", "link_changes", view_func=changes)


def linked_to(content_id: str):
    """The content whose link set links to a content_id."""
    link_type, fields = text("link_type"), texts("fields")
    if link_type is None:
        raise missing("link_type")
    if not fields:
        raise missing("fields")
    return jsonify(linked.linked_to(content_id, link_type, among("fields", fields, linked.LINKED_FIELDS)))


def linkables():
    """All content of a type, as short as a list to choose from needs it."""
    document_type = text("document_type")
    if document_type is None:
        raise missing("document_type")
    return jsonify(linked.linkables(document_type))


def changes():
    """What was lately added to and removed from link sets."""
    link_types = texts("link_types")
    if not link_types:
        raise missing("link_types")
    question = link_changes.Question(
        link_types=link_types,
        sources=content_ids("source_content_ids", texts("source_content_ids")),
        targets=content_ids("target_content_ids", texts("target_content_ids")),
        users=texts("users"),
    )
    return jsonify(link_changes=link_changes.latest(question))
