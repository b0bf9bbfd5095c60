"""PUT, GET and DELETE /content/… and GET /api/content/…."""

import threading

import pytest

ITEM = {"title": "Keep bees", "document_type": "guide", "schema_name": "guide"}


def test_put_creates_then_replaces_wholesale(live):
    assert live.put("/keep-bees", 1, **ITEM, description="How", details={"body": "a"}).status_code == 201
    response = live.put("/keep-bees", 2, **ITEM)
    assert (response.status_code, response.json) == (200, {})
    item = live.item("/keep-bees")
    assert (item["description"], item["details"], item["locale"], item["phase"]) == (None, {}, "en", "live")


def test_null_is_as_good_as_left_out(live):
    live.put("/keep-bees", **ITEM, locale=None, details=None, withdrawn_notice=None)
    item = live.item("/keep-bees")
    assert (item["locale"], item["details"], item["withdrawn_notice"]) == ("en", {}, {})


@pytest.mark.parametrize("version", [4, 5])
def test_a_write_that_is_not_newer_is_refused(live, version):
    live.put("/keep-bees", 5, title="five")
    response = live.put("/keep-bees", version, title="other")
    assert response.status_code == 409
    assert response.json["errors"] | {"message": ""} == {"type": "conflict", "code": "409", "message": ""}
    assert "payload_version" in response.json["errors"]["message"]
    assert live.item("/keep-bees")["title"] == "five"


def test_a_replacement_needs_a_version(live):
    assert live.put("/keep-bees", None, **ITEM).status_code == 201
    assert live.put("/keep-bees", None, **ITEM).json == {
        "errors": {"payload_version": ["must be given to replace an item"]}
    }
    assert live.put("/keep-bees", 0, **ITEM).status_code == 200


