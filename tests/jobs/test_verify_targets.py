"""Promise 6: where a content store does not hold what the log says is found exactly, and mended."""

import random
import subprocess
import sys

import psycopg2
import pytest

from domain import commands, log
from domain.database import db
from domain.downstream import drift
from domain.downstream.targets import DRAFT, LIVE, SEARCH
from domain.handle import handle
from jobs import context, watch_targets
from jobs.verify_targets import verify
from tests.domain.downstream.site import Site
from tests.examples import new_id
from tests.stack import TOP, until


@pytest.fixture
def site(stack, actor):
    """Thirty live pages that all link to one, and one draft; the stores hold all of it."""
    context.start(stack.settings)
    made = Site(actor)
    hub = made.live("Hub")
    for number in range(30):
        made.live(f"Page{number}", links={"related": [hub]})
    made.draft("Unpublished")
    until(stack.settled)
    made.hub = hub
    return made


class ByHand:
    """A target's database, edited behind everyone's back."""

    def __init__(self, url: str):
        self.url = url

    def run(self, sql: str, values=None) -> None:
        connection = psycopg2.connect(self.url)
        with connection, connection.cursor() as cursor:
            cursor.execute(sql, values)
        connection.close()


@pytest.fixture
def by_hand(stack):
    return ByHand(stack.settings.content_store_database_url)


def found(target: str = LIVE, *, deep: bool = False) -> list[tuple[str, str]]:
    return [(each.key, each.kind) for each in verify(target, deep=deep).differences]


@pytest.mark.parametrize("deep", [False, True], ids=["quick", "deep"])
@pytest.mark.parametrize("target", [DRAFT, LIVE, SEARCH])
def test_where_all_is_well_nothing_is_found(stack, site, target, deep):
    look = verify(target, deep=deep)
    assert look.differences == []
    assert len(look.keys) == (32 if target == DRAFT else 31)


@pytest.mark.parametrize("deep", [False, True], ids=["quick", "deep"])
def test_planted_faults_are_found_exactly_and_mended(stack, site, by_hand, deep):
    pages = [f"/page{number}-en" for number in range(30)]
    random.Random(7).shuffle(pages)
    deleted, changed, aged, ahead, tombstoned = (pages[start : start + 5] for start in range(0, 25, 5))
    by_hand.run("DELETE FROM items WHERE base_path = ANY(%s)", (deleted,))
    by_hand.run("UPDATE items SET representation = replace(representation, 'Page', 'Edited')"
                " WHERE base_path = ANY(%s)", (changed,))  # fmt: skip
    by_hand.run("UPDATE items SET payload_version = payload_version - 1 WHERE base_path = ANY(%s)", (aged,))
    by_hand.run("UPDATE items SET payload_version = 1000000, fingerprint = 'x' WHERE base_path = ANY(%s)", (ahead,))
    for path in tombstoned:
        stack.http.request("DELETE", f"{stack.live}/content{path}", headers=stack.store_headers)
    stack.http.request(
        "PUT", f"{stack.live}/content/nobody-knows", json={"title": "Extra"}, headers=stack.store_headers
    )
    planted = {path: "missing" for path in deleted + tombstoned} | {path: "altered" for path in changed + ahead}
    planted |= {path: "stale" for path in aged} | {"/nobody-knows": "extra"}

    assert found(deep=deep) == sorted(planted.items())
    assert found(DRAFT, deep=deep) == []

    assert watch_targets.mend(0) == len(planted)
    until(stack.settled)
    assert found(deep=deep) == []
    assert stack.http.request("GET", f"{stack.live}/api/content/nobody-knows").status == 404
    assert stack.http.request("GET", f"{stack.live}/api/content{changed[0]}").json()["title"].startswith("Page")


@pytest.mark.parametrize("deep", [False, True], ids=["quick", "deep"])
def test_planted_faults_in_search_are_found_exactly_and_mended(stack, site, deep):
    by_hand = ByHand(stack.settings.search_database_url)
    by_hand.run("DELETE FROM items WHERE base_path = '/page1-en'")
    by_hand.run("UPDATE items SET payload_version = payload_version - 1 WHERE base_path = '/page2-en'")
    by_hand.run("UPDATE items SET item = replace(item::text, 'Page3', 'Edited')::json WHERE base_path = '/page3-en'")
    by_hand.run("INSERT INTO items (base_path, payload_version, item)"
                " SELECT '/extra', 1, item FROM items WHERE base_path = '/page4-en'")  # fmt: skip
    planted = {"/page1-en": "missing", "/page2-en": "stale", "/page3-en": "altered", "/extra": "extra"}
    assert found(SEARCH, deep=deep) == sorted(planted.items())
    watch_targets.mend(0)
    until(stack.settled)
    assert found(SEARCH, deep=True) == []


