"""What the views of search have in common."""

from flask import current_app, request
from playhouse.pool import PooledPostgresqlDatabase

from domain.search.parameters import PLAIN_PARAMETERS


def search_database() -> PooledPostgresqlDatabase:
    """The search database of the running application."""
    return current_app.extensions["search_database"]


def parameters() -> dict[str, list[str]]:
    """The parameters that there are and whatever else the request has, each with the values it was given."""
    return {name: request.args.getlist(name) for name in (*PLAIN_PARAMETERS, *request.args)}
