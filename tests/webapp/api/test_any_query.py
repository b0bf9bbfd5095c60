"""Whatever is asked, the reading endpoints answer as documented and never with a crash."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

KNOWN = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10"
NAMES = (
    "document_type content_format fields fields[] publishing_app locale states states[] q search_in[] link_taxons link_"
    " content_id_aliases[] order page per_page offset after before document_types[] link_type link_types[] state"
    " source_content_ids[] target_content_ids[] users[] content_store action from to"
).split()
VALUES = (
    "", " ", "\0", "é", "%", "'", "\\", "title", "base_path", "state", "links", "id", "-id", "updated_at", "details.a",
    "details.", "draft", "live", "all", "en", "1", "0", "-1", "٣", "²", "99999999999999999999", "1.5", "NaN", KNOWN,
    "2026-02-03T09:00:00Z,1", ",1", "1,1", "9999-12-31T23:59:59-23:59,1", "0001-01-01T00:00:00+23:59,1",
    "9999-12-31T23:59:59-23:59", "2026-02-03", "-public_updated_at", "null",
)  # fmt: skip
URLS = [
    "/v2/content", "/v2/editions", "/v2/linkables", "/v2/links/changes", f"/v2/linked/{KNOWN}", f"/v2/content/{KNOWN}",
    f"/v2/content/{KNOWN}/host-content", f"/v2/content/{KNOWN}/host-content/{KNOWN}", f"/v2/content/{KNOWN}/events",
    "/v2/schemas", "/v2/schemas/answer", f"/v2/links/{KNOWN}",
]  # fmt: skip
QUERIES = some.lists(
    some.tuples(some.sampled_from(NAMES), some.sampled_from(VALUES) | some.text(max_size=8)), max_size=6
)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def known(put, api):
    put("/bees", content_id=KNOWN, published=True)
    api.patch(f"/v2/links/{KNOWN}", {"links": {"taxons": [KNOWN]}})


@pytest.mark.parametrize("url", URLS)
@often
@given(query=QUERIES)
def test_any_query(api, known, url, query):
    encoded = urlencode(query, errors="surrogatepass")
    assert api.get(f"{url}?{encoded}")[0] in (200, 400, 404, 422)


@pytest.mark.parametrize("url", ["/lookup-by-base-path", "/v2/links/by-content-id"])
@often
@given(value=some.recursive(some.none() | some.booleans() | some.integers() | some.text(max_size=5), some.lists))
def test_any_body(api, known, url, value):
    names = "base_paths content_ids with_drafts exclude_document_types exclude_unpublishing_types".split()
    for name in names:
        body = {"base_paths": ["/bees"], "content_ids": [KNOWN], name: value}
        assert api.post(url, body)[0] in (200, 400, 422)
