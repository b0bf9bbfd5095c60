"""The applications as attackers find them."""

import pytest

from tests.webapp.content_store.conftest import draft, live, stores
from tests.webapp.pages.conftest import app, editor, one_app, person, visitor

__all__ = ["app", "draft", "editor", "live", "one_app", "person", "stores", "visitor"]


@pytest.fixture
def secure(client):
    """A client that speaks https."""
    client.environ_base["wsgi.url_scheme"] = "https"
    return client
