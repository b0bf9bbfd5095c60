"""The fields of content that links to it show, as a digest that decisions can keep and compare."""

from hashlib import sha256
from json import dumps

from domain.content import Content
from domain.rules.link_fields import fields_in_any_link, pick


def expandable_digest(content: Content) -> str:
    """Equal for contents of which every link shows the same; when it was updated and where it stands are left out."""
    shown = pick(vars(content), fields_in_any_link(content.document_type))
    return sha256(dumps(shown, sort_keys=True).encode()).hexdigest()[:32]
