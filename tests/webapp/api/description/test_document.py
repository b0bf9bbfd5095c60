"""/openapi.json is a valid OpenAPI document, and what it shows as examples is as it says."""

from openapi_spec_validator import validate

from tests.webapp.described import check_examples


def test_it_is_valid_and_open_to_everybody(client, document):
    validate(document)
    assert document["openapi"].startswith("3.1")


def test_every_example_of_a_body_is_as_its_schema_says(document):
    assert check_examples(document) > 20
