"""What the clients' library does, whatever it is good for (sections 2.1, 3.1 and 3.2)."""

import json
from urllib.parse import urlencode

import pytest

from domain import log
from tests.examples import body, new_id


def test_3_2_every_delete_has_a_json_body(api, put):
    api.put("/paths/bees", {"publishing_app": "publisher"})
    assert api.delete("/paths/bees", {"publishing_app": "publisher"})[0] == 200
    assert api.delete("/paths/bees", {})[0] == 422
    assert api.delete("/paths/bees", {"publishing_app": "publisher"})[0] == 404


def test_3_2_lists_are_repeated_with_encoded_brackets(api, put):
    put("/bees")
    query = urlencode([("document_type[]", "answer"), ("fields[]", "base_path"), ("fields[]", "title")])
    assert "fields%5B%5D=base_path&fields%5B%5D=title" in query
    assert api.get(f"/v2/content?{query}")[1]["results"] == [{"base_path": "/bees", "title": "Keep bees"}]


def test_3_2_values_are_form_encoded(api, put):
    put("/bees")
    assert api.get("/v2/content?q=keep+bees")[1]["total"] == 1


def test_3_2_null_arrives_as_blank_and_counts_as_absent(api, put):
    content_id = put("/bees")
    blank = {
        f"/v2/content/{content_id}": "locale=&content_store=",
        f"/v2/content/{content_id}/events": "action=&from=&to=",
        f"/v2/content/{content_id}/host-content": "order=&page=&per_page=",
        "/v2/content": "order=&page=&states%5B%5D=",
        "/v2/editions": "order=&after=&before=&per_page=&states%5B%5D=&fields%5B%5D=",
    }
    for url, query in blank.items():
        assert without_hrefs(api.get(f"{url}?{query}")) == without_hrefs(api.get(url))


def without_hrefs(answer):
    """An answer without the addresses in it, which echo the query."""
    status, shown = answer
    is_page = isinstance(shown, dict) and "results" in shown
    return status, {name: value for name, value in shown.items() if name != "links"} if is_page else shown


def test_3_2_the_links_of_a_page_of_editions_can_be_followed_as_they_are(api, put):
    for path in ("/a", "/b"):
        put(path)
    first = api.get("/v2/editions?order=-id&per_page=1&fields%5B%5D=base_path")[1]
    href = next(link["href"] for link in first["links"] if link["rel"] == "next")
    assert href.startswith("http://localhost/v2/editions?")
    assert api.get(href)[1]["results"] == [{"base_path": "/a"}]


def test_3_1_who_and_in_which_request_is_on_the_event(api, put):
    put("/bees")
    *_, recorded = log.read()
    assert (recorded.actor, recorded.request_id) == (api.headers["X-Govuk-Authenticated-User"], "20-17.4")


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded", ""])
def test_2_1_commands_are_json_whatever_they_are_called(api, client, content_type):
    headers = {"Authorization": f"Bearer {api.token}", "Content-Type": content_type}
    response = client.put(f"/v2/content/{new_id()}", data=json.dumps(body()), headers=headers)
    assert (response.status_code, response.content_type) == (200, "application/json; charset=utf-8")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"null"])
def test_2_1_an_empty_body_is_not_json(api, raw):
    status, shown = api.send("POST", f"/v2/content/{new_id()}/publish", raw=raw)
    assert (status, shown["error"]["code"]) == (400, 400)


@pytest.mark.parametrize("url", ["/v2/zebra", "/v2/content/not-a-uuid", "/v2/linked/x", "/v2/content/x/host-content"])
def test_2_2_an_unknown_route_has_the_body_of_the_framework(api, url):
    assert api.get(url) == (404, {"status": 404, "error": "Not Found"})


def test_2_1_paths_may_have_dots_slashes_and_escapes(api, put):
    assert api.put("/paths/bees.json/%7Ehive", {"publishing_app": "publisher"})[1]["base_path"] == "/bees.json/~hive"
