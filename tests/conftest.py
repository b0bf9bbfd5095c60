"""What the tests stand on: private PostgreSQL and Redis of their own, never those of a running site.

What is slow to import is imported where it is used, so that the pure tests start at once.
"""

import socket
from contextlib import contextmanager
from dataclasses import replace
from tempfile import TemporaryDirectory

import pytest

from domain import bell, database
from domain import settings as domain_settings
from domain.log import Actor
from tests.stack import Stack, until


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


@contextmanager
def running_servers():
    """Private servers in a folder of their own, migrated; nothing of the environment gets in.

    Not below pytest's own folder, which every other session of pytest closes to PostgreSQL's user.
    """
    from jobs import servers as private_servers
    from webapp.cli import migrate_all

    ports = {name: str(free_port()) for name in ("PORT", "CONTENT_STORE_PORT", "DRAFT_CONTENT_STORE_PORT")}
    with TemporaryDirectory(prefix="annals-tests-") as folder:
        given = domain_settings.load({"ANNALS_DATA": folder, **ports})
        with private_servers.running(given) as settings:
            migrate_all(settings)
            yield settings


@pytest.fixture(scope="session")
def servers():
    """Settings with the addresses of private servers that only tests in this process use."""
    with running_servers() as settings:
        yield settings


@pytest.fixture(scope="session")
def running_stack():
    with running_servers() as settings:
        stack = Stack(settings)
        try:
            stack.start()
            yield stack
        finally:
            stack.stop()


@pytest.fixture
def stack(running_stack):
    """The whole system as processes, empty, with this process connected to its database and its bell."""
    running_stack.start()
    with connected(running_stack) as stack:
        yield stack


@contextmanager
def connected(stack: Stack):
    """A running stack, emptied, with this process connected to its database and its bell."""
    from jobs.bell import Bell
    from jobs.connections import redis_at

    settings = stack.settings
    until(stack.settled, what="the end of the work for the test before")
    # The stores first: what they hold of a log that is gone would be found to differ by whoever looks in between.
    stack.empty()
    database.reset(settings.database_owner_url)
    redis_at(settings.redis_url).flushdb()
    database.connect(settings.database_url, pool=80)
    bell.listen(Bell(settings.redis_url).ring)
    database.db.connect()
    yield stack
    database.db.close_all()
    bell.listen(lambda targets: None)


@pytest.fixture
def db(servers):
    """An empty log and empty projections, connected as the application's role; the bell rings for nobody."""
    database.reset(servers.database_owner_url)
    database.connect(servers.database_url, pool=80)
    bell.listen(lambda targets: None)
    database.db.connect()
    yield database.db
    database.db.close_all()


@pytest.fixture
def actor():
    return Actor(person="8f1e2d3c-0000-4000-8000-000000000001", application="tests", trigger="person", request_id="r-1")


@pytest.fixture
def app(db, servers):
    """The publishing application on an empty database."""
    import webapp

    app = webapp.create_app(replace(servers, secret_key="for tests only"))
    app.config.update(TESTING=False, WTF_CSRF_ENABLED=True)
    return app


@pytest.fixture
def client(app):
    return app.test_client()