def test_an_emptied_store_is_filled_again(stack, site):
    stack.http.request("DELETE", f"{stack.draft}/everything", headers=stack.store_headers)
    assert [kind for _, kind in found(DRAFT)] == 32 * ["missing"]
    watch_targets.mend(0)
    until(stack.settled)
    assert found(DRAFT, deep=True) == []


def test_a_lost_note_of_what_is_wanted_is_found_as_well(stack, site, by_hand):
    db.execute_sql("DELETE FROM downstream.items WHERE target = %s AND key = '/page3-en'", (LIVE,))
    by_hand.run("DELETE FROM items WHERE base_path = '/page3-en'")
    assert found() == [("/page3-en", "missing")]
    watch_targets.mend(0)
    until(stack.settled)
    assert found(deep=True) == []


def test_only_a_deep_look_sees_what_was_sent_wrongly(stack, site, by_hand):
    db.execute_sql("UPDATE editions SET title = 'Wrong' WHERE base_path = '/page3-en' AND content_store = 'live'")
    assert found() == []
    assert found(deep=True) == [("/page3-en", "altered")]
    assert found() == [("/page3-en", "altered")], "what a deep look has found, a quick one does not forget"


def test_writers_are_not_mistaken_for_drift(stack, site, actor):
    """While the hub, which every page shows, is published again and again, nothing is found."""
    for number in range(6):
        site.live(f"Hub{number}", site.hub)
        assert found(deep=number % 2 == 1) == []
    until(stack.settled)
    assert found(deep=True) == []


def test_it_is_found_without_anybody_asking_and_mended_if_nobody_does(stack, site, by_hand):
    by_hand.run("UPDATE items SET item = item || '{\"title\": \"Edited\"}' WHERE base_path = '/page3-en'")
    until(lambda: drift.counts() == {LIVE: {"altered": 1}}, seconds=90, what="the alarm")
    assert watch_targets.mend() == 0, "people have time to look at it"
    db.execute_sql("UPDATE downstream.drift SET found_at = found_at - interval '1 hour'")
    until(lambda: drift.counts() == {}, seconds=60, what="the mending")
    # Of the test before there may be more: its stores were emptied after its log.
    assert {each.difference.key: each.difference.kind for each in drift.mended()}["/page3-en"] == "altered"
    assert found(deep=True) == []


def test_a_store_that_is_away_is_said_to_be(stack, site):
    stack.halt("content-store")
    try:
        watch_targets.watch("quick")
        [away] = [each for each in drift.verifications() if (each.target, each.kind) == (LIVE, "quick")]
        assert away.last_error
        assert drift.counts() == {}
    finally:
        stack.start("content-store")
    watch_targets.watch("quick")


def test_what_is_not_delivered_yet_is_not_drift(stack, site, actor):
    stack.halt("worker")
    stack.halt("worker-2")
    try:
        content_id = new_id()
        site.draft("Late", content_id)
        handle(commands.Publish(content_id=content_id), actor)
        assert found() == found(DRAFT) == []
        assert log.head()[0] > 0
    finally:
        stack.start("worker", "worker-2")
    until(stack.settled)


def flask(stack, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "flask", *arguments]
    return subprocess.run(command, env=stack.environment, cwd=TOP, capture_output=True, text=True, timeout=100)


def test_one_command_mends_what_differs_even_without_a_worker(stack, site, by_hand):
    by_hand.run("DELETE FROM items WHERE base_path = '/page3-en'")
    stack.halt("worker")
    stack.halt("worker-2")
    try:
        mended, again = flask(stack, "repair"), flask(stack, "repair", "--deep")
    finally:
        stack.start("worker", "worker-2")
    assert mended.returncode == again.returncode == 0, mended.stderr + again.stderr
    assert "missing: /page3-en is not there" in mended.stdout
    assert f"{LIVE}: 1 of 31 items were sent again" in mended.stdout
    assert f"{LIVE}: all 31 items are as the log says" in again.stdout


def test_a_target_that_does_not_answer_is_named_and_the_command_fails(stack, site):
    stack.halt("draft-content-store")
    try:
        tried = flask(stack, "repair")
    finally:
        stack.start("draft-content-store")
    assert tried.returncode == 1
    assert f"{DRAFT}: could not be looked at" in tried.stdout
    assert "Traceback" not in tried.stdout + tried.stderr
