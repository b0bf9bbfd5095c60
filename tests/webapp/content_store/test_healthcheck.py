"""GET /healthcheck/…, and what is answered while the database is away."""

import pytest

from webapp import content_store

from .store import TOKEN, Store


def test_live(live):
    response = live.send("GET", "/healthcheck/live", token=None)
    assert (response.status_code, response.data) == (200, b"OK")


def test_ready(live):
    response = live.send("GET", "/healthcheck/ready", token=None)
    assert response.status_code == 200
    assert response.json["status"] == "ok"
    assert set(response.json["checks"]) == {"database", "migrations"}


@pytest.fixture
def cut_off():
    # Nothing listens on port 1.
    return Store(content_store.create_app("postgresql://nobody@127.0.0.1:1/none", TOKEN, "live"))


def test_not_ready_without_a_database(cut_off):
    response = cut_off.send("GET", "/healthcheck/ready", token=None)
    assert response.status_code == 503
    check = response.json["checks"]["database"]
    assert check["status"] == "critical"
    assert check["message"] == "PostgreSQL does not answer."
    assert cut_off.send("GET", "/healthcheck/live").status_code == 200


def test_programs_are_asked_to_come_back(cut_off):
    for method, url in (("GET", "/content/a"), ("PUT", "/content/a"), ("DELETE", "/content/a"), ("GET", "/items")):
        response = cut_off.send(method, url, {} if method == "PUT" else None)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert response.json["errors"]["code"] == "503"


def test_readers_are_told_on_a_page(cut_off):
    assert cut_off.page("/keep-bees", 503).heading == "Sorry, the service is unavailable"


def test_connections_that_broke_are_replaced(live):
    live.put("/a", title="Bees")
    with live.app.app_context():
        content_store.database.database().execute_sql("SELECT 1")
        # Every connection of this store is ended from outside, as a restart of the server would.
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        with pytest.raises(Exception, match="terminat"):
            content_store.database.database().execute_sql(ended)
    assert 200 in {live.get("/a").status_code for _ in range(3)}
