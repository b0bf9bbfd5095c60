"""Both content stores on real databases, emptied before each test."""

import pytest

from domain.search.database import delete_everything
from webapp import content_store

from .store import TOKEN, Store


@pytest.fixture(scope="session")
def stores(servers):
    urls = {"live": servers.content_store_database_url, "draft": servers.draft_content_store_database_url}
    searched = {"live": servers.search_database_url, "draft": None}
    apps = {
        name: content_store.create_app(url, TOKEN, name, "https://www.example.org/", searched[name])
        for name, url in urls.items()
    }
    yield {name: Store(app) for name, app in apps.items()}
    for app in apps.values():
        app.extensions["content_store_database"].close_all()
    apps["live"].extensions["search_database"].close_all()


@pytest.fixture
def live(stores):
    return _emptied(stores["live"])


@pytest.fixture
def searched(live):
    """The live store with an empty search; its database is at `searched.search`."""
    live.search = live.app.extensions["search_database"]
    with live.search.connection_context():
        delete_everything(live.search)
    return live


@pytest.fixture
def draft(stores):
    return _emptied(stores["draft"])


def _emptied(store):
    assert store.send("DELETE", "/everything").status_code == 200
    return store
