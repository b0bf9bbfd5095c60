"""/openapi.json: what this API is, for tools. Open to everybody."""

from flask import Blueprint, current_app, jsonify

from webapp.api.description import description


def add_routes(open_: Blueprint) -> None:
    open_.add_url_rule("/openapi.json", view_func=describe)


def describe():
    return jsonify(described())


def described() -> dict:
    """The description of the application that is running."""
    return description(tuple(current_app.extensions["schemas"].names))
