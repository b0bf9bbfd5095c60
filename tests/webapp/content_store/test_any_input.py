"""Whatever is sent, the answer is one that is documented, and never a crash."""

from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from webapp.content_store.fields import ACCEPTED

ANY_TEXT = some.text(max_size=20)
ANY_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | ANY_TEXT,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=10,
)
BODIES = some.dictionaries(some.sampled_from(sorted(ACCEPTED)), ANY_JSON, max_size=6)
PATHS = some.binary(max_size=30).map(lambda path: "/" + quote(path, safe="/"))
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@often
@given(path=PATHS, body=BODIES)
def test_items(live, path, body):
    version = body.pop("payload_version", None)
    assert live.put(path, version, **body).status_code in (200, 201, 400, 409, 422)
    assert live.get(path).status_code in (200, 303, 400, 403, 404, 410)
    assert live.send("GET", path, token=None).status_code < 500


@often
@given(items=some.lists(some.dictionaries(some.sampled_from(["base_path", "payload_version", "item"]), ANY_JSON)))
def test_batches(live, items):
    assert live.send("POST", "/batch", {"items": items}).status_code in (200, 400, 422)


@often
@given(body=some.binary(max_size=50), path=PATHS)
def test_bodies_that_are_not_json(live, path, body):
    assert live.send("PUT", f"/content{path}", body).status_code in (200, 201, 400, 409, 422)
    assert live.send("DELETE", f"/content{path}", body).status_code in (200, 400, 404, 409, 422)
