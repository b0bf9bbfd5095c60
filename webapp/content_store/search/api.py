"""/api/search.json, and /api/search/suggestions.json while somebody is typing."""

from flask import Blueprint, Response, request

from domain.search.asked import asked
from domain.search.completing import completions
from domain.search.finding import find

from ..auth import open_to_all
from ..bodies import answer
from .asking import parameters, search_database

blueprint = Blueprint("search", __name__)


@blueprint.get("/api/search.json")
@open_to_all
def search() -> Response:
    question = asked(parameters())
    found = find(search_database(), question)
    return _fresh(
        {
            "results": found.results,
            "total": found.total,
            "start": question.start,
            "aggregates": found.aggregates,
            "suggested_queries": found.suggested_queries,
        }
    )


@blueprint.get("/api/search/suggestions.json")
@open_to_all
def suggestions() -> Response:
    """Titles that have the words typed so far."""
    return _fresh({"suggestions": completions(search_database(), request.args.get("q", ""))})


def _fresh(body: dict) -> Response:
    response = answer(body)
    response.headers["Cache-Control"] = "public, max-age=5"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
