"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import approval, catalogue, creation, document, draft, publication, review, whereabouts


def add_routes(pages: Blueprint) -> None:
    for part in (catalogue, creation, document, draft, publication, review, approval, whereabouts):
        part.add_routes(pages)
