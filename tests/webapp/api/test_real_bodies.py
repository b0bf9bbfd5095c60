"""Every real body, put through HTTP with the real schemas, is accepted or refused for a reason that holds."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from domain import log
from tests.examples import new_id
from tests.stack import TOP
from tests.webapp.api.conftest import Api

CONTENT = Path(os.environ.get("CONTENT_EXAMPLES", TOP / "../shared/data/govuk/examples")).resolve()
LINKS = "_links.json"
#: What is refused, and why: routes that break the rules of 2.3, and versions that a link set which is new has not.
REFUSED = {
    "case_study/publisher_v2/case_study_links.json": "lock version differs: sent 2, now 0",
    "specialist_document/publisher_v2/research_for_development_output.json": "Routes must include the base path",
    "travel_advice_index/publisher_v2/travel_advice_index.json": "Routes must include the base path",
    "travel_advice_index/publisher_v2/travel_advice_index_links.json": "lock version differs: sent 1, now 0",
}

pytestmark = pytest.mark.skipif(not CONTENT.is_dir(), reason="the real content is not here")


@pytest.fixture
def real_api(api, servers):
    """The API with the real schemas."""
    import webapp

    settings = replace(servers, secret_key="for tests only", content_schemas=CONTENT.parent / "schemas")
    return Api(webapp.create_app(settings).test_client(), api.token)


def bodies() -> dict[str, dict]:
    files = sorted(CONTENT.glob("*/publisher_v2/*.json"))
    return {str(file.relative_to(CONTENT)): json.loads(file.read_bytes()) for file in files}


def put(api: Api, name: str, body: dict) -> str | None:
    """Put a body as a client would, publish it and make room for the next one; why it was refused, if it was."""
    content_id = new_id()
    if name.endswith(LINKS):
        status, answer = api.patch(f"/v2/links/{content_id}", body)
        return None if status == 200 else json.dumps(answer)
    item = f"/v2/content/{content_id}"
    status, answer = api.put(item, body)
    if status != 200:
        return json.dumps(answer)
    locale = {"locale": body.get("locale", "en")}
    status, answer = api.post(f"{item}/publish", locale | {"update_type": body.get("update_type", "major")})
    assert status == 200, answer
    assert api.post(f"{item}/unpublish", locale | {"type": "vanish"})[0] == 200
    return None


def test_every_real_body_is_accepted_or_refused_for_a_reason_that_holds(real_api):
    refused = {}
    for name, body in bodies().items():
        before = log.head()
        if reason := put(real_api, name, body):
            refused[name] = reason
            assert log.head() == before
    print(f"\n{len(bodies()) - len(refused)} of {len(bodies())} real bodies are accepted; refused: {refused}")
    assert set(refused) == set(REFUSED)
    assert all(REFUSED[name] in reason for name, reason in refused.items())
