"""/openapi.json of a content store is true."""

import pytest
from openapi_spec_validator import validate

from tests.webapp.content_store.store import TOKEN
from tests.webapp.described import (
    CHECKS,
    check_examples,
    described_routes,
    examples,
    made_up_from,
    operation_ids,
    query_parameters,
    routes,
    send,
    watch_parameters,
)
from webapp.content_store.description import description
from webapp.content_store.fields import ACCEPTED

EXAMPLES = [example for example, _ in examples(description())]


@pytest.fixture
def store(live):
    """A live store with an item and an announcement."""
    assert (
        live.put("/keep-bees", title="Keep bees", routes=[{"path": "/keep-bees", "type": "prefix"}]).status_code == 201
    )
    intent = {"publish_time": "2047-03-21T09:30:00Z", "rendering_app": "frontend"}
    assert live.send("PUT", "/publish-intent/keep-bees", intent).status_code == 201
    return live


def test_it_is_valid_and_open_to_everybody(live):
    document = live.send("GET", "/openapi.json", token=None).json
    validate(document)
    assert check_examples(document) > 3


def test_every_route_is_described_and_nothing_else(live):
    parts = {"content", "search", "batch", "publish_intents", "inventory", "health", "description"}
    assert set(live.app.blueprints) == parts | {"pages", "search_page"}
    # The views read their paths themselves, so that the route table has no name for them.
    named = {(path.replace("{_}", "{path}"), method) for path, method in routes(live.app, parts)}
    assert described_routes(description()) == named


def test_a_store_that_cannot_be_searched_does_not_say_that_it_could(draft):
    paths = draft.send("GET", "/openapi.json", token=None).json["paths"]
    assert [path for path in paths if "search" in path] == []
    assert draft.get("/search.json", prefix="/api").status_code == 404


def test_an_item_has_the_fields_that_the_code_has():
    assert set(description()["components"]["schemas"]["WrittenItem"]["properties"]) == set(ACCEPTED)


def test_every_parameter_that_is_read_is_described_and_no_other(store, monkeypatch):
    names = watch_parameters(store.app, monkeypatch)
    for example, operation in examples(description()):
        names.clear()
        send(store.app.test_client(), TOKEN, example)
        assert names == query_parameters(operation), example


@pytest.mark.parametrize("example", EXAMPLES, ids=operation_ids)
def test_an_example_gets_the_status_that_it_claims(store, example):
    response = send(store.app.test_client(), TOKEN, example)
    assert response.status_code == example.status, response.text


@made_up_from(description())
def test_any_request(case, store):
    case.call_and_validate(app=store.app, headers={"Authorization": f"Bearer {TOKEN}"}, checks=CHECKS)
