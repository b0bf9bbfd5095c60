"""Path traversal: no part of an address leads out of the folder, the table or the site that it is about."""

import pytest

from domain.applications import register_application
from tests.webapp.pages.conftest import OPERATOR

from .walking import rules

UP = ("..", "../../pyproject.toml", "..%2f..%2fpyproject.toml", "%2e%2e/pyproject.toml", "....//pyproject.toml",
      "/etc/passwd", "..\\..\\pyproject.toml", "%252e%252e%252fpyproject.toml", "..%00.css")  # fmt: skip
SECRETS = ("ruff", "root:", "[project]", "create_app")


@pytest.mark.parametrize("part", UP)
def test_no_part_of_any_address_is_a_way_out(administrator, client, bees, app, part):
    headers = {"Authorization": f"Bearer {register_application('tests', [], OPERATOR)}"}
    for _, rule in rules(app, "GET"):
        for name in rule.arguments:
            path = _with(rule, name, part)
            for response in (administrator.client.get(path), client.get(path, headers=headers)):
                assert response.status_code in (200, 303, 308, 400, 401, 403, 404, 422), path
                assert not any(secret in response.text for secret in SECRETS), path


@pytest.mark.parametrize("part", UP)
def test_nor_on_the_site_for_readers(live, part):
    for start in ("/", "/api/content/", "/static/build/", "/content/"):
        response = live.send("GET", f"{start}{part}", token=None)
        assert response.status_code in (303, 308, 400, 401, 404, 405), start
        assert not any(secret in response.text for secret in SECRETS), start


def _with(rule, name: str, part: str) -> str:
    """The rule's address, as an attacker writes it: one of its parts is `part`, which is encoded no further."""
    pieces = []
    for is_argument, text in rule._trace:
        pieces.append(part if is_argument and text == name else "1" if is_argument else text.lstrip("|"))
    return "".join(pieces)
