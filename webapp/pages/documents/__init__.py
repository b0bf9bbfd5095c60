"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import catalogue, creation, document, draft, publication, saved_filters, whereabouts


def add_routes(pages: Blueprint) -> None:
    for part in (catalogue, saved_filters, creation, document, draft, publication, whereabouts):
        part.add_routes(pages)
