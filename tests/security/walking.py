"""Every address of the application, with something in the place of each of its parts."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from tests.webapp.pages.conftest import BEES

NOBODY = "8f1e2d3c-0000-4000-8000-000000000001"
PARTS = {
    "content_id": BEES,
    "host_content_id": BEES,
    "locale": "en",
    "position": 1,
    "format_": "csv",
    "base_path": "keep-bees",
    "account_id": NOBODY,
    "session_id": NOBODY,
    "name": "answer",
    "token": "made-up",
    "filename": "annals.css",
    "application_id": NOBODY,
    "token_id": NOBODY,
}


def rules(app: Flask, *methods: str, of: str = "") -> Iterator[tuple[str, Rule]]:
    """Every method and rule of the application that has it, of the blueprint `of` if one is named."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith(of):
            yield from ((method, rule) for method in methods if method in rule.methods)


def address(app: Flask, rule: Rule, **parts) -> str:
    """The rule's address; parts that are not given are those of a usual document."""
    values = {name: parts.get(name, PARTS.get(name, NOBODY)) for name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, values)
