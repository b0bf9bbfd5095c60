"""Cross-site request forgery: whatever is sent without the token of the session is refused and changes nothing."""

import pytest

from domain import log

from .walking import address, rules

METHODS = ("POST", "PUT", "PATCH", "DELETE")


@pytest.mark.parametrize("token", [None, "", "made-up", "IjEyMyI.aaaa.bbbb"])
def test_every_form_needs_the_token_of_its_session(administrator, bees, app, db, token):
    before = stored(db)
    walked = list(rules(app, *METHODS, of="pages."))
    assert len(walked) > 30
    for method, rule in walked:
        data = {"title": "Forged", "version": "1", "run": "verify"} | ({"csrf_token": token} if token else {})
        response = administrator.client.open(address(app, rule), method=method, data=data)
        assert response.status_code in (400, 422), rule
    assert stored(db) == before
    assert administrator.get("/").heading == "Documents"


def test_the_token_of_another_session_is_none(administrator, person, app, db, bees, token):
    stolen = token(person("Mallory Other", "administrator"))
    before = stored(db)
    for method, rule in rules(app, *METHODS, of="pages."):
        response = administrator.client.open(address(app, rule), method=method, data={"csrf_token": stolen})
        assert response.status_code in (400, 422), rule
    assert stored(db) == before


def test_only_applications_with_their_tokens_need_none(administrator, app, db, bees):
    """A browser sends cookies along with a forged form; for the API they are nothing."""
    before = stored(db)
    for method, rule in rules(app, *METHODS, of="api."):
        assert administrator.client.open(address(app, rule), method=method, json={}).status_code == 401, rule
    assert stored(db) == before


def test_nothing_else_takes_forms(app):
    assert {rule.endpoint.partition(".")[0] for _, rule in rules(app, *METHODS)} == {"pages", "api"}


def stored(db) -> tuple:
    """The log's head and what is kept beside the log for people."""
    tables = ("accounts", "private.people", "private.runs", "private.working_copies")
    return log.head()[0], [db.execute_sql(f"SELECT count(*) FROM {table}").fetchone() for table in tables]
