"""The timeline: everything that ever happened, newest first, and what of it somebody looks for."""

from flask import Blueprint

from webapp.pages.timeline import changes, timeline


def add_routes(pages: Blueprint) -> None:
    for part in (timeline, changes):
        part.add_routes(pages)
