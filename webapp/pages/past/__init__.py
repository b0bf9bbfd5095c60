"""The past: the list of documents as it was, and the way to any moment."""

from flask import Blueprint

from webapp.pages.past import documents, when

PARTS = (when, documents)


def add_routes(pages: Blueprint) -> None:
    for part in PARTS:
        part.add_routes(pages)
