"""Oddities (section 8) that clients depend on: saving and reading content."""

import pytest

from tests.examples import body, new_id


@pytest.fixture
def content_id():
    return new_id()


@pytest.fixture
def item(content_id):
    return f"/v2/content/{content_id}"


def test_oddity_1_a_422_has_several_shapes(api, item):
    schema = api.put(item, body(title=1))
    record = api.put(item, body(routes=[{"path": "/wasps", "type": "exact"}]))
    api.put(item, body())
    command = api.post(f"{item}/publish", {"update_type": "x"})
    simple = api.get(f"{item}?version=1")
    assert [status for status, _ in (schema, record, command, simple)] == [422] * 4
    assert isinstance(schema[1], list)
    assert (record[1]["error"]["error_code"], "fields" in record[1]["error"]) == ("multiple_validation_errors", True)
    assert ("error_code" in command[1]["error"], list(command[1]["error"]["fields"])) == (False, ["update_type"])
    assert set(simple[1]["error"]) == {"code", "message", "error_code"}


def test_oddity_2_the_words_that_clients_look_for(api, put, item):
    api.put("/paths/keep-bees", {"publishing_app": "whitehall"})
    assert "already reserved" in api.put(item, body())[1]["error"]["message"]
    put("/wasps", published=True)
    other = put("/wasps")
    message = api.post(f"/v2/content/{other}/publish", {})[1]["error"]["message"]
    assert "conflicts with content_id" in message
    gone = "There is not a draft edition of this document to discard"
    assert api.post(f"{item}/discard-draft", {})[1]["error"]["message"] == gone


def test_oddity_6_previous_version_is_a_text_in_put_and_not_checked_for_the_first_draft(api, item):
    assert api.put(item, body(previous_version="7"))[0] == 200
    assert api.put(item, body(previous_version="7"))[0] == 409
    assert api.put(item, body(previous_version=1))[0] == 422
    assert api.put(item, body(previous_version="1"))[1]["lock_version"] == 2
    assert api.post(f"{item}/publish", {"previous_version": 2})[0] == 200
    assert api.get(item)[1]["lock_version"] == 2


def test_oddity_9_nulls_are_left_out_and_the_state_has_another_name(api, item):
    shown = api.put(item, body())[1]
    assert (shown["publication_state"], shown["lock_version"]) == ("draft", 1)
    assert not {"state", "stale_lock_version", "description", "published_at"} & set(shown)


def test_oddity_10_what_is_always_there(api, item):
    api.put(item, body())
    draft = api.get(item)[1]
    assert [draft[name] for name in ("links", "auth_bypass_ids", "state_history", "warnings")] == [
        {},
        [],
        {"1": "draft"},
        {},
    ]
    api.post(f"{item}/publish", {})
    live = api.get(item)[1]
    assert {"links", "auth_bypass_ids", "state_history"} <= set(live) and "warnings" not in live


def test_oddity_11_the_history_of_states_has_texts_for_keys(api, put, item, content_id):
    for _ in range(2):
        put("/keep-bees", content_id=content_id, published=True)
    put("/keep-bees", content_id=content_id)
    assert api.get(item)[1]["state_history"] == {"1": "superseded", "2": "published", "3": "draft"}


def test_oddity_28_the_old_path_of_moved_content_becomes_a_document_of_its_own(api, put, content_id):
    routes = [{"path": "/bees", "type": "exact"}, {"path": "/bees/hives", "type": "prefix"}]
    put("/bees", content_id=content_id, published=True, routes=routes)
    put("/wasps", content_id=content_id)
    [redirect] = api.get("/v2/content?document_type=redirect")[1]["results"]
    assert (redirect["content_id"] != content_id, redirect["publication_state"]) == (True, "draft")
    assert [(each["path"], each["type"], each["destination"]) for each in redirect["redirects"]] == [
        ("/bees", "exact", "/wasps"), ("/bees/hives", "prefix", "/wasps/hives"),
    ]  # fmt: skip
    api.post(f"/v2/content/{content_id}/publish", {})
    [redirect] = api.get("/v2/content?document_type=redirect")[1]["results"]
    assert redirect["publication_state"] == "published"


def test_oddity_30_below_the_base_path_is_a_plain_string_prefix(api, item):
    routes = [{"path": "/keep-bees", "type": "exact"}, {"path": "/keep-bees-well", "type": "exact"}]
    assert api.put(item, body(routes=routes))[0] == 200


def test_oddity_33_the_first_update_may_be_minor(api, item):
    api.put(item, body(update_type="minor", first_published_at="2020-02-03T09:00:00Z"))
    api.post(f"{item}/publish", {})
    shown = api.get(item)[1]
    assert shown["public_updated_at"] == shown["first_published_at"] == "2020-02-03T09:00:00Z"


def test_oddity_35_access_limits_are_write_only(api, item):
    limited = body(access_limited={"users": ["u-1"]}, auth_bypass_ids=[new_id()])
    status, shown = api.put(item, limited)
    assert (status, "access_limited" in shown, "access_limited" in api.get(item)[1]) == (200, False, False)
    assert shown["auth_bypass_ids"] == limited["auth_bypass_ids"]


def test_oddity_36_the_content_id_in_the_body_is_ignored_and_other_unknown_keys_are_not(api, item, content_id):
    assert api.put(item, body(content_id=new_id()))[1]["content_id"] == content_id
    assert api.put(item, body(zebra=1))[0] == 422


def test_oddity_39_an_unknown_schema_is_a_list_with_one_text(api, item):
    status, [sentence] = api.put(item, body(schema_name="zebra"))
    assert (status, isinstance(sentence, str)) == (422, True)


def test_oddity_40_an_id_that_is_no_uuid_is_a_plain_404(api):
    assert api.get("/v2/content/zebra") == (404, {"status": 404, "error": "Not Found"})
