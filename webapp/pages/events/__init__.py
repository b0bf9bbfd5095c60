"""Events, each with a page of its own that can be cited."""

from flask import Blueprint

from webapp.pages.events import event

PARTS = (event,)


def add_routes(pages: Blueprint) -> None:
    for part in PARTS:
        part.add_routes(pages)
