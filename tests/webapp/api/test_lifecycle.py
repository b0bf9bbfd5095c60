"""POST publish, unpublish, discard-draft and republish."""

import pytest

from domain import log
from tests.examples import body, new_id


@pytest.fixture
def item(api):
    item = f"/v2/content/{new_id()}"
    api.put(item, body())
    return item


@pytest.fixture
def published(api, item):
    api.post(f"{item}/publish")
    return item


def error_of(answer) -> tuple[int, dict]:
    status, shown = answer
    return status, shown["error"]


def test_publishing_takes_the_update_type_of_the_draft(api, item):
    assert api.post(f"{item}/publish", {"update_type": None}) == (200, {"content_id": item.rpartition("/")[2]})
    shown = api.get(item)[1]
    assert (shown["publication_state"], shown["content_store"], shown["update_type"]) == ("published", "live", "major")
    assert shown["published_at"] == shown["public_updated_at"] == shown["first_published_at"]


def test_publishing_twice_is_a_conflict_with_no_fields(api, published):
    status, error = error_of(api.post(f"{published}/publish"))
    assert (status, error["fields"], "error_code" in error) == (409, {}, False)


def test_publishing_nothing_is_not_found(api):
    status, error = error_of(api.post(f"/v2/content/{new_id()}/publish"))
    assert (status, error["fields"]) == (404, {})


@pytest.mark.parametrize(("update_type", "message"), [("", "is invalid"), ("huge", "must be one of")])
def test_publishing_needs_a_known_update_type(api, item, update_type, message):
    status, error = error_of(api.post(f"{item}/publish", {"update_type": update_type}))
    assert status == 422
    assert error["fields"]["update_type"][0].startswith(message)


@pytest.mark.parametrize("action", ["publish", "unpublish", "discard-draft"])
@pytest.mark.parametrize("sent", [7, "7"])
def test_an_outdated_version_is_a_conflict(api, item, action, sent):
    asked = {"previous_version": sent, "type": "gone", "allow_draft": True}
    status, error = error_of(api.post(f"{item}/{action}", asked))
    assert (status, error["fields"]) == (409, {"previous_version": ["does not match"]})


@pytest.mark.parametrize("action", ["publish", "unpublish", "discard-draft", "republish"])
def test_an_unknown_locale_is_named(api, item, action):
    status, error = error_of(api.post(f"{item}/{action}", {"locale": "xx"}))
    assert (status, error["fields"]) == (422, {"locale": [{"error": "inclusion", "value": "xx"}]})


@pytest.mark.parametrize("action", ["publish", "unpublish", "discard-draft", "republish"])
@pytest.mark.parametrize("bad", [{"locale": 3}, {"previous_version": "x"}, {"bulk_publishing": "yes"}, {"locale": []}])
def test_wrong_types_are_refused_in_words(api, item, action, bad):
    position = log.head()[0]
    status, error = error_of(api.post(f"{item}/{action}", bad))
    assert (status, log.head()[0]) == (422, position)
    assert error["message"]


def test_unpublishing_shows_how(api, published):
    asked = {"type": "withdrawal", "explanation": "Old", "unpublished_at": "2026-01-01T09:00:00+01:00"}
    assert api.post(f"{published}/unpublish", asked)[0] == 200
    shown = api.get(published)[1]
    assert shown["publication_state"] == "unpublished"
    assert shown["unpublishing"] == {
        "type": "withdrawal",
        "explanation": "Old",
        "alternative_path": None,
        "redirects": None,
        "unpublished_at": "2026-01-01T08:00:00.000000Z",
    }


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({}, {}),
        ({"type": "burnt"}, {}),
        ({"type": "gone", "allow_draft": True, "discard_drafts": True}, {}),
        ({"type": "withdrawal"}, {"explanation": [{"error": "blank", "code": "explanation_missing_for_withdrawal"}]}),
    ],
)
def test_an_unpublishing_must_make_sense(api, published, asked, fields):
    status, error = error_of(api.post(f"{published}/unpublish", asked))
    assert (status, error["fields"]) == (422, fields)


@pytest.mark.parametrize("bad", [{"explanation": 3}, {"redirects": "x"}, {"alternative_path": []}, {"redirects": [3]}])
def test_an_unpublishing_with_wrong_types_is_refused(api, published, bad):
    assert error_of(api.post(f"{published}/unpublish", {"type": "redirect"} | bad))[0] == 422


def test_a_draft_is_in_the_way_until_it_is_discarded(api, published):
    api.put(published, body())
    assert error_of(api.post(f"{published}/unpublish", {"type": "gone"}))[0] == 422
    assert api.post(f"{published}/unpublish", {"type": "gone", "discard_drafts": True})[0] == 200
    assert api.get(published)[1]["state_history"] == {"1": "unpublished"}


def test_a_draft_alone_is_not_found_unless_it_is_meant(api, item):
    assert error_of(api.post(f"{item}/unpublish", {"type": "gone"}))[0] == 404
    assert api.post(f"{item}/unpublish", {"type": "gone", "allow_draft": True})[0] == 200


def test_discarding(api, item):
    assert api.post(f"{item}/discard-draft")[0] == 200
    assert api.get(item)[0] == 404


def test_discarding_nothing_is_refused_by_what_there_is(api, published):
    words = "There is not a draft edition of this document to discard"
    status, error = error_of(api.post(f"{published}/discard-draft"))
    assert (status, error["message"], error["error_code"]) == (422, words, "no_draft_to_discard")
    assert error_of(api.post(f"/v2/content/{new_id()}/discard-draft"))[0] == 404


def test_republishing_brings_back_what_was_taken_down(api, published):
    api.post(f"{published}/unpublish", {"type": "gone"})
    assert api.post(f"{published}/republish")[0] == 200
    assert api.get(published)[1]["publication_state"] == "published"


def test_republishing_needs_a_live_edition(api, item):
    assert error_of(api.post(f"{item}/republish"))[0] == 404
