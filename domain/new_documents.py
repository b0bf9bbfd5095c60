"""Documents that editors create here: what they start from, and the path that a title suggests."""

import re
import unicodedata
from collections.abc import Mapping

from domain import editing
from domain.content import Content
from domain.document_types import DocumentType, Field
from domain.documents import Document

#: The application that content created here belongs to.
APPLICATION = "annals"
PATH = "base_path"
LONGEST_SUGGESTION = 120


def blank(content_id: str, type_: DocumentType, typed: Mapping[str, str]) -> Document:
    """A document of that type that is not there yet, at the path that was typed or that its title suggests."""
    base_path = editing.normalised(path_field(type_), typed.get(PATH, ""))
    base_path = base_path or suggested_path(type_, typed.get("title", ""))
    content = Content(
        schema_name=type_.schema_name,
        document_type=type_.name,
        publishing_app=APPLICATION,
        rendering_app=APPLICATION,
        base_path=base_path,
        routes=[{"path": base_path, "type": "exact"}],
    )
    return Document(content_id=content_id, locale="en", version=0, draft=None, live=None, content=content)


def path_field(type_: DocumentType) -> Field:
    """The field for the path of a new document."""
    hint = f"Where the page will be. Leave it empty to have it made from the title: {type_.path_prefix}/…"
    return Field(name=PATH, label="Path", widget="text", hint=hint)


def suggested_path(type_: DocumentType, title: str) -> str:
    """A path below the type's prefix, from the words of the title: `/news/bees-are-back`; empty if there are none."""
    plain = unicodedata.normalize("NFKD", re.sub("['’]", "", title)).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SUGGESTION].rstrip("-")
    return f"{type_.path_prefix}/{words}" if words else ""
