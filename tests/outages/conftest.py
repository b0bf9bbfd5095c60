"""The whole system as processes, the content stores' databases on a PostgreSQL of their own, as in production."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import pytest
import urllib3

from domain import applications
from domain.log import Actor
from jobs.servers.postgres import OWNER, Postgres
from tests.conftest import connected, running_servers
from tests.examples import body
from tests.stack import Stack
from webapp.content_store.database import migrate as migrate_store

OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="setup")


@pytest.fixture(scope="module")
def divided():
    with TemporaryDirectory(prefix="annals-stores-") as folder, running_servers() as settings:
        stores = Postgres(Path(folder) / "postgres")
        stores.start()
        settings = replace(
            settings,
            content_store_database_url=stores.url(OWNER, "annals_content_store"),
            draft_content_store_database_url=stores.url(OWNER, "annals_draft_content_store"),
        )
        migrate_store(settings.content_store_database_url)
        migrate_store(settings.draft_content_store_database_url)
        stack = Stack(settings)
        stack.stores = stores
        try:
            stack.start()
            yield stack
        finally:
            stack.stop()
            stores.stop()


@pytest.fixture
def stack(divided):
    """Everything up and empty; this process connected to the database and the bell."""
    Postgres(divided.settings.data / "postgres").start()
    divided.start()
    with connected(divided) as stack:
        yield stack


@pytest.fixture
def publisher(stack):
    """A publishing application: `publisher.publish("/bees")` gives the status and headers of the last answer."""
    return Publisher(stack, applications.register_application("publisher", [], OPERATOR))


class Publisher:
    def __init__(self, stack: Stack, token: str):
        self.url, self.headers = stack.url, {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.http = urllib3.PoolManager(timeout=20, retries=False)

    def send(self, method: str, path: str, body: dict):
        return self.http.request(method, self.url + path, body=orjson.dumps(body), headers=self.headers)

    def save(self, content_id: str, path: str, **changes):
        return self.send("PUT", f"/v2/content/{content_id}", body(base_path=path, **changes))

    def publish(self, content_id: str, path: str, **changes):
        """Save and publish; the first answer that is not 200, else the last."""
        saved = self.save(content_id, path, **changes)
        return saved if saved.status != 200 else self.send("POST", f"/v2/content/{content_id}/publish", {})


@contextmanager
def again_and_again(*calls):
    """Carry out each call over and over, each in a thread of its own; gives the list of what each returned so far."""
    ended, returned = threading.Event(), [[] for _ in calls]

    def repeat(call, into: list) -> None:
        while not ended.is_set():
            into.append(call())

    threads = [threading.Thread(target=repeat, args=pair) for pair in zip(calls, returned, strict=True)]
    for thread in threads:
        thread.start()
    try:
        yield returned
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def live(stack: Stack, path: str) -> int:
    """The status with which the live site answers at `path`."""
    return stack.http.request("GET", f"{stack.live}/api/content{path}").status
