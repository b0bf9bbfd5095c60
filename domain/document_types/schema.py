"""The JSON Schema that follows from a document type."""

from typing import Any

from domain.document_types import DocumentType
from domain.widgets import Field, widget_of

_UUIDS = {"type": "array", "items": {"type": "string", "format": "uuid"}, "uniqueItems": True}
_MOMENT = {"type": "string", "format": "date-time"}
_OPTIONAL = {"type": ["string", "null"]}


def schema_of(type_: DocumentType) -> dict[str, Any]:
    """The JSON Schema (draft 4) that a body of this type must satisfy."""
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "type": "object",
        "additionalProperties": False,
        "required": _required(type_),
        "properties": _envelope(type_) | {"details": _details(type_)},
    }


def _required(type_: DocumentType) -> list[str]:
    names = ["document_type", "publishing_app", "schema_name"]
    names += ["title", "details"] if type_.title else []
    names += ["base_path"] if type_.path_prefix is not None else []
    if type_.path_prefix is not None and type_.schema_name != "redirect":
        names += ["routes"]
    return sorted(names + (["rendering_app"] if type_.rendering_app else []))


def _details(type_: DocumentType) -> dict[str, Any]:
    details: dict[str, Any] = {"type": "object"}
    for field in type_.fields:
        if field.name.startswith("details."):
            _add(details, field, field.name.split(".")[1:])
    return details


def _add(within: dict[str, Any], field: Field, path: list[str]) -> None:
    """Describe what stands at `path` below an object."""
    name, *rest = path
    properties = within.setdefault("properties", {})
    if rest:
        _add(properties.setdefault(name, {"type": "object"}), field, rest)
        return
    properties[name] = widget_of(field).schema(field)
    if field.required:
        within["required"] = sorted([*within.get("required", []), name])


def _envelope(type_: DocumentType) -> dict[str, Any]:
    text = {"type": "string"}
    redirects = type_.schema_name == "redirect"
    routes = {"type": "array", "items": {"type": "object"}}
    return {
        "schema_name": {"enum": [type_.schema_name]},
        "document_type": {"enum": sorted({type_.name, *type_.document_types})},
        "publishing_app": text,
        "rendering_app": text if type_.rendering_app else _OPTIONAL,
        "base_path": {"type": "string", "pattern": "^/", "maxLength": 512},
        "routes": routes | ({} if redirects or type_.path_prefix is None else {"minItems": 1}),
        "redirects": {"type": "array", "items": {"type": "object"}, **({"minItems": 1} if redirects else {})},
        "title": {"type": "string", "minLength": 1} if type_.title else _OPTIONAL,
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
