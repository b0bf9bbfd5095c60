"""SQL injection: no quote in an address, a form or a search is taken for anything but a character."""

import pytest

from domain import log
from domain.applications import register_application
from tests.webapp.pages.conftest import OPERATOR

from .asking import FIELDS, NAMES
from .walking import address, rules

QUOTING = (
    "'; DROP TABLE accounts; --",
    "' OR '1'='1",
    '") OR 1=1 --',
    "\\' %s %(viewer)s % $$ $1 :x ' & | ! ( ) :* <->",
)
API_NAMES = (
    "document_type fields locale states q search_in link_taxons link_' order page per_page after before users"
    " link_types state target_content_ids action from to types document_types link_type content_store"
).split()


@pytest.fixture
def tables(db):
    """Which tables there are and how many rows each of those has that the log and the accounts are in."""
    names = (
        "SELECT array_agg(schemaname || '.' || tablename ORDER BY 1) FROM pg_tables WHERE schemaname != 'pg_catalog'"
    )
    counts = "SELECT (SELECT count(*) FROM accounts), (SELECT count(*) FROM private.people)"
    return lambda: (db.execute_sql(names).fetchone(), db.execute_sql(counts).fetchone(), log.head()[0])


@pytest.mark.parametrize("payload", QUOTING)
def test_every_page_takes_quotes_for_characters(administrator, bees, app, tables, payload):
    before = tables()
    for _, rule in rules(app, "GET", of="pages."):
        for query in ({name: payload for name in NAMES}, {payload: payload}):
            response = administrator.client.get(address(app, rule), query_string=query)
            assert response.status_code < 500, (rule, query)
    for name in NAMES:
        for path in ("/", "/timeline", "/timeline/access", "/as-it-was/1/documents"):
            assert administrator.client.get(path, query_string={name: payload}).status_code < 500, (path, name)
    assert tables() == before


@pytest.mark.parametrize("payload", QUOTING)
def test_every_form_does(administrator, bees, app, token, tables, payload):
    names, counts, _ = tables()
    for _, rule in rules(app, "POST", "PUT", of="pages."):
        if rule.endpoint not in ("pages.end_session", "pages.end_other_sessions"):
            typed = {name: payload for name in FIELDS} | {"csrf_token": token(administrator)}
            response = administrator.client.open(address(app, rule), method="POST", data=typed)
            assert response.status_code < 500, rule
    assert tables()[:2] == (names, counts)


@pytest.mark.parametrize("payload", QUOTING)
def test_the_api_does(client, bees, app, tables, payload):
    headers = {"Authorization": f"Bearer {register_application('tests', [], OPERATOR)}"}
    before = tables()
    for _, rule in rules(app, "GET", of="api."):
        for query in [{name: payload} for name in API_NAMES]:
            response = client.get(address(app, rule), query_string=query, headers=headers)
            assert response.status_code < 500 or "publish_intent" in rule.endpoint, (rule, query)
    for path in ("/lookup-by-base-path", "/v2/links/by-content-id"):
        names = ("base_paths", "content_ids", "document_types", "exclude_document_types")
        assert client.post(path, json={name: [payload] for name in names}, headers=headers).status_code < 500
    assert client.get("/v2/content", headers={"Authorization": f"Bearer {payload}"}).status_code == 401
    assert tables() == before


@pytest.mark.parametrize("payload", QUOTING)
def test_searching_for_readers_does(searched, payload):
    names = (
        "q",
        "order",
        "page",
        "filter_organisations",
        "filter_format",
        "fields",
        "aggregate_organisations",
        "start",
    )
    for path in ("/search", "/api/search.json", "/api/search/suggestions.json"):
        for name in names:
            response = searched.send("GET", path, token=None, query_string={name: payload})
            assert response.status_code < 500, (path, name)


@pytest.mark.parametrize("payload", QUOTING)
def test_nobody_signs_in_by_quotes(visitor, administrator, payload):
    for email, password in ((payload, payload), ("annie@example.org", payload), (f"annie@example.org{payload}", "")):
        visitor.client.environ_base["REMOTE_ADDR"] = "198.51.100.9"
        page = visitor.get("/sign-in").form("Sign in")
        data = page.fields | {"email": email, "password": password}
        assert visitor.client.post("/sign-in", data=data).status_code in (422, 429)
