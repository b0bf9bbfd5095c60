"""Every example of the description, sent to the real application, gets the status that it claims."""

import pytest

from webapp.api.description import description

from .examples import examples, send

EXAMPLES = [example for example, _ in examples(description(("answer",)))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.operation_id}: {each.title}, {each.media_type}")
def test_an_example_gets_the_status_that_it_claims(api, site, example):
    response = send(api, example)
    assert response.status_code == example.status, response.text
