"""Oddities (section 8) of what content stores are sent, and of special routes."""

from dataclasses import replace

import pytest

from domain.downstream.present import present
from tests.examples import body, new_id
from tests.webapp.api.conftest import Api


@pytest.mark.parametrize("asked", [{"type": "gone"}, {"type": "redirect", "alternative_path": "/wasps"}])
def test_oddity_27_redirects_and_gone_items_have_no_content_id(api, put, asked):
    content_id = put("/bees", published=True)
    assert present(["/bees"], "live")["/bees"]["content_id"] == content_id
    assert api.post(f"/v2/content/{content_id}/unpublish", asked)[0] == 200
    for content_store in ("live", "draft"):
        assert "content_id" not in present(["/bees"], content_store)["/bees"]


def test_oddity_31_the_draft_store_gets_live_editions_too(api, put):
    content_id = put("/bees", published=True, auth_bypass_ids=[new_id()])
    item = present(["/bees"], "draft")["/bees"]
    assert (item["content_id"], item["auth_bypass_ids"]) == (content_id, [])
    assert "auth_bypass_ids" not in present(["/bees"], "live")["/bees"]


@pytest.fixture
def special(api, servers, tmp_path):
    """The API with a schema for special routes and nothing else of a folder."""
    import webapp

    (tmp_path / "special_route").mkdir()
    (tmp_path / "special_route" / "schema.json").write_text('{"type": "object"}')
    app = webapp.create_app(replace(servers, secret_key="for tests only", content_schemas=tmp_path))
    return Api(app.test_client(), api.token)


def test_oddity_29_special_routes_displace_anything_and_are_displaced_by_anything(special):
    kind = {"document_type": "special_route", "schema_name": "special_route", "details": {}}
    guide, route = (f"/v2/content/{new_id()}" for _ in range(2))
    assert special.put(guide, body())[0] == 200
    assert special.put(route, body(**kind))[0] == 200
    assert (special.get(guide)[0], special.get(route)[0]) == (404, 200)
    assert special.put(guide, body())[0] == 200
    assert (special.get(guide)[0], special.get(route)[0]) == (200, 404)


def test_oddity_29_the_title_of_a_special_route_is_required_by_the_record_rules(special):
    untitled = body(document_type="special_route", schema_name="special_route", details={})
    del untitled["title"]
    status, shown = special.put(f"/v2/content/{new_id()}", untitled)
    assert (status, shown["error"]["fields"]["title"]) == (422, [{"error": "blank"}])
