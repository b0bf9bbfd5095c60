"""The applications as attackers find them."""

import pytest

from tests.webapp.content_store.conftest import draft as draft_store
from tests.webapp.content_store.conftest import live, searched, stores
from tests.webapp.pages.conftest import app, auditor, bees, editor, one_app, person, visitor

__all__ = [
    "app",
    "auditor",
    "bees",
    "draft_store",
    "editor",
    "live",
    "one_app",
    "person",
    "searched",
    "stores",
    "visitor",
]


@pytest.fixture
def publisher(person):
    return person("Pat Publisher", "publisher")


@pytest.fixture
def administrator(person):
    return person("Annie Admin", "administrator")


@pytest.fixture
def token():
    """Gives the token with which somebody's own pages send their forms."""
    return lambda visitor: visitor.get("/keyboard").form("Sign out").fields["csrf_token"]


@pytest.fixture
def secure(client):
    """A client that speaks https."""
    client.environ_base["wsgi.url_scheme"] = "https"
    return client
