"""GET /items and DELETE /everything."""

import hashlib

import pytest
import rfc8785


def test_items_are_listed_by_path_in_pages(live):
    for path in ("/b", "/a", "/c", "/Z", "/é"):
        live.put(path, title=path)
    pages, after = [], ""
    while after is not None:
        page = live.send("GET", "/items", query_string={"after": after, "limit": 2}).json
        pages.append([each["base_path"] for each in page["items"]])
        after = page["next"]
    assert pages == [["/%C3%A9", "/Z"], ["/a", "/b"], ["/c"]]


def test_versions_fingerprints_and_tombstones_are_told(live):
    sent = {"title": "Bees", "base_path": "/a", "details": {"é": 1.0}, "routes": [], "description": None}
    live.put("/a", 3, **sent, updated_at="2020-01-01T00:00:00Z")
    live.delete("/b", payload_version=4)
    fingerprint = hashlib.sha256(rfc8785.dumps(sent)).hexdigest()
    assert live.send("GET", "/items").json == {
        "items": [
            {"base_path": "/a", "payload_version": 3, "fingerprint": fingerprint, "deleted": False, "intact": True},
            {"base_path": "/b", "payload_version": 4, "fingerprint": None, "deleted": True, "intact": True},
        ],
        "next": None,
    }


def test_the_fingerprint_is_the_same_whichever_way_an_item_came(live, draft):
    live.put("/a", 1, title="Bees")
    draft.batch(("/a", 2, {"title": "Bees"}))
    live_item, draft_item = (store.send("GET", "/items").json["items"][0] for store in (live, draft))
    assert live_item["fingerprint"] == draft_item["fingerprint"]


def test_some_items_can_be_asked_for(live):
    for path in ("/a", "/b", "/c"):
        live.put(path, title=path)
    listed = live.send("GET", "/items?base_path=/c&base_path=/a&base_path=/never").json["items"]
    assert [each["base_path"] for each in listed] == ["/a", "/c"]


@pytest.mark.parametrize(
    "edit", ['item = item || \'{"title": "Wasps"}\'', "representation = '{}'", "status = 410", "access_limited = '{}'"]
)
def test_a_row_that_was_edited_by_hand_gives_itself_away(live, edit):
    live.put("/a", title="Bees")
    live.put("/b", title="Bees")
    edited = f"UPDATE items SET {edit} WHERE base_path = '/a'"  # noqa: S608 -- from the lines above
    live.app.extensions["content_store_database"].execute_sql(edited)
    listed = live.send("GET", "/items").json["items"]
    assert [each["intact"] for each in listed] == [False, True]


@pytest.mark.parametrize("query", ["limit=0", "limit=100000", "after=%00"])
def test_a_page_that_cannot_be_is_a_bad_request(live, query):
    assert live.send("GET", f"/items?{query}").status_code == 400


def test_everything_goes(live):
    live.put("/a", title="Bees")
    assert live.send("DELETE", "/everything", token=None).status_code == 401
    assert live.send("DELETE", "/everything").status_code == 200
    assert live.send("GET", "/items").json == {"items": [], "next": None}
    assert live.put("/a", 1, title="Bees").status_code == 201


def test_the_list_needs_the_token(live):
    assert live.send("GET", "/items", token=None).status_code == 401