def test_racing_writers_leave_the_newest(live):
    statuses = {}

    def write(version):
        statuses[version] = live.put("/raced", version, title=str(version)).status_code

    threads = [threading.Thread(target=write, args=(version,)) for version in range(1, 25)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert live.item("/raced")["title"] == "24"
    assert set(statuses.values()) <= {200, 201, 409}
    assert list(statuses.values()).count(201) == 1


def test_the_representation_has_these_fields_and_no_other(live):
    live.put(
        "/keep-bees",
        **ITEM,
        routes=[{"path": "/keep-bees", "type": "exact"}],
        access_limited={"users": ["u"]},
        auth_bypass_ids=["a"],
        public_updated_at="2026-02-03T10:00:00.987+01:00",
        email_document_supertype="other",
    )
    named = {"X-Govuk-Authenticated-User": "u"}
    item = live.app.test_client().get("/api/content/keep-bees", headers=named).json
    assert (
        list(item)
        == (
            "analytics_identifier base_path content_id description details document_type first_published_at links"
            " locale phase public_updated_at publishing_app publishing_request_id publishing_scheduled_at"
            " rendering_app scheduled_publishing_delay_seconds schema_name title updated_at withdrawn_notice"
        ).split()
    )
    assert item["public_updated_at"] == "2026-02-03T09:00:00Z"


def test_redirects_are_shown_of_redirects_only(live):
    redirects = [{"path": "/old", "type": "exact", "destination": "/new"}]
    live.put("/old", schema_name="redirect", document_type="redirect", redirects=redirects)
    live.put("/page", **ITEM, redirects=[{"path": "/page/old", "type": "exact", "destination": "/new"}])
    assert live.item("/old")["redirects"] == redirects
    assert "redirects" not in live.item("/page")


def test_times_given_for_the_row_are_kept(live):
    live.put("/keep-bees", updated_at="2020-01-01T00:00:00Z", created_at="2019-01-01T00:00:00Z", **ITEM)
    assert live.item("/keep-bees")["updated_at"] == "2020-01-01T00:00:00Z"


def test_content_arrays_collapse_to_their_html(live):
    both = [{"content_type": "text/govspeak", "content": "a"}, {"content_type": "text/html", "content": "<p>a</p>"}]
    source = [{"content_type": "text/govspeak", "content": "a"}]
    files = [{"content_type": "application/pdf", "url": "/a.pdf"}]
    live.put(
        "/keep-bees",
        **ITEM,
        description=both,
        details={"body": both, "parts": [{"body": both}], "source": source, "files": files},
        expanded_links={"parent": [{"title": "Insects", "details": {"body": both}}]},
    )
    item = live.item("/keep-bees")
    assert item["description"] == "<p>a</p>"
    assert item["details"] == {"body": "<p>a</p>", "parts": [{"body": "<p>a</p>"}], "source": source, "files": files}
    assert item["links"]["parent"][0]["details"] == {"body": "<p>a</p>"}


def test_links_gain_addresses_and_lose_nulls(live):
    link = {"base_path": "/insects", "title": "Insects", "withdrawn": None, "auth_bypass_ids": ["a"]}
    pathless = {"base_path": None, "title": "No page", "details": {"kept": None}}
    live.put(
        "/keep-bees", **ITEM, expanded_links={"parent": [link | {"links": {"parent": [link]}}], "other": [pathless]}
    )
    shown = {
        "api_path": "/api/content/insects",
        "api_url": "https://www.example.org/api/content/insects",
        "base_path": "/insects",
        "title": "Insects",
        "web_url": "https://www.example.org/insects",
    }
    assert live.item("/keep-bees")["links"] == {
        "other": [{"details": {"kept": None}, "links": {}, "title": "No page"}],
        "parent": [shown | {"links": {"parent": [shown | {"links": {}}]}}],
    }


def test_control_characters_in_text_are_not_taken_for_the_website(live):
    live.put("/keep-bees", title="\x01", expanded_links={"x": [{"base_path": '/a"b', "title": "\x01"}]})
    item = live.item("/keep-bees")
    assert (item["title"], item["links"]["x"][0]["title"]) == ("\x01", "\x01")
    assert item["links"]["x"][0]["web_url"] == 'https://www.example.org/a"b'


@pytest.mark.parametrize("prefix", ["/content", "/api/content"])
def test_both_addresses_answer_cacheable_and_to_any_origin(live, prefix):
    live.put("/keep-bees", **ITEM, details={"max_cache_time": 10})
    response = live.get("/keep-bees", prefix)
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.headers["Cache-Control"] == "max-age=10, public"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("wanted", "seconds"), [(1, 5), (5, 5), (300, 300), (9999, 300), ("60", 60), (None, 300), ("soon", 300), ([], 300)]
)
def test_lifetimes_stay_between_5_and_300_seconds(live, wanted, seconds):
    live.put("/keep-bees", **ITEM, details={"max_cache_time": wanted})
    assert live.get("/keep-bees").headers["Cache-Control"] == f"max-age={seconds}, public"


def test_nothing_there(live):
    response = live.get("/nothing")
    assert (response.status_code, response.data) == (404, b"")
    assert response.headers["Cache-Control"] == "max-age=300, public"


GONE = {"schema_name": "gone", "document_type": "gone"}


@pytest.mark.parametrize("details", [{}, {"explanation": None, "alternative_path": ""}, {"explanation": " "}])
def test_gone_without_a_word_is_410_with_the_item(live, details):
    live.put("/gone", **GONE, details=details)
    response = live.get("/gone")
    assert (response.status_code, response.json["schema_name"]) == (410, "gone")


@pytest.mark.parametrize("details", [{"explanation": "Moved"}, {"alternative_path": "/new"}])
def test_gone_with_something_to_say_is_200(live, details):
    live.put("/gone", **GONE, details=details)
    assert live.get("/gone").status_code == 200


def route(path, type, **more):
    return {"path": path, "type": type, **more}


