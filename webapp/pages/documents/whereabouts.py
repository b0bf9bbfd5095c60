"""Where a document has got to, as the part of its page that asks again while something is on its way."""

from flask import Blueprint, request

from webapp.pages.documents.document import URL, find
from webapp.pages.documents.standing import whereabouts_of
from webapp.pages.htmx import sized


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/whereabouts", view_func=whereabouts)


def whereabouts(content_id: str, locale: str):
    """How it stands now; nothing for whoever has `seen` just that."""
    document = find(content_id, locale)
    now = whereabouts_of(document)
    if request.htmx and request.args.get("seen") == now.seen:
        return "", 204
    return sized(
        "pages/documents/whereabouts.html", "pages/documents/_whereabouts.html", document=document, whereabouts=now
    )
