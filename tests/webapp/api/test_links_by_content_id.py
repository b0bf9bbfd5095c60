"""POST /v2/links/by-content-id (section 2.16)."""

import pytest

from tests.examples import new_id
from tests.webapp.api.counting import statements

URL = "/v2/links/by-content-id"


def test_2_16_every_id_gets_an_answer(api):
    linked, unknown, target = new_id(), new_id(), new_id()
    api.patch(f"/v2/links/{linked}", {"links": {"taxons": [target], "parent": []}})
    expected = {linked: {"links": {"taxons": [target]}, "version": 1}, unknown: {"links": {}, "version": 0}}
    assert api.post(URL, {"content_ids": [linked, unknown]}) == (200, expected)


def test_2_16_what_is_no_id_is_unknown(api):
    assert api.post(URL, {"content_ids": ["bees"]}) == (200, {"bees": {"links": {}, "version": 0}})


@pytest.mark.parametrize("body", [{}, {"content_ids": None}, {"content_ids": []}])
def test_2_16_ids_are_required(api, body):
    status, shown = api.post(URL, body)
    assert (status, shown["error"]["error_code"]) == (422, "parameter_missing_or_invalid")
    assert "content_ids" in shown["error"]["message"]


@pytest.mark.parametrize("ids", [[1], {"a": "b"}, [None]])
def test_2_16_ids_are_texts(api, ids):
    assert api.post(URL, {"content_ids": ids})[0] == 422


def test_2_16_a_thousand_at_most(api):
    ids = [new_id() for _ in range(1001)]
    assert api.post(URL, {"content_ids": ids[:1000]})[0] == 200
    status, shown = api.post(URL, {"content_ids": ids})
    assert (status, shown["error"]["code"]) == (413, 413)


def test_2_16_takes_as_many_statements_for_many_as_for_one(api, db):
    counts = []
    # Once a minute it is noted that the token was used.
    api.post(URL, {"content_ids": [new_id()]})
    for size in (1, 500):
        with statements(db) as seen:
            api.post(URL, {"content_ids": [new_id() for _ in range(size)]})
        counts.append(len(seen))
    assert counts[0] == counts[1]
