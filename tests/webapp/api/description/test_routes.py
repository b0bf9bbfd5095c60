"""The description and the code have the same routes, parameters and names."""

import re

import pytest

from domain.content import CONTENT_FIELDS
from domain.presented import FIELDS
from domain.publisher_body import TIMES
from domain.queries.editions import FIELDS as STORED_FIELDS
from domain.queries.linked import LINKED_FIELDS
from tests.webapp.described import described_routes, examples, query_parameters, routes, send, watch_parameters
from webapp.api import PARTS
from webapp.api.description import FOLDER
from webapp.openapi.examples import operations
from webapp.openapi.reading import read


def test_every_route_is_described_and_nothing_else(app, document):
    assert len(described_routes(document)) > 30
    assert described_routes(document) == routes(app, {"api", "health", "description"})


def test_every_part_has_its_file_and_every_file_its_place():
    parts = {part.__name__.rpartition(".")[2] for part in PARTS}
    assert set(read(FOLDER / "openapi.yaml")["parts"]) == parts | {"health"}
    assert {path.stem for path in FOLDER.glob("*.yaml")} == parts | {"health", "openapi", "components"}


def test_every_parameter_of_a_path_is_described(document):
    for path, _, operation in operations(document):
        described = [each["name"] for each in operation["parameters"] if each["in"] == "path"]
        assert described == re.findall(r"{(\w+)}", path)


def test_every_parameter_that_is_read_is_described_and_no_other(app, api, site, document, monkeypatch):
    names = watch_parameters(app, monkeypatch)
    for example, operation in examples(document):
        names.clear()
        send(api.client, api.token, example)
        assert names == query_parameters(operation), example


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("PresentedFields", set(FIELDS)),
        ("StoredEdition", {*STORED_FIELDS, "links"}),
        ("Draft", {*CONTENT_FIELDS, *TIMES} | set(
            "locale content_id previous_version bulk_publishing content_id_alias instructions_to_publishers".split()
        )),
    ],
)  # fmt: skip
def test_a_body_has_the_fields_that_the_code_has(document, schema, names):
    assert set(document["components"]["schemas"][schema]["properties"]) == names


def test_a_linked_edition_has_the_fields_that_can_be_asked_for(document):
    schemas = document["components"]["schemas"]
    assert set(LINKED_FIELDS) <= {*schemas["PresentedFields"]["properties"], *schemas["LinkedEdition"]["properties"]}
