"""/v2/content: drafts, their publication and what becomes of them."""

from flask import Blueprint, current_app, jsonify, request

from domain import commands
from domain.errors import Rejected
from domain.handle import handle
from domain.presented import presented
from domain.publisher_body import lane, moment, previous_version, save_draft
from webapp.api.auth import actor, request_id
from webapp.api.body import json_object
from webapp.api.events import presented_events
from webapp.api.scope import check_document, check_publishing_app

ITEM = "/v2/content/<content_id:content_id>"


def add_routes(api: Blueprint) -> None:
    api.add_url_rule(ITEM, view_func=put, methods=["PUT"])
    api.add_url_rule(ITEM, view_func=get)
    api.add_url_rule(f"{ITEM}/publish", view_func=publish, methods=["POST"])
    api.add_url_rule(f"{ITEM}/unpublish", view_func=unpublish, methods=["POST"])
    api.add_url_rule(f"{ITEM}/discard-draft", view_func=discard_draft, methods=["POST"])
    api.add_url_rule(f"{ITEM}/republish", view_func=republish, methods=["POST"])
    api.add_url_rule(f"{ITEM}/events", view_func=events)


def put(content_id: str):
    """Create or replace the draft."""
    body = json_object()
    body.pop("content_id", None)
    current_app.extensions["schemas"].check(body)
    command = save_draft(content_id, body)
    check_publishing_app(command.content.publishing_app)
    check_document(content_id, command.locale)
    receipt = handle(command, actor(), lambda: presented(content_id, command.locale, "draft"))
    return jsonify(receipt.answer)


def get(content_id: str):
    """The draft if there is one, else the live edition."""
    if "version" in request.args:
        raise Rejected("The version parameter is not supported", reason="unsupported_version_parameter")
    locale = request.args.get("locale") or "en"
    return jsonify(presented(content_id, locale, request.args.get("content_store") or None))


def publish(content_id: str):
    body = json_object(locale=str, update_type=str)
    command = commands.Publish(
        **_common(content_id, body), update_type=body.get("update_type"), publishing_request_id=request_id()
    )
    return _carry_out(command)


def unpublish(content_id: str):
    body = json_object(locale=str, type=str, explanation=str, alternative_path=str, redirects=list, allow_draft=bool)
    command = commands.Unpublish(
        **_common(content_id, body),
        **{name: body.get(name) for name in ("type", "explanation", "alternative_path", "redirects")},
        unpublished_at=moment("unpublished_at", body.get("unpublished_at")),
        allow_draft=body.get("allow_draft") is True,
        discard_drafts=body.get("discard_drafts") is True,
    )
    return _carry_out(command)


def discard_draft(content_id: str):
    return _carry_out(commands.DiscardDraft(**_common(content_id, json_object(locale=str))))


def republish(content_id: str):
    command = commands.Republish(**_common(content_id, json_object(locale=str)), publishing_request_id=request_id())
    return _carry_out(command)


def events(content_id: str):
    """What happened to a content_id, oldest first."""
    chosen = {name: request.args.get(name) for name in ("action", "from", "to")}
    return jsonify(presented_events(content_id, chosen))


def _common(content_id: str, body: dict) -> dict:
    return {
        "content_id": content_id,
        "locale": body.get("locale") or "en",
        "previous_version": previous_version(body),
        "lane": lane(body),
    }


def _carry_out(command: commands.DocumentCommand):
    check_document(command.content_id, command.locale)
    handle(command, actor())
    return jsonify(content_id=command.content_id)
