"""Processes that are told to end, or killed, while they work: what is under way is finished, and nothing is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest
import urllib3

from domain import log
from domain.database import db
from tests.examples import new_id
from tests.stack import until

from .store import store_at

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'advisory'"


def test_a_request_under_way_is_answered_when_the_web_app_is_told_to_end(stack, publisher):
    bees = new_id()
    assert publisher.save(bees, "/bees").status == 200
    holding = psycopg2.connect(stack.settings.database_url)
    holding.cursor().execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"document:{bees}:en",))
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(publisher.save, bees, "/bees", title="Wasps")
        until(lambda: db.execute_sql(WAITING).fetchone()[0] == 1, what="the request being under way")
        stack.processes["web"].terminate()
        holding.rollback()
        assert answer.result().status == 200
    assert stack.processes["web"].wait(30) == 0
    last = next(log.read_back(limit=1))
    assert (last.type, last.payload["content"]["title"]) == ("DraftSaved", "Wasps")
    stack.start("web")


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGKILL"])
def test_whatever_was_answered_is_on_the_log_however_the_web_app_ends(stack, publisher, signal):
    saved, ended = [], threading.Event()

    def save_some() -> None:
        while not ended.is_set():
            content_id = new_id()
            try:
                if publisher.save(content_id, f"/{content_id}").status == 200:
                    saved.append(content_id)
            except urllib3.exceptions.HTTPError:
                return

    threads = [threading.Thread(target=save_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    until(lambda: len(saved) > 10)
    stack.halt("web") if signal == "SIGTERM" else stack.kill("web")
    ended.set()
    for thread in threads:
        thread.join()
    rows = db.execute_sql("SELECT content_id::text FROM log.events WHERE type = 'DraftSaved'").fetchall()
    assert set(saved) <= {content_id for (content_id,) in rows}
    editions = db.execute_sql("SELECT count(*) FROM editions").fetchone()[0]
    assert editions == len(rows)
    stack.start("web")
    until(stack.settled)


def test_a_worker_that_is_told_to_end_finishes_its_batch_and_leaves_the_rest_to_others(stack, publisher):
    stack.halt("content-store")
    stack.halt("worker-2")
    with store_at(stack.settings.content_store_port) as store:
        store.goes_on.clear()
        assert publisher.publish(new_id(), "/bees").status == 200
        until(lambda: store.batches, what="the batch being under way")
        stack.processes["worker"].terminate()
        store.goes_on.set()
        assert stack.processes["worker"].wait(30) == 0
        sql = "SELECT key FROM downstream.items WHERE target = 'live-content-store' AND wanted > delivered"
        assert db.execute_sql(sql).fetchall() == []
    stack.start("content-store", "worker", "worker-2")
    until(stack.settled)
