"""The timeline: everything that ever happened, newest first, and what of it somebody looks for."""

from flask import Blueprint

from webapp.pages.timeline import access, changes, export, newer, timeline


def add_routes(pages: Blueprint) -> None:
    for part in (timeline, newer, changes, access, export):
        part.add_routes(pages)