@pytest.mark.parametrize(
    ("path", "base_path"),
    [
        ("/bees/print", "/bees"),
        ("/bees/hives/wood", "/bees"),
        ("/bees/hives", "/hives"),
        ("/bees/hives/wood/oak", "/wood"),
        ("/old-bees/anything", "/wood"),
    ],
)
@pytest.mark.parametrize("prefix", ["/content", "/api/content"])
def test_routes_lead_to_their_item_exact_first_then_the_longest_prefix(live, path, base_path, prefix):
    live.put("/bees", routes=[route("/bees", "prefix"), route("/bees/print", "exact")])
    live.put("/hives", routes=[route("/hives", "exact"), route("/bees/hives", "exact")])
    redirects = [route("/old-bees", "prefix", destination="/bees")]
    live.put("/wood", routes=[route("/bees/hives/wood/oak", "prefix")], redirects=redirects)
    response = live.get(path, prefix)
    assert (response.status_code, response.headers["Location"]) == (303, prefix + base_path)


def test_prefixes_match_whole_segments(live):
    live.put("/bees", routes=[route("/bees", "prefix")])
    assert live.get("/beestings").status_code == 404


def test_a_deleted_item_routes_nothing(live):
    live.put("/bees", 1, routes=[route("/bees", "prefix")])
    live.put("/wasps", 1, routes=[route("/wasps", "prefix")])
    live.delete("/bees")
    live.delete("/wasps", payload_version=2)
    assert [live.get(path).status_code for path in ("/bees/a", "/wasps/a")] == [404, 404]


def test_the_front_page_is_an_item_too(live):
    assert live.send("PUT", "/content/", ITEM).status_code == 201
    assert live.send("PUT", "/content", ITEM | {"payload_version": 1}).status_code == 200
    assert live.item("/")["base_path"] == live.item("")["base_path"] == "/"


@pytest.mark.parametrize("written", ["/caf%C3%A9", "/café"])
def test_paths_are_kept_percent_encoded(live, written):
    live.put(written, **ITEM)
    assert live.item("/café")["base_path"] == live.item("/caf%C3%A9")["base_path"] == "/caf%C3%A9"


def test_a_path_that_is_no_text_is_a_bad_request(live):
    for method in ("GET", "PUT", "DELETE"):
        response = live.send(method, "/content/x", ITEM, environ_overrides={"PATH_INFO": "/content/caf\xe9"})
        assert (response.status_code, response.json["errors"]["code"]) == (400, "400")


@pytest.mark.parametrize("path", ["/a//b", "/" + 600 * "a"])
def test_a_path_that_no_item_can_have_is_refused(live, path):
    assert list(live.put(path, **ITEM).json["errors"]) == ["base_path"]
    assert live.get(path).status_code == 404


def test_delete(live):
    live.put("/keep-bees", **ITEM)
    response = live.delete("/keep-bees")
    assert (response.status_code, response.data) == (200, b"")
    assert live.get("/keep-bees").status_code == 404
    response = live.delete("/keep-bees")
    assert (response.status_code, response.data) == (404, b"")


def test_the_deleted_are_guarded_against_older_writes(live):
    live.put("/keep-bees", 5, **ITEM)
    assert live.delete("/keep-bees", payload_version=5).status_code == 409
    assert live.delete("/keep-bees", payload_version=7).status_code == 200
    assert live.put("/keep-bees", 7, **ITEM).status_code == 409
    assert live.get("/keep-bees").status_code == 404
    assert live.put("/keep-bees", 8, **ITEM).status_code == 201


def test_a_deletion_without_version_keeps_the_guard(live):
    live.put("/keep-bees", 5, **ITEM)
    live.delete("/keep-bees")
    assert live.put("/keep-bees", 5, **ITEM).status_code == 409
    assert live.put("/keep-bees", None, **ITEM).status_code == 201
    assert live.put("/keep-bees", 5, **ITEM).status_code == 409


def test_a_deletion_that_comes_before_the_item_wins_over_it(live):
    assert live.send("DELETE", "/content/keep-bees?payload_version=7").status_code == 404
    assert live.put("/keep-bees", 6, **ITEM).status_code == 409
    assert live.send("DELETE", "/content/keep-bees?payload_version=6").status_code == 409


