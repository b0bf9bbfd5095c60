"""Requests made up from the description: never a crash, and no answer that is not described."""

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

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CONFIG = SchemathesisConfig.from_dict({"generation": {"deterministic": True}})
DESCRIBED = schemathesis.openapi.from_dict(description(("answer",)), config=CONFIG)


@pytest.fixture(autouse=True)
def nobody_may_wait(monkeypatch):
    """Whoever asks to wait for events is answered at once, as when too many wait already."""
    monkeypatch.setattr(feed, "_waiting", BoundedSemaphore(0))


@DESCRIBED.parametrize()
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_request(case, app, api, site):
    case.call_and_validate(app=app, headers={"Authorization": f"Bearer {api.token}"}, checks=CHECKS)
