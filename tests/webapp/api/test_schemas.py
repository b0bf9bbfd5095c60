"""GET /v2/schemas and /v2/schemas/:name (section 2.22)."""

import pytest


def test_2_22_all_schemas_by_name(api):
    status, shown = api.get("/v2/schemas")
    assert (status, {"answer", "news_article", "organisation"} <= set(shown)) == (200, True)
    assert api.get("/v2/schemas/answer") == (200, shown["answer"])
    assert "base_path" in shown["answer"]["properties"]


@pytest.mark.parametrize("name", ["zebra", "..", "%00", "answer.json", "%2e%2e%2fanswer"])
def test_2_22_an_unknown_schema_is_not_found(api, name):
    assert api.get(f"/v2/schemas/{name}")[0] == 404
