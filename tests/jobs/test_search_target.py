"""Search is filled from what is live, whatever happens on the way, and holds up nobody else."""

from contextlib import contextmanager
from runpy import run_path

import psycopg2
import pytest

from domain import commands
from domain.database import MIGRATIONS
from domain.database import db as database_of_the_log
from domain.downstream import items
from domain.downstream.targets import LIVE, SEARCH
from domain.handle import handle
from domain.search import database, texts
from jobs import context
from jobs.reconcile import reconcile
from jobs.servers.postgres import Postgres
from jobs.targets import search
from tests.examples import new_id, save
from tests.jobs.test_reconcile import publish
from tests.stack import until


@pytest.fixture
def worker(db, servers):
    """This process as a worker, with an empty search."""
    database.empty(servers.search_database_url)
    context.start(servers)
    db.connect(reuse_if_open=True)
    yield
    search._db().close_all()


def status(path: str = "/keep-bees") -> items.Status:
    [found] = [each for each in items.status_of([path]) if each.target == SEARCH]
    return found


def test_what_is_held_has_the_version_and_fingerprint_that_the_log_says(worker, actor):
    publish(actor, new_id())
    reconcile(SEARCH)
    [held] = search.held()["items"]
    assert held == {
        "base_path": "/keep-bees",
        "payload_version": status().delivered,
        "fingerprint": status().fingerprint,
        "deleted": False,
        "intact": True,
    }
    assert search.fingerprint(search.wanted_at(["/keep-bees"])["/keep-bees"]) == status().fingerprint


def test_a_draft_is_of_no_concern_to_search(worker, actor):
    content_id = new_id()
    handle(save(content_id), actor)
    assert [each.target for each in items.status_of(["/keep-bees"])] == ["draft-content-store"]
    handle(commands.Publish(content_id=content_id), actor)
    reconcile(SEARCH)
    handle(save(content_id, title="Secret"), actor)
    assert items.take(SEARCH, 9) == []


@pytest.mark.parametrize(
    "unpublishing",
    [
        {"type": "vanish"},
        {"type": "gone"},
        {"type": "redirect", "alternative_path": "/bees"},
        {"type": "withdrawal", "explanation": "Out of date"},
    ],
    ids=lambda given: given["type"],
)
def test_what_is_taken_down_is_held_no_more(worker, actor, unpublishing):
    content_id = new_id()
    publish(actor, content_id)
    reconcile(SEARCH)
    handle(commands.Unpublish(content_id=content_id, **unpublishing), actor)
    reconcile(SEARCH)
    [held] = search.held()["items"]
    assert (held["deleted"], held["payload_version"]) == (True, status().delivered)
    assert status().fingerprint is None


def test_what_cannot_be_indexed_fails_alone(worker, actor, monkeypatch):
    monkeypatch.setattr(texts, "MOST_BYTES", 10**7)
    words = " ".join(f"w{number}x{number:x}" for number in range(150_000))
    publish(actor, new_id(), base_path="/too-much", details={"body": words})
    publish(actor, new_id())
    reconcile(SEARCH)
    assert [each["base_path"] for each in search.held()["items"]] == ["/keep-bees"]
    assert "search cannot hold it" in status("/too-much").last_error
    assert status().state == "delivered"


def test_a_site_from_before_there_was_search_gets_it_filled(worker, actor):
    publish(actor, new_id())
    database_of_the_log.execute_sql("DELETE FROM downstream.items WHERE target = 'search'")
    database_of_the_log.execute_sql(run_path(str(MIGRATIONS / "0029_search.py"))["WANTED"])
    reconcile(SEARCH)
    assert [each["base_path"] for each in search.held()["items"]] == ["/keep-bees"]


def found(stack, **parameters) -> dict:
    response = stack.http.request("GET", f"{stack.live}/api/search.json", fields=parameters)
    assert response.status == 200, response.data
    return response.json()


def test_what_is_published_is_found_and_follows_what_it_shows(stack, actor):
    organisation, page = new_id(), new_id()
    publish(actor, organisation, base_path="/ministry", title="Ministry", document_type="organisation")
    publish(actor, page)
    handle(commands.PatchLinks(content_id=page, links={"organisations": [organisation]}), actor)
    publish(actor, organisation, base_path="/ministry", title="Ministry of Bees", document_type="organisation")
    publish(actor, page, base_path="/bees", title="Bees, moved")
    until(stack.settled)
    [moved] = found(stack, q="moved bees", filter_organisations="ministry")["results"]
    assert (moved["_id"], moved["organisations"][0]["title"]) == ("/bees", "Ministry of Bees")
    assert found(stack, filter_link="/keep-bees")["total"] == 0
    handle(commands.Unpublish(content_id=page, type="gone"), actor)
    until(stack.settled)
    assert [each["_id"] for each in found(stack, q="bees")["results"]] == ["/ministry"]


@contextmanager
def no_search(settings):
    """The search database away: whoever is connected is thrown out, and nobody gets in."""
    server = psycopg2.connect(Postgres(settings.data / "postgres").url("postgres", "postgres"))
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute("ALTER DATABASE annals_search ALLOW_CONNECTIONS false")
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'annals_search'")
        try:
            yield
        finally:
            cursor.execute("ALTER DATABASE annals_search ALLOW_CONNECTIONS true")
            server.close()


def test_while_search_is_away_everything_else_goes_on_and_then_it_catches_up(stack, actor):
    publish(actor, new_id(), base_path="/before")
    until(stack.settled)
    with no_search(stack.settings):
        publish(actor, new_id())
        [failing] = until(lambda: [each for each in items.status_of(["/keep-bees"]) if each.state == "failing"])
        assert failing.target == SEARCH
        publish(actor, new_id(), base_path="/another", title="Another")
        until(lambda: LIVE in [each.target for each in items.status_of(["/another"]) if each.state == "delivered"])
        assert stack.http.request("GET", f"{stack.live}/api/content/another").status == 200
        assert stack.http.request("GET", f"{stack.live}/api/search.json").status == 503
        assert stack.http.request("GET", f"{stack.live}/healthcheck/ready").status == 200
    until(stack.settled)
    assert {each["_id"] for each in found(stack)["results"]} == {"/before", "/keep-bees", "/another"}
