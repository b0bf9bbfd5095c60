"""Searching the live site: /api/search.json for programs, /search for readers."""

from flask import Flask

from domain.search import database

from ..database import keep
from . import api, page

MAX_CONNECTIONS = 8


def install(app: Flask, url: str) -> None:
    """Let `app` answer questions from the search database at `url`."""
    keep(app, "search_database", database.connect(url, MAX_CONNECTIONS))
    app.jinja_env.globals["searchable"] = True
    for part in (api, page):
        app.register_blueprint(part.blueprint)
