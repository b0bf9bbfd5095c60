"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import catalogue, changed_form, creation, document, draft, hints, publication, whereabouts


def add_routes(pages: Blueprint) -> None:
    for part in (catalogue, creation, hints, document, changed_form, draft, publication, whereabouts):
        part.add_routes(pages)
