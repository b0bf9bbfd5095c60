"""What is known of one document type."""

from dataclasses import dataclass

from domain.widgets import Field


@dataclass(frozen=True, kw_only=True)
class DocumentType:
    """`document_types` are what its documents are called in content; without a `path_prefix` they have no path."""

    name: str
    label: str
    schema_name: str
    document_types: tuple[str, ...]
    path_prefix: str | None = None
    rendering_app: str | None = "frontend"
    title: bool = True
    summary: bool = True
    review: bool = False
    checks: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    links: tuple[Field, ...] = ()
