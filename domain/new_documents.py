"""Documents that editors create here: what they start from."""

from domain.content import Content
from domain.content_paths import with_value
from domain.document_types import DocumentType
from domain.documents import Document
from domain.visibility import PLATFORM, Viewer

#: The application that content created here belongs to.
APPLICATION = "annals"


def blank(content_id: str, type_: DocumentType, viewer: Viewer = PLATFORM) -> Document:
    """A document of that type that is not there yet, with the defaults of its fields, for `viewer` to create."""
    content = Content(
        schema_name=type_.schema_name,
        document_type=type_.document_types[0],
        publishing_app=APPLICATION,
        rendering_app=type_.rendering_app,
    )
    for field in type_.fields:
        if field.default is not None:
            content = with_value(content, field.name, field.default)
    return Document(
        content_id=content_id, locale="en", version=0, draft=None, live=None, content=content, viewer=viewer
    )
