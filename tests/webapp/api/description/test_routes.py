"""The description and the code have the same routes, parameters and names."""

import re
from collections import defaultdict

import pytest
from werkzeug.datastructures import ImmutableMultiDict

from domain.content import CONTENT_FIELDS
from domain.presented import FIELDS
from domain.publisher_body import TIMES
from domain.queries.editions import FIELDS as STORED_FIELDS
from domain.queries.linked import LINKED_FIELDS
from webapp.api import PARTS
from webapp.api.description import FOLDER
from webapp.openapi.examples import operations
from webapp.openapi.reading import read

from .examples import examples, send

BLUEPRINTS = ("api", "health", "description")


def routes(app) -> set[tuple[str, str]]:
    """Every operation in the route table. Of rules that differ in what may be left out, the longest stands for all."""
    found = defaultdict(list)
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in BLUEPRINTS:
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                found[rule.endpoint, method].append(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
    return {(max(rules, key=len), method) for (_, method), rules in found.items()}


def test_every_route_is_described_and_nothing_else(app, document):
    assert len(routes(app)) > 30
    assert {(path, method) for path, method, _ in operations(document)} == routes(app)


def test_every_part_has_its_file_and_every_file_its_place():
    parts = {part.__name__.rpartition(".")[2] for part in PARTS}
    assert set(read(FOLDER / "openapi.yaml")["parts"]) == parts | {"health"}
    assert {path.stem for path in FOLDER.glob("*.yaml")} == parts | {"health", "openapi", "components"}


def test_every_parameter_of_a_path_is_described(document):
    for path, _, operation in operations(document):
        described = [each["name"] for each in operation["parameters"] if each["in"] == "path"]
        assert described == re.findall(r"{(\w+)}", path)


@pytest.fixture
def read_parameters(app, monkeypatch):
    """The names of query parameters that the code asks for, without `[]`."""
    names = set()

    class Watched(ImmutableMultiDict):
        def getlist(self, key, *more):
            names.add(key.removesuffix("[]"))
            return super().getlist(key, *more)

        def get(self, key, *more, **named):
            names.add(key.removesuffix("[]"))
            return super().get(key, *more, **named)

        def __contains__(self, key):
            names.add(key.removesuffix("[]"))
            return super().__contains__(key)

        def __iter__(self):
            names.add("link_TYPE")
            return super().__iter__()

    class Request(app.request_class):
        @property
        def args(self):
            return Watched(super().args)

    monkeypatch.setattr(app, "request_class", Request)
    return names


def test_every_parameter_that_is_read_is_described_and_no_other(api, site, document, read_parameters):
    for example, operation in examples(document):
        read_parameters.clear()
        send(api, example)
        in_query = {each["name"].removesuffix("[]") for each in operation["parameters"] if each["in"] == "query"}
        assert read_parameters == in_query, example


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
