"""Host header injection: nobody gets links, redirects or cached answers that lead to a name of their choice."""

import pytest
from werkzeug.test import Client

from webapp import content_store
from webapp.content_store import Surroundings

MALFORMED = ["evil.example/path", "evil example", "evil.example:80:80", "a@b", "evil.example:port", "[::1", "-\"'<>"]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:8000", *MALFORMED])
def test_a_name_that_is_not_ours_is_refused_in_words(client, host):
    response = client.get("/sign-in", headers={"Host": host})
    assert (response.status_code, response.mimetype) == (400, "text/plain")
    assert "ALLOWED_HOSTS" in response.text
    assert "evil" not in response.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_the_names_of_this_machine_are_ours(client, host):
    assert client.get("/sign-in", headers={"Host": host}).status_code == 200


def test_health_checks_need_no_name(client):
    assert client.get("/healthcheck/live", headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_a_forwarded_name_is_not_believed_where_no_proxy_is_trusted(client):
    response = client.get("/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})
    assert "evil" not in str(response.headers)
    assert "Strict-Transport-Security" not in response.headers


@pytest.mark.parametrize("host", MALFORMED)
def test_a_content_store_takes_no_malformed_name_into_its_links(live, host):
    live.put("/bees", title="Bees")
    assert Client(live.app).get("/api/content/bees", headers={"Host": host}).status_code == 400


def test_a_content_store_that_was_told_its_names_takes_no_other(servers):
    here = Surroundings(hosts=(".example.org",))
    app = content_store.create_app(servers.content_store_database_url, "token", "live", surroundings=here)
    assert app.test_client().get("/bees", headers={"Host": "www.evil.example"}).status_code == 400
    assert app.test_client().get("/nothing", headers={"Host": "www.example.org"}).status_code == 404
