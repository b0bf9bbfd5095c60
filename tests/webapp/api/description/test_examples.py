"""Every example of the description, sent to the real application, gets the status that it claims."""

import pytest

from tests.webapp.described import examples, operation_ids, send
from webapp.api import feed
from webapp.api.description import description

DOCUMENT = description(("answer",))
EXAMPLES = [example for example, _ in examples(DOCUMENT)]
FEED = DOCUMENT["paths"]["/v2/events"]["get"]


@pytest.mark.parametrize("example", EXAMPLES, ids=operation_ids)
def test_an_example_gets_the_status_that_it_claims(api, site, working, example):
    response = send(api.client, api.token, example)
    assert response.status_code == example.status, response.text


@pytest.mark.parametrize("media_type", FEED["responses"]["200"]["content"])
def test_the_feed_comes_in_every_media_type_that_is_described(api, site, media_type):
    headers = {"Authorization": f"Bearer {api.token}", "Accept": media_type}
    with api.client.get("/v2/events", headers=headers) as response:
        assert (response.status_code, response.mimetype) == (200, media_type)
        assert ("X-Annals-Position" in response.headers) == (media_type == feed.NDJSON)
