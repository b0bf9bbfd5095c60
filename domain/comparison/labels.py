"""What people call the fields of a document that are compared and restored."""

from domain.document_types import DocumentType

LABELS = {
    "title": "Title",
    "description": "Summary",
    "address": "Path and routes",
    "announcement": "Kind of change and change note",
    "access_limited": "Who may see the draft",
    "auth_bypass_ids": "Preview tokens",
    "phase": "Phase",
    "document_type": "Document type",
    "schema_name": "Schema",
    "publishing_app": "Publishing application",
    "rendering_app": "Rendering application",
    "analytics_identifier": "Analytics identifier",
}
DETAILS, LINKS, LINK_SET = "details.", "links.", "link_set."


def label_of(key: str, type_: DocumentType | None = None) -> str:
    """The label of a field by its key, in the words of its document type where that is known."""
    if key.startswith(LINK_SET):
        return f"{humanised(key.removeprefix(LINK_SET))} (links)"
    if key.startswith(LINKS):
        return f"{humanised(key.removeprefix(LINKS))} (links of the edition)"
    if key.startswith(DETAILS):
        return _of_details(key.removeprefix(DETAILS), type_)
    return LABELS[key]


def humanised(name: str) -> str:
    """`Change history` for `change_history`."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _of_details(name: str, type_: DocumentType | None) -> str:
    of_type = {field.name: field.label for field in type_.fields} if type_ else {}
    whole, _, part = name.partition("/")
    label = of_type.get(whole) or humanised(whole)
    return f"{label}: ‘{part}’" if part else label
