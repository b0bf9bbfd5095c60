"""Document types: data, one YAML file each. Adding a type needs no Python; `format.json` says what a file may hold.

label: News article          what people read
schema_name: news_article    the content schema, if other than the file's name
document_types: [news_story] what its documents are called in content, the first for new ones; else the file's name
path_prefix: /news           where its pages stand; without it they have no path
rendering_app: frontend      null for what no application renders
title: true                  whether it has a title; `summary` likewise
review: false                whether a second person has to approve what is published
checks: [required_fields]    what must hold before it is published, by the names in `domain.checks`
fields:                      what the form shows, in order; a name is a path into the content
  - name: details.body
    label: Body
    widget: markdown         one of `domain.widgets`
    required: true
links:                       the types of the link set that the form shows
  - type: organisations
    label: Organisations
    pick: [organisation]     the document types to pick from; without it any
    many: true               or just one
"""

from functools import cache
from pathlib import Path
from typing import Any

from domain.document_types.document_type import DocumentType
from domain.document_types.loading import load
from domain.widgets import Field

FOLDER = Path(__file__).parent

__all__ = ["FOLDER", "DocumentType", "Field", "document_types", "known", "type_for", "types_in"]


def document_types() -> dict[str, DocumentType]:
    """Every document type by its name. Raises `ValueError` for a file that is not as it should be."""
    return types_in(FOLDER)


@cache
def types_in(folder: Path) -> dict[str, DocumentType]:
    """The document types of a folder of YAML files by their names. Raises `ValueError`, which names file and place."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.yaml"))}


def known(document_type: str) -> DocumentType | None:
    """The document type of that name, or whose documents are called that in content; None if there is none."""
    types = document_types()
    called = (each for each in types.values() if document_type in each.document_types)
    return types.get(document_type) or next(called, None)


def type_for(document_type: str, details: dict[str, Any]) -> DocumentType:
    """The document type of that name; for one not known here, whatever can be edited of `details`: its body."""
    if found := known(document_type):
        return found
    body = (Field(name="details.body", label="Body", widget="markdown"),) if _is_text(details.get("body")) else ()
    return DocumentType(
        name=document_type,
        label=document_type.replace("_", " ").capitalize(),
        schema_name=document_type,
        document_types=(document_type,),
        fields=body,
    )


def _is_text(value: Any) -> bool:
    entries = value if isinstance(value, list) else []
    return isinstance(value, str) or any(isinstance(each, dict) and "content_type" in each for each in entries)
