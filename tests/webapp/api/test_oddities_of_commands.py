"""Oddities (section 8) that clients depend on: commands beside saving."""

import pytest

from tests.examples import body, new_id


@pytest.fixture
def published(put):
    """The URL of a published document."""
    return f"/v2/content/{put('/keep-bees', published=True)}"


def test_oddity_3_discarding_nothing_is_404_or_422(api, published):
    assert api.post(f"{published}/discard-draft", {})[0] == 422
    assert api.post(f"/v2/content/{new_id()}/discard-draft", {})[0] == 404


def test_oddity_4_publishing_twice_is_a_conflict_without_fields(api, published):
    status, shown = api.post(f"{published}/publish", {})
    assert (status, shown["error"]["fields"]) == (409, {})


def test_oddity_5_a_null_update_type_is_that_of_the_draft(api):
    item = f"/v2/content/{new_id()}"
    api.put(item, body(update_type="minor"))
    assert api.post(f"{item}/publish", {"update_type": None})[0] == 200
    assert api.get(item)[1]["update_type"] == "minor"


def test_oddity_7_the_version_of_links_is_echoed_back(api, published):
    links = published.replace("content", "links")
    assert api.get(links)[1]["version"] == 0
    assert api.patch(links, {"links": {"taxons": [new_id()]}, "previous_version": 0})[1]["version"] == 1
    assert api.patch(links, {"links": {}, "previous_version": 0})[0] == 409
    assert api.patch(links, {"links": {}, "previous_version": "1"})[1]["version"] == 2


def test_oddity_8_links_may_come_before_content_and_know_no_schema(api):
    assert api.patch(f"/v2/links/{new_id()}", {"links": {"no_schema_knows_this": [new_id()]}})[0] == 200


def test_oddity_21_paths_are_given_up_by_a_delete_with_a_body(api):
    api.put("/paths/bees", {"publishing_app": "publisher"})
    assert api.delete("/paths/bees")[0] in (400, 422)
    assert [api.delete("/paths/bees", {"publishing_app": "publisher"})[0] for _ in range(2)] == [200, 404]


def test_oddity_22_an_override_may_be_a_text(api):
    api.put("/paths/bees", {"publishing_app": "publisher"})
    assert api.put("/paths/bees", {"publishing_app": "whitehall", "override_existing": "true"})[0] == 200


def test_oddity_24_a_draft_can_be_taken_down_right_away_or_be_discarded_on_the_way(api, put, published):
    draft = f"/v2/content/{put('/old')}"
    withdrawal = {"type": "withdrawal", "explanation": "Old", "allow_draft": True}
    assert api.post(f"{draft}/unpublish", withdrawal)[0] == 200
    assert api.get(draft)[1]["publication_state"] == "unpublished"
    api.put(published, body())
    assert api.post(f"{published}/unpublish", {"type": "gone"})[0] == 422
    assert api.post(f"{published}/unpublish", {"type": "gone", "discard_drafts": True})[0] == 200


def test_oddity_25_what_is_not_there_to_take_down_is_a_404(api, put):
    draft = f"/v2/content/{put('/bees')}"
    for url in (f"/v2/content/{new_id()}", draft):
        for asked in ({"type": "gone"}, {"type": "redirect", "alternative_path": "/"}, {"type": "vanish"}):
            assert api.post(f"{url}/unpublish", asked)[0] == 404


def test_oddity_32_a_new_draft_of_what_was_withdrawn_and_bringing_it_back(api, published):
    withdrawal = {"type": "withdrawal", "explanation": "Old"}
    api.post(f"{published}/unpublish", withdrawal)
    assert api.put(published, body())[1]["user_facing_version"] == 2
    api.post(f"{published}/publish", {})
    assert api.get(published)[1]["state_history"] == {"1": "superseded", "2": "published"}
    api.post(f"{published}/unpublish", withdrawal)
    api.post(f"{published}/republish", {})
    shown = api.get(published)[1]
    assert (shown["publication_state"], "unpublishing" in shown) == ("published", False)


def test_oddity_42_withdrawn_content_counts_as_live(api, published):
    api.post(f"{published}/unpublish", {"type": "withdrawal", "explanation": "Old"})
    assert api.get(f"{published}?content_store=live")[1]["unpublishing"]["type"] == "withdrawal"
    assert api.get("/v2/content?fields[]=publication_state")[1]["results"] == [{"publication_state": "unpublished"}]
