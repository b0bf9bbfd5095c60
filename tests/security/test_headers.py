"""Clickjacking, sniffing, leaking referrers, downgrades to http, header injection, path traversal."""

import pytest

PAGES = ["/sign-in", "/nothing", "/openapi.json", "/healthcheck/live", "/static/build/annals.css"]


@pytest.mark.parametrize("path", PAGES)
def test_what_browsers_are_told_with_every_answer(client, path):
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_load_nothing_from_elsewhere_and_are_framed_and_sent_nowhere_else(client, live):
    for response in (client.get("/sign-in"), live.send("GET", "/nothing", token=None)):
        policy = dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert policy["object-src"] == policy["base-uri"] == "'none'"
        assert policy["frame-ancestors"] == "'self'"
        assert "unsafe" not in str(policy)


def test_over_https_it_stays_https(secure):
    response = secure.get("/sign-in", base_url="https://localhost")
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookie = response.headers["Set-Cookie"]
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax"))


def test_over_http_nothing_is_promised(client):
    response = client.get("/sign-in")
    assert "Strict-Transport-Security" not in response.headers
    assert "Secure" not in response.headers["Set-Cookie"]


@pytest.mark.parametrize("sent", ["a\tb", "x" * 200, "<script>", "é", "", "a b"])
def test_a_request_id_that_could_be_anything_is_not_repeated(client, sent):
    returned = client.get("/sign-in", headers={"Govuk-Request-Id": sent}).headers["Govuk-Request-Id"]
    assert returned != sent
    assert len(returned) == 36


@pytest.mark.parametrize("name", ["Govuk-Request-Id", "X-Request-Id"])
def test_a_well_formed_one_is(client, live, name):
    for response in (
        client.get("/sign-in", headers={name: "20-17.4"}),
        live.app.test_client().get("/", headers={name: "20-17.4"}),
    ):
        assert response.headers["Govuk-Request-Id"] == "20-17.4"


@pytest.mark.parametrize("path", ["/documents%0d%0aSet-Cookie:%20evil=1", "/sign-in?next=/%0d%0aSet-Cookie:%20evil=1"])
def test_header_injection_through_redirects(client, path):
    response = client.get(path)
    assert "evil" not in response.headers.get("Set-Cookie", "")
    assert all("\n" not in value for value in response.headers.values())


@pytest.mark.parametrize(
    "path",
    [
        "/static/build/../../pyproject.toml",
        "/static/build/%2e%2e/%2e%2e/pyproject.toml",
        "/static/build/..%2f..%2fwsgi.py",
        "/static/build//etc/passwd",
    ],
)
def test_path_traversal_through_static_files(client, live, path):
    for each in (client, live.app.test_client()):
        response = each.get(f"/static/build/{path}", follow_redirects=True)
        assert not any(word in response.data for word in (b"ruff", b"create_app", b"root:"))
