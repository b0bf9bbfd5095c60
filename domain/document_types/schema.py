"""The JSON Schema that follows from a document type."""

from typing import Any

from domain.document_types import DocumentType

_TEXT_OR_CONTENT_ARRAY = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["content_type", "content"],
                "properties": {
                    "content_type": {"enum": ["text/govspeak", "text/html"]},
                    "content": {"type": "string"},
                },
            },
        },
    ]
}
REQUIRED = "base_path details document_type publishing_app rendering_app routes schema_name title".split()
_UUIDS = {"type": "array", "items": {"type": "string", "format": "uuid"}, "uniqueItems": True}
_MOMENT = {"type": "string", "format": "date-time"}
_OPTIONAL = {"type": ["string", "null"]}


def schema_of(type_: DocumentType) -> dict[str, Any]:
    """The JSON Schema (draft 4) that a body of this type must satisfy."""
    details = {
        field.name: _TEXT_OR_CONTENT_ARRAY if field.widget == "markdown" else {"type": "string"}
        for field in type_.fields
    }
    required = [field.name for field in type_.fields if field.required]
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "type": "object",
        "additionalProperties": False,
        "required": REQUIRED,
        "properties": _envelope(type_)
        | {
            "details": {
                "type": "object",
                **({"required": required} if required else {}),
                "properties": details,
            }
        },
    }


def _envelope(type_: DocumentType) -> dict[str, Any]:
    text = {"type": "string"}
    routes = {"type": "array", "minItems": 1, "items": {"type": "object"}}
    return {
        "schema_name": {"enum": [type_.schema_name]},
        "document_type": {"enum": [type_.name]},
        "publishing_app": text,
        "rendering_app": text,
        "base_path": {"type": "string", "pattern": "^/", "maxLength": 512},
        "routes": routes,
        "redirects": {"type": "array"},
        "title": {"type": "string", "minLength": 1},
        "description": _OPTIONAL,
        "links": {"type": "object", "additionalProperties": _UUIDS},
        "locale": text,
        "phase": {"enum": ["alpha", "beta", "live"]},
        "update_type": {"enum": ["major", "minor", "republish"]},
        "change_note": _OPTIONAL,
        "first_published_at": _MOMENT,
        "public_updated_at": _MOMENT,
        "last_edited_at": _MOMENT,
        "last_edited_by_editor_id": text,
        "analytics_identifier": _OPTIONAL,
        "access_limited": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "users": {"type": "array", "items": text},
                "organisations": _UUIDS,
                "auth_bypass_ids": _UUIDS,
            },
        },
        "auth_bypass_ids": _UUIDS,
        "previous_version": text,
        "bulk_publishing": {"type": "boolean"},
        "content_id_alias": _OPTIONAL,
        "instructions_to_publishers": _OPTIONAL,
    }
