"""/openapi.json is a valid OpenAPI document, and what it shows as examples is as it says."""

import jsonschema_rs
from openapi_spec_validator import validate

from webapp.openapi.reading import Reader

from .examples import operations


def test_it_is_valid_and_open_to_everybody(client, document):
    validate(document)
    assert document["openapi"].startswith("3.1")


def test_what_the_code_has_is_taken_from_there():
    loaded = Reader(
        "{a: !from domain.queries.lookup.USUAL_TYPES +none, b: !from webapp.api.feed.MOST}"
    ).get_single_data()
    assert loaded == {"a": ["gone", "redirect", "none"], "b": 1000}
    both = Reader(
        "[!either_way webapp.api.content_list.TOLERATED, !or_null domain.rules.scalars.PHASES]"
    ).get_single_data()
    assert both == [["total", "-total"], ["alpha", "beta", "live", None]]


def test_every_example_of_an_answer_is_as_its_schema_says(document):
    seen = 0
    for _, _, operation in operations(document):
        for answer in operation["responses"].values():
            for media in answer.get("content", {}).values():
                if "example" in media:
                    check(document, media["schema"], media["example"])
                    seen += 1
    assert seen > 10


def test_every_example_of_a_schema_is_as_it_says(document):
    shown = {name: each for name, each in document["components"]["schemas"].items() if "example" in each}
    assert len(shown) > 10
    for schema in shown.values():
        check(document, schema, schema["example"])


def check(document: dict, schema: dict, value) -> None:
    """Raise unless `value` satisfies `schema`."""
    jsonschema_rs.Draft202012Validator(schema | {"components": document["components"]}).validate(value)
