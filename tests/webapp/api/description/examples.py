"""The description's examples, and the site that they are about."""

from collections.abc import Iterator
from urllib.parse import urlencode

import orjson

from webapp.openapi.examples import Example, examples_of, operations

BEES = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10"
GARDENS = "7b2e4c1a-0d53-4f6e-8a9b-1c2d3e4f5a6b"


def examples(document: dict) -> Iterator[tuple[Example, dict]]:
    """Every example, with its operation."""
    for path, method, operation in operations(document):
        for example in examples_of(path, method, operation):
            yield example, operation


def send(api, example: Example):
    """What the application answers."""
    type_ = {"Content-Type": example.media_type} if example.media_type else {}
    headers = {"Authorization": f"Bearer {api.token}"} | type_
    return api.client.open(example.url, method=example.method, data=_body(example), headers=headers)


def _body(example: Example) -> bytes | str | None:
    if example.media_type == "application/json":
        return orjson.dumps(example.body)
    return urlencode(example.body, doseq=True) if example.media_type else None