@pytest.mark.parametrize("version", ["x", "-1", "1.5", "²", str(2**53)])
def test_a_deletion_needs_a_version_that_is_a_number(live, version):
    assert live.send("DELETE", f"/content/keep-bees?payload_version={version}").status_code == 400


def test_unknown_fields_are_named(live):
    response = live.put("/keep-bees", **ITEM, zebra=1, update_type="major")
    assert response.status_code == 422
    assert response.json == {"errors": {"base": ["unrecognised field(s) update_type, zebra in input"]}}
    assert live.get("/keep-bees").status_code == 404


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("routes", {}),
        ("redirects", "x"),
        ("routes", ["/a"]),
        ("routes", [{"type": "exact"}]),
        ("redirects", [{"path": "a", "type": "exact"}]),
        ("routes", [{"path": "/" + 3000 * "a", "type": "exact"}]),
        ("title", 1),
        ("details", []),
        ("expanded_links", {"parent": "x"}),
        ("expanded_links", {"parent": [1]}),
        ("first_published_at", "yesterday"),
        ("public_updated_at", "2026-01-01"),
        ("public_updated_at", "0001-01-01T00:00:00+14:00"),
        ("payload_version", "7"),
        ("payload_version", True),
        ("payload_version", -1),
        ("payload_version", 2**63),
        ("scheduled_publishing_delay_seconds", 2**40),
        ("withdrawn_notice", "x"),
    ],
)
def test_a_field_of_another_type_is_named(live, name, value):
    response = live.send("PUT", "/content/keep-bees", ITEM | {name: value})
    assert (response.status_code, list(response.json["errors"])) == (422, [name])


@pytest.mark.parametrize("value", ["\0", 2**60, {"\0": 1}])
def test_what_cannot_be_stored_is_refused(live, value):
    assert list(live.put("/keep-bees", **ITEM, details={"body": value}).json["errors"]) == ["base"]


@pytest.mark.parametrize("depth", [200, 100_000])
def test_endless_nesting_is_refused(live, depth):
    nested = b'{"details": {"a": ' + depth * b"[" + depth * b"]" + b"}}"
    assert live.send("PUT", "/content/keep-bees", nested).status_code in (400, 422)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"1", b"\xff", b'{"title": "\\ud800"}', b'{"payload_version": 1e999}']
)
def test_a_body_that_is_no_json_object_is_a_bad_request(live, body):
    response = live.send("PUT", "/content/keep-bees", body)
    assert (response.status_code, response.json["errors"]["code"]) == (400, "400")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_writing_needs_the_token(live, method):
    response = live.send(method, "/content/keep-bees", ITEM, token=None)
    assert (response.status_code, list(response.json)) == (401, ["message"])
    assert response.headers["WWW-Authenticate"] == 'Bearer error="invalid_request"'
    response = live.send(method, "/content/keep-bees", ITEM, token="another")
    assert (response.status_code, list(response.json)) == (401, ["message"])
    assert response.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert live.get("/keep-bees").status_code == 404


def test_other_methods_are_not_allowed(live):
    response = live.send("PATCH", "/content/keep-bees", ITEM)
    assert response.status_code == 405
    assert "PUT" in response.headers["Allow"]


def test_draft_and_live_have_nothing_in_common(live, draft):
    draft.put("/keep-bees", **ITEM)
    assert live.get("/keep-bees").status_code == 404


def test_without_a_website_root_links_lead_to_the_host_that_was_asked(live, monkeypatch):
    monkeypatch.setitem(live.app.config, "WEBSITE_ROOT", None)
    live.put("/keep-bees", expanded_links={"parent": [{"base_path": "/insects"}]})
    response = live.send("GET", "/content/keep-bees", token=None, base_url="http://bees.example:8001")
    assert response.json["links"]["parent"][0]["web_url"] == "http://bees.example:8001/insects"
