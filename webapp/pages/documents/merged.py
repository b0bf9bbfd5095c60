"""What is said of a save that met what others had saved."""

from collections.abc import Collection

from flask import url_for

from domain import accounts, desk
from domain.describe import SOMEBODY, listed
from domain.documents import Document
from domain.meeting import Meeting


def others_of(met: Meeting) -> str:
    """Who saved meanwhile: `Ada Lovelace and Ben Okri`."""
    names = accounts.names_of(set(met.actors))
    return listed([names.get(each, SOMEBODY.lower()) for each in met.actors])


def fields_of(document: Document, names: Collection[str]) -> str:
    """What those fields are called: `Summary and Body`."""
    return listed([field.label for field in desk.fields_of(document) if field.name in names])


def together(document: Document, met: Meeting) -> str:
    """`together with what Ben Okri changed meanwhile: Summary`."""
    return f"together with what {others_of(met)} changed meanwhile: {fields_of(document, met.merge.kept)}"


def comparison_of(document: Document, met: Meeting) -> dict[str, str]:
    """Where one can see what the others changed."""
    here = {"content_id": document.content_id, "locale": document.locale}
    between = {"from": met.events[0].position - 1, "to": met.events[-1].position}
    return {"url": url_for("pages.comparison", **here, **between), "text": "Compare what they changed"}
