"""6.2: the content item that a document put through HTTP becomes in the stores, key by key."""

from domain.downstream.present import present
from tests.examples import body, new_id

DATE = "2026-02-03T09:05:00Z"
ITEM = {
    "analytics_identifier": None,
    "base_path": "/keep-bees",
    "description": None,
    "details": {
        "body": "<p>Bees need flowers.</p>",
        "change_history": [{"note": "First version", "public_timestamp": DATE}],
    },
    "document_type": "answer",
    "first_published_at": DATE,
    "locale": "en",
    "phase": "live",
    "public_updated_at": DATE,
    "publishing_app": "publisher",
    "redirects": [],
    "rendering_app": "frontend",
    "routes": [{"path": "/keep-bees", "type": "exact"}],
    "schema_name": "answer",
    "title": "Keep bees",
    "publishing_request_id": "20-17.4",
    "user_journey_document_supertype": "thing",
    "email_document_supertype": "other",
    "government_document_supertype": "other",
    "content_purpose_subgroup": "transactions",
    "content_purpose_supergroup": "services",
}


def test_6_2_an_item_has_these_keys_and_no_others(api, put):
    dates = {"first_published_at": DATE, "public_updated_at": DATE}
    content_id = put("/keep-bees", published=True, change_note="First version", **dates)
    item = present(["/keep-bees"], "live")["/keep-bees"]
    [translation] = item.pop("expanded_links")["available_translations"]
    assert item == ITEM | {"content_id": content_id}
    assert (translation["content_id"], translation["withdrawn"]) == (content_id, False)


def test_6_2_a_draft_says_who_may_see_it_and_has_no_request_or_dates(api):
    content_id, token = new_id(), new_id()
    limits = {"access_limited": {"users": ["u1"]}, "auth_bypass_ids": [token]}
    assert api.put(f"/v2/content/{content_id}", body(**limits))[0] == 200
    item = present(["/keep-bees"], "draft")["/keep-bees"]
    assert (item["auth_bypass_ids"], item["access_limited"]) == ([token], {"users": ["u1"], "organisations": []})
    assert set(ITEM) - set(item) == {"publishing_request_id"}
    assert (item["first_published_at"], item["public_updated_at"]) == (None, None)


def test_6_2_withdrawn_content_has_a_notice(api, put):
    content_id = put("/keep-bees", published=True)
    asked = {"type": "withdrawal", "explanation": "Out of date", "unpublished_at": DATE}
    assert api.post(f"/v2/content/{content_id}/unpublish", asked)[0] == 200
    notice = {"explanation": "Out of date", "withdrawn_at": DATE}
    assert present(["/keep-bees"], "live")["/keep-bees"]["withdrawn_notice"] == notice
