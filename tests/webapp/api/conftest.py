"""A publishing application, as the tests play it."""

import json
import threading
from contextlib import contextmanager

import pytest
from werkzeug.serving import make_server

from domain.applications import register_application
from domain.log import Actor
from tests.examples import body, new_id

SETUP = Actor(person=None, application="tests", trigger="command line", request_id="setup")
PERSON = "2f1e2d3c-0000-4000-8000-000000000009"


class Api:
    """Sends JSON with a token, for a person, and gives (status, body)."""

    def __init__(self, client, token: str):
        self.client, self.token = client, token
        self.headers = {"X-Govuk-Authenticated-User": PERSON, "Govuk-Request-Id": "20-17.4"}

    def send(self, method: str, path: str, body=None, raw: bytes | None = None):
        data = raw if raw is not None else None if body is None else json.dumps(body).encode()
        headers = self.headers | {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        response = self.client.open(path, method=method, data=data, headers=headers)
        assert response.mimetype == "application/json", response.data
        return response.status_code, response.json

    def get(self, path: str):
        return self.send("GET", path)

    def put(self, path: str, body=None):
        return self.send("PUT", path, body)

    def post(self, path: str, body=None):
        return self.send("POST", path, body if body is not None else {})

    def patch(self, path: str, body=None):
        return self.send("PATCH", path, body)

    def delete(self, path: str, body=None):
        return self.send("DELETE", path, body)


@pytest.fixture
def api(client):
    return Api(client, register_application("publisher", [], SETUP))


@pytest.fixture
def limited_api(client):
    """An application whose token is good for one publishing app only."""
    return Api(client, register_application("travel", ["travel-advice-publisher"], SETUP))


@pytest.fixture
def put(api):
    """Saves drafts; `published` ones are published as well. Gives the content_id."""

    def put(path: str, published: bool = False, content_id: str | None = None, **changes) -> str:
        content_id = content_id or new_id()
        item = f"/v2/content/{content_id}"
        assert api.put(item, body(base_path=path, **changes))[0] == 200
        if published:
            assert api.post(f"{item}/publish", {"locale": changes.get("locale", "en")})[0] == 200
        return content_id

    return put


@pytest.fixture(scope="module")
def store_app(servers):
    from webapp import content_store

    app = content_store.create_app(servers.content_store_database_url, servers.content_store_token, "live")
    yield app
    app.extensions["content_store_database"].close_all()


@contextmanager
def served(app, port: int):
    """An application over HTTP, as long as it is needed."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def store(servers, store_app):
    """The live content store, empty, at the port that the settings name."""
    headers = {"Authorization": f"Bearer {servers.content_store_token}"}
    with served(store_app, servers.content_store_port):
        assert store_app.test_client().delete("/everything", headers=headers).status_code == 200
        yield store_app.test_client()
