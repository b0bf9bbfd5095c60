"""PUT and GET /v2/content/:content_id."""

import pytest

from domain import log
from tests.examples import body, new_id
from tests.webapp.api.conftest import PERSON


@pytest.fixture
def item():
    return f"/v2/content/{new_id()}"


def test_a_put_answers_the_presented_draft(api, item):
    status, shown = api.put(item, body(change_note="First version"))
    assert status == 200
    assert shown["publication_state"] == "draft"
    assert (shown["lock_version"], shown["user_facing_version"]) == (1, 1)
    assert shown["state_history"] == {"1": "draft"}
    assert (shown["links"], shown["warnings"], shown["auth_bypass_ids"]) == ({}, {}, [])
    assert shown["change_note"] == "First version"
    assert "description" not in shown
    assert api.get(item) == (200, shown)


def test_the_person_and_the_request_are_on_the_events(api, item):
    api.put(item, body())
    saved = [recorded for recorded in log.read() if recorded.type == "DraftSaved"]
    assert [(each.actor, each.request_id, each.trigger) for each in saved] == [(PERSON, "20-17.4", "api")]


def test_a_put_replaces_and_does_not_merge(api, item):
    api.put(item, body(description="How to"))
    status, shown = api.put(item, body())
    assert (status, shown["lock_version"], "description" in shown) == (200, 2, False)


def test_two_saves_that_expect_the_same_version(api, item):
    api.put(item, body())
    assert api.put(item, body(title="Wasps", previous_version="1"))[0] == 200
    position = log.head()[0]
    status, error = api.put(item, body(title="Hornets", previous_version="1"))
    assert status == 409
    assert error["error"]["fields"] == {"previous_version": ["does not match"]}
    assert "error_code" not in error["error"]
    assert log.head()[0] == position
    assert api.get(item)[1]["title"] == "Wasps"


def test_a_body_that_breaks_its_schema_is_answered_with_a_bare_list(api, item):
    status, errors = api.put(item, body(title=3, surprise=True))
    assert status == 422
    assert {(each["fragment"], each["failed_attribute"]) for each in errors} == {
        ("#/title", "TypeV4"),
        ("#/", "AdditionalProperties"),
    }
    assert all(set(each) >= {"schema", "fragment", "message", "failed_attribute"} for each in errors)


@pytest.mark.parametrize("name", [None, "nothing", 3])
def test_an_unknown_schema_is_a_list_with_one_sentence(api, item, name):
    status, errors = api.put(item, body(schema_name=name))
    assert status == 422
    assert [type(each) for each in errors] == [str]


def test_a_record_rule_names_attribute_and_code(api, item):
    status, error = api.put(item, body(rendering_app="Front End"))
    assert status == 422
    assert error["error"]["error_code"] == "dns_hostname_invalid"
    assert error["error"]["fields"]["rendering_app"][0]["code"] == "dns_hostname_invalid"


def test_several_broken_rules_are_all_named(api, item):
    status, error = api.put(item, body(rendering_app="Front End", auth_bypass_ids=[], routes=[{"path": "/x"}]))
    assert (status, error["error"]["error_code"]) == (422, "multiple_validation_errors")
    assert set(error["error"]["fields"]) == {"rendering_app", "routes"}


def test_a_path_of_another_application_is_already_reserved(api, item):
    api.put("/paths/keep-bees", {"publishing_app": "whitehall"})
    status, error = api.put(item, body())
    assert (status, error["error"]["error_code"]) == (422, "base_path_already_in_use")
    assert "already reserved" in error["error"]["message"]


def test_govspeak_is_rendered_to_html_beside_it(api, item):
    details = {"body": [{"content_type": "text/govspeak", "content": "Bees *buzz*<script>x</script>"}]}
    _, shown = api.put(item, body(details=details))
    [source, html] = shown["details"]["body"]
    assert source["content"] == details["body"][0]["content"]
    assert html["content"] == "<p>Bees <em>buzz</em></p>\n"
    assert html["rendered_by"] == "publishing-api"


def test_the_draft_comes_before_the_live_edition_unless_one_is_asked_for(api, item):
    api.put(item, body())
    api.post(f"{item}/publish")
    api.put(item, body(title="Wasps"))
    assert api.get(item)[1]["title"] == "Wasps"
    assert api.get(f"{item}?content_store=live")[1]["title"] == "Keep bees"
    assert api.get(item)[1]["state_history"] == {"1": "published", "2": "draft"}


def test_what_is_not_there_is_not_found_in_words(api, item):
    status, error = api.get(item)
    assert (status, error["error"]["code"]) == (404, 404)
    api.put(item, body())
    status, other = api.get(f"{item}?locale=cy")
    assert status == 404
    assert other["error"]["message"] != error["error"]["message"]


def test_a_version_cannot_be_asked_for(api, item):
    api.put(item, body())
    status, error = api.get(f"{item}?version=1")
    assert (status, error["error"]["error_code"]) == (422, "unsupported_version_parameter")


@pytest.mark.parametrize(
    "bad", ["bees", "6F0C0A5E-7D41-4C55-9A3E-2B7F0D9C1E10", "6f0c0a5e-7d41-9c55-9a3e-2b7f0d9c1e10"]
)
def test_no_such_route_for_what_is_no_content_id(api, bad):
    assert api.get(f"/v2/content/{bad}") == (404, {"status": 404, "error": "Not Found"})


def test_a_limited_token_changes_only_its_own_content(api, limited_api, item):
    status, error = limited_api.put(item, body())
    assert (status, list(error["error"]["fields"])) == (422, ["publishing_app"])
    api.put(item, body())
    assert limited_api.post(f"{item}/publish")[0] == 422
    assert api.get(item)[1]["publication_state"] == "draft"
