"""/v2/schemas: what publishers' bodies have to look like."""

from flask import Blueprint, current_app, jsonify

from domain.errors import NotFound


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/schemas", "list_schemas", view_func=index)
    api.add_url_rule("/v2/schemas/<name>", "get_schema", view_func=show)


def index():
    """Every schema by its name."""
    schemas = current_app.extensions["schemas"]
    return jsonify({name: schemas.get(name) for name in schemas.names})


def show(name: str):
    """The JSON Schema of that name."""
    schema = current_app.extensions["schemas"].get(name)
    if schema is None:
        raise NotFound(f"There is no schema named {name}", reason="schema_missing")
    return jsonify(schema)
