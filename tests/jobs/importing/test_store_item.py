"""A content item is turned back into the body that a publisher would have put."""

import json

import pytest

from domain.schemas import Schemas
from jobs.importing.fit import fit, in_short
from jobs.importing.store_item import body_of, withdrawal_of
from tests.jobs.importing.items import item


def test_the_body_has_what_publishers_decide_and_nothing_of_the_store():
    given = item(analytics_identifier="A1", phase="beta")
    body = body_of(given)
    same = "title description details base_path locale phase analytics_identifier public_updated_at".split()
    assert {name: body[name] for name in same} == {name: given[name] for name in same}
    assert body["routes"] == [{"path": "/keep-bees", "type": "exact"}]
    assert body["update_type"] == "major"
    assert not {"content_id", "links", "updated_at", "withdrawn_notice"} & set(body)


def test_what_old_items_leave_out_gets_its_usual_value():
    body = body_of(item(publishing_app=None, rendering_app=None, first_published_at=None, details=None))
    assert (body["publishing_app"], body["rendering_app"]) == ("publisher", "frontend")
    assert body["first_published_at"] == body["public_updated_at"]
    assert body["details"] == {}


def test_a_redirect_has_redirects_and_neither_routes_nor_a_rendering_app():
    redirects = [{"path": "/keep-bees", "type": "exact", "destination": "/bees"}]
    body = body_of(item(schema_name="redirect", document_type="redirect", redirects=redirects, rendering_app=None))
    assert body["redirects"] == redirects
    assert not {"routes", "rendering_app"} & set(body)


def test_content_without_a_path_has_no_routes():
    assert "routes" not in body_of(item(base_path=None))


def test_a_notice_or_an_expansion_says_that_content_is_withdrawn():
    notice = {"explanation": "Out of date", "withdrawn_at": "2016-01-01T00:00:00Z"}
    assert withdrawal_of(item()) is None
    assert withdrawal_of(item(withdrawn_notice=notice)) == {
        "explanation": "Out of date",
        "unpublished_at": "2016-01-01T00:00:00Z",
    }
    assert withdrawal_of(item(withdrawn=True))["explanation"]


PARTS = {"items": {"properties": {"body": {"type": "array"}, "slug": {"type": "string"}}}}
STRICT = {
    "type": "object",
    "properties": {
        "details": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"body": {"anyOf": [{"type": "array"}]}, "parts": PARTS, "colour": {"enum": ["red"]}},
        }
    },
}


@pytest.fixture
def strict(tmp_path) -> Schemas:
    """Schemas of which that of answers wants content arrays and knows no change history."""
    (tmp_path / "answer").mkdir()
    (tmp_path / "answer" / "schema.json").write_text(json.dumps(STRICT))
    return Schemas(tmp_path)


def test_html_becomes_a_content_array_only_where_the_schema_wants_one(strict):
    body = {
        "schema_name": "answer",
        "details": {
            "body": "<p>1</p>",
            "parts": [{"slug": "one", "body": "<p>2</p>"}],
            "change_history": [{"note": "1"}],
        },
    }
    assert fit(strict, body) == []
    assert body["details"] == {
        "body": [{"content_type": "text/html", "content": "<p>1</p>"}],
        "parts": [{"slug": "one", "body": [{"content_type": "text/html", "content": "<p>2</p>"}]}],
        "change_history": [{"note": "1"}],
    }


def test_what_cannot_be_made_to_fit_is_said_and_stays_as_it_is(strict):
    body = {"schema_name": "answer", "details": {"colour": "blue"}}
    assert fit(strict, body) == ['The property \'#/details/colour\': "blue" is not one of "red"']
    assert body["details"] == {"colour": "blue"}


def test_what_fits_stays_as_it_is():
    body = body_of(item())
    before = dict(body["details"])
    assert fit(Schemas(), body) == []
    assert body["details"] == before


def test_of_many_problems_the_first_few_are_said():
    assert in_short(list("abcde")) == "a; b; c; and 2 more"
    assert in_short(["a"]) == "a"
