"""A content store on a real database, emptied before each test."""

import pytest

from webapp import content_store

from .store import TOKEN, Store


@pytest.fixture
def live(servers):
    yield from _store(servers.content_store_database_url, "live")


@pytest.fixture
def draft(servers):
    yield from _store(servers.draft_content_store_database_url, "draft")


def _store(url, name):
    app = content_store.create_app(url, TOKEN, name, website_root="https://www.example.org/")
    store = Store(app)
    store.send("DELETE", "/everything")
    yield store
    app.extensions["content_store_database"].close_all()
