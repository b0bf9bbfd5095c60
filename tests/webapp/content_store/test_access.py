"""Section 1.12 and 6.6: access limits and preview tokens, which the (draft) store enforces."""

import pytest

USER, ORGANISATION, TOKEN = "user-1", "8f1e2d3c-0000-4000-8000-000000000001", "9f1e2d3c-0000-4000-8000-000000000002"
LIMIT = {"users": [USER], "organisations": [ORGANISATION]}


def item(**more) -> dict:
    usual = {
        "title": "Secret bees",
        "document_type": "answer",
        "schema_name": "answer",
        "publishing_app": "publisher",
        "rendering_app": "frontend",
        "details": {"body": "<p>Secret</p>"},
        "routes": [{"path": "/secret", "type": "exact"}],
        "payload_version": 1,
    }
    return usual | more


def get(store, path: str, user=None, organisation=None, token=None):
    names = {
        "X-Govuk-Authenticated-User": user,
        "X-Govuk-Authenticated-User-Organisation": organisation,
        "Govuk-Auth-Bypass-Id": token,
    }
    return store.app.test_client().get(path, headers={name: value for name, value in names.items() if value})


@pytest.fixture
def limited(draft):
    assert draft.send("PUT", "/content/secret", item(access_limited=LIMIT, auth_bypass_ids=[TOKEN])).status_code == 201
    return draft


@pytest.mark.parametrize("prefix", ["/content", "/api/content", ""])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ({}, 403),
        ({"user": "invalid"}, 403),
        ({"user": "user-2"}, 403),
        ({"organisation": "7f1e2d3c-0000-4000-8000-000000000003"}, 403),
        ({"token": "wrong"}, 403),
        ({"user": "user-2", "token": "wrong"}, 403),
        ({"user": USER}, 200),
        ({"organisation": ORGANISATION}, 200),
        ({"token": TOKEN}, 200),
    ],
)
def test_a_limited_item_is_shown_to_those_it_names(limited, prefix, who, status):
    response = get(limited, f"{prefix}/secret", **who)
    assert response.status_code == status
    assert (b"Secret" in response.data) == (status == 200)
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.parametrize("type_", ["exact", "prefix"])
def test_where_a_limited_item_redirects_to_is_told_to_nobody_else(draft, type_):
    redirects = [{"path": "/secret/old", "type": type_, "destination": "/secret-place"}]
    draft.send("PUT", "/content/secret", item(access_limited=LIMIT, redirects=redirects))
    refused, shown = get(draft, "/secret/old"), get(draft, "/secret/old", user=USER)
    assert (refused.status_code, b"secret-place" in refused.data) == (403, False)
    assert (shown.status_code, shown.headers["Location"]) == (301, "/secret-place")
    assert "private" in shown.headers["Cache-Control"]
    assert "private" in get(draft, "/content/secret/old").headers["Cache-Control"]


@pytest.mark.parametrize("limit", [{"users": 5}, {"users": "u-1"}, {"users": [None]}, {"organisations": [None]}])
def test_a_limit_that_names_nobody_properly_is_refused(draft, limit):
    assert draft.send("PUT", "/content/secret", item(access_limited=limit)).status_code == 422


def test_the_refusal_says_why(limited):
    errors = get(limited, "/content/secret").json["errors"]
    assert (errors["type"], errors["code"]) == ("access_forbidden", "403")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ({}, 200),
        ({"user": USER}, 200),
        ({"token": TOKEN}, 200),
        ({"token": "wrong"}, 403),
        ({"user": USER, "token": "x"}, 200),
    ],
)
def test_an_unlimited_item_is_refused_only_to_a_wrong_token_without_a_user(draft, who, status):
    draft.send("PUT", "/content/secret", item(auth_bypass_ids=[TOKEN]))
    assert get(draft, "/content/secret", **who).status_code == status


@pytest.mark.parametrize(("limit", "status"), [(None, 200), (LIMIT, 403)])
def test_a_token_of_what_an_item_links_to_opens_it_unless_it_is_limited(draft, limit, status):
    links = {"part_of_step_navs": [{"content_id": ORGANISATION, "title": "Step", "auth_bypass_ids": [TOKEN]}]}
    draft.send("PUT", "/content/secret", item(access_limited=limit, expanded_links=links))
    assert get(draft, "/content/secret", token=TOKEN).status_code == status


def test_a_limited_item_is_not_in_the_list_of_what_is_there(limited):
    assert b"Secret" not in get(limited, "/").data


def test_the_limit_goes_with_the_draft(limited):
    limited.send("PUT", "/content/secret", item(payload_version=2))
    assert get(limited, "/content/secret").status_code == 200
