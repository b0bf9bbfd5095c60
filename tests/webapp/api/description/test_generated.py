"""Requests made up from the description: never a crash, and no answer that is not described."""

from itertools import count
from threading import BoundedSemaphore

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from webapp.api import feed
from webapp.api.description import description
from webapp.api.idempotency import MOST_CHARACTERS

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CONFIG = SchemathesisConfig.from_dict({"generation": {"deterministic": True}})
NUMBERS = count()
DESCRIBED = schemathesis.openapi.from_dict(description(("answer",)), config=CONFIG)


@pytest.fixture(autouse=True)
def nobody_may_wait(monkeypatch):
    """Whoever asks to wait for events is answered at once, as when too many wait already."""
    monkeypatch.setattr(feed, "_waiting", BoundedSemaphore(0))


@DESCRIBED.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_request(case, app, api, site):
    make_sense_of(case)
    case.call_and_validate(app=app, headers={"Authorization": f"Bearer {api.token}"}, checks=CHECKS)


def make_sense_of(case) -> None:
    """What no schema can say: a key is good for one request, and a page lies either after or before a cursor.

    Left as they were made up, most requests with a key would be refused, since most keys are the same.
    """
    number, key = next(NUMBERS), case.headers.get("Idempotency-Key", "")
    if isinstance(key, str) and 0 < len(key) <= MOST_CHARACTERS:
        case.headers["Idempotency-Key"] = f"{number} {key}"[:MOST_CHARACTERS]
    if {"after", "before"} <= set(case.query):
        del case.query[("after", "before")[number % 2]]
