"""Every example of the description, sent to the real application, gets the status that it claims."""

from urllib.parse import urlencode

import orjson
import pytest

from webapp.api.description import description

from .examples import examples

EXAMPLES = {example.name: example for example in examples(description(("answer",)))}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gets_the_status_that_it_claims(api, site, name):
    example = EXAMPLES[name]
    headers = {"Authorization": f"Bearer {api.token}"} | (
        {"Content-Type": example.media_type} if example.media_type else {}
    )
    response = api.client.open(example.url, method=example.method, data=sent(example), headers=headers)
    assert response.status_code == example.status, response.text


def sent(example) -> bytes | str | None:
    if example.media_type == "application/json":
        return orjson.dumps(example.body)
    return urlencode(example.body, doseq=True) if example.media_type else None
