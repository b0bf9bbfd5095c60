"""Search on a database of its own, emptied before each test."""

import pytest

from domain.search import database


@pytest.fixture(scope="session")
def search_pool(servers):
    db = database.connect(servers.search_database_url, 2)
    yield db
    db.close_all()


@pytest.fixture
def search(search_pool):
    with search_pool.connection_context():
        database.delete_everything(search_pool)
        yield search_pool
