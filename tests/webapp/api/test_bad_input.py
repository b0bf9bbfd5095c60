"""Whatever a client sends to whatever command, it gets the documented error and the log stays as it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from domain import log
from tests.examples import body, new_id

KNOWN = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10"
ITEM = f"/v2/content/{KNOWN}"
COMMANDS = [
    ("PUT", ITEM),
    ("POST", f"{ITEM}/publish"),
    ("POST", f"{ITEM}/unpublish"),
    ("POST", f"{ITEM}/discard-draft"),
    ("POST", f"{ITEM}/republish"),
    ("PATCH", f"/v2/links/{KNOWN}"),
    ("PUT", "/paths/bees"),
    ("DELETE", "/paths/bees"),
    ("PUT", "/publish-intent/bees"),
]
BAD = {
    "empty": (b"", 400),
    "cut off": (b"{", 400),
    "a list": (b"[]", 400),
    "a text": (b'"{}"', 400),
    "not UTF-8": (b"\xff", 400),
    "no number": (b'{"details": NaN}', 400),
    "too large a number": (b'{"details": 1e999}', 400),
    "too long an integer": (b'{"details": 12345678901234567890}', 400),
    "too exact a number": (b'{"details": 0.12345678901234567890123}', 400),
    "a whole number only as a double": (b'{"details": 1e16}', 400),
    "the negative zero": (b'{"details": -0}', 400),
    "the negative zero as a fraction": (b'{"details": -0.0}', 400),
    "a key that is there twice": (b'{"title": "a", "title": "b"}', 400),
    "a key that is there twice further down": (b'{"details": [{"a": 1, "a": 1}]}', 400),
    "NUL": (b'{"title": "\\u0000"}', 400),
    "NUL in a key": (b'{"a\\u0000": 1}', 400),
    "half a surrogate pair": (b'{"title": "\\ud800"}', 400),
    "very deep": (b'{"details": ' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
    "too deep": (b'{"details": ' + b"[" * 150 + b"]" * 150 + b"}", 400),
    "11 MB": (b'{"title": "' + b"a" * 11 * 1024 * 1024 + b'"}', 413),
}
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=5) | some.just(KNOWN),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(("raw", "expected"), BAD.values(), ids=BAD)
@pytest.mark.parametrize(("method", "path"), COMMANDS, ids=lambda value: value if value[0] == "/" else value)
def test_what_cannot_be_read_exactly_is_refused_with_a_reason(api, method, path, raw, expected):
    before = log.head()
    status, error = api.send(method, path, raw=raw)
    assert (status, error["error"]["code"]) == (expected, expected)
    assert len(error["error"]["message"]) > 10
    assert log.head() == before


WRONG = [
    ("PUT", ITEM, body(title=3), 422),
    ("PUT", ITEM, body(colour="blue"), 422),
    ("PUT", ITEM, body(details=[]), 422),
    ("PUT", ITEM, body(links={"organisations": ["bees"]}), 422),
    ("PUT", ITEM, body(locale="xx"), 422),
    ("PUT", ITEM, body(previous_version=1), 422),
    ("PUT", ITEM, body(bulk_publishing="yes"), 422),
    ("PUT", ITEM, body(public_updated_at="yesterday"), 422),
    ("POST", f"{ITEM}/publish", {"update_type": 1}, 422),
    ("POST", f"{ITEM}/publish", {"locale": []}, 422),
    ("POST", f"{ITEM}/unpublish", {"type": "gone", "redirects": "/a"}, 422),
    ("POST", f"{ITEM}/unpublish", {"type": "gone", "unpublished_at": "yesterday"}, 422),
    ("POST", f"{ITEM}/discard-draft", {"previous_version": "one"}, 422),
    ("PATCH", f"/v2/links/{KNOWN}", {"links": []}, 422),
    ("PATCH", f"/v2/links/{KNOWN}", {"links": {"Bad type": [KNOWN]}}, 422),
    ("PATCH", f"/v2/links/{KNOWN}", {"links": {"organisations": [KNOWN.upper()]}}, 422),
    ("PUT", "/paths/bees", {}, 422),
    ("PUT", "/paths/bees", {"publishing_app": ["publisher"]}, 422),
    ("PUT", f"/v2/content/{KNOWN.upper()}", body(), 404),
    ("PATCH", "/v2/links/bees", {"links": {}}, 404),
]


@pytest.mark.parametrize(("method", "path", "sent", "expected"), WRONG, ids=str)
def test_what_is_wrong_is_refused_and_changes_nothing(api, put, method, path, sent, expected):
    put("/bees", content_id=KNOWN, published=True)
    put("/bees", content_id=KNOWN)
    before = log.head()
    status, _ = api.send(method, path, sent)
    assert status == expected
    assert log.head() == before


@pytest.mark.parametrize(("method", "path"), [each for each in COMMANDS if "intent" not in each[1]])
@often
@given(sent=some.dictionaries(some.sampled_from([*body(), "links", "type", "locale", "redirects", "x"]), ANYTHING))
def test_any_object_is_answered_and_a_refusal_changes_nothing(api, method, path, sent):
    before = log.head()
    status, _ = api.send(method, path, sent)
    assert status in (200, 400, 404, 409, 422)
    assert status == 200 or log.head() == before


def test_a_body_just_below_the_limit_is_read(api):
    text = "a" * (10 * 1024 * 1024 - 5000)
    assert api.put(f"/v2/content/{new_id()}", body(details={"body": text}))[0] == 200
