"""Document types: data, one YAML file each. Adding a type needs no Python.

label: News article          what people read
schema_name: news_article    the content schema, if other than the file's name
path_prefix: /news           where its pages stand
review: true                 whether a second person has to approve what is published; if not given: false
fields:                      what the editor shows of `details`, in order
  - name: body
    label: Body
    widget: markdown         text, textarea or markdown
    required: true
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
WIDGETS = ("text", "textarea", "markdown")


@dataclass(frozen=True, kw_only=True)
class Field:
    name: str
    label: str
    widget: str
    required: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentType:
    name: str
    label: str
    schema_name: str
    path_prefix: str
    fields: tuple[Field, ...]
    review: bool = False


@cache
def document_types() -> dict[str, DocumentType]:
    """Every document type by its name. Raises `TypeError` or `ValueError` for a file that is not as it should be."""
    return {path.stem: _load(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _load(path: Path) -> DocumentType:
    data = {"schema_name": path.stem, "path_prefix": ""} | yaml.safe_load(path.read_text())
    fields = tuple(Field(**field) for field in data.pop("fields"))
    if unknown := {field.widget for field in fields} - set(WIDGETS):
        raise ValueError(f"{path.name}: unknown widget {', '.join(sorted(unknown))}; there are {', '.join(WIDGETS)}")
    return DocumentType(name=path.stem, fields=fields, **data)


def type_for(document_type: str, details: dict[str, Any]) -> DocumentType:
    """The document type of that name; for one not known here, whatever can be edited of `details`: its body."""
    if document_type in document_types():
        return document_types()[document_type]
    body = (Field(name="body", label="Body", widget="markdown"),) if _is_text(details.get("body")) else ()
    label = document_type.replace("_", " ").capitalize()
    return DocumentType(name=document_type, label=label, schema_name=document_type, path_prefix="", fields=body)


def _is_text(value: Any) -> bool:
    entries = value if isinstance(value, list) else []
    return isinstance(value, str) or any(isinstance(each, dict) and "content_type" in each for each in entries)
