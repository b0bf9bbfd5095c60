"""The description of the JSON API, to be read by people. Open to everybody."""

from collections.abc import Iterator
from shlex import quote

import orjson
from flask import Blueprint, render_template, request

from webapp.api.description.examples import Example, examples_of, operations
from webapp.api.openapi import described
from webapp.pages.access import open_to_all


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/api", view_func=api)


@open_to_all
def api():
    document = described()
    return render_template(
        "pages/api/api.html",
        info=document["info"],
        parts=[part | {"operations": list(_operations(document, part["name"]))} for part in document["tags"]],
        schemas=document["components"]["schemas"],
        answers=document["components"]["responses"],
    )


def _operations(document: dict, part: str) -> Iterator[dict]:
    for path, method, operation in operations(document):
        if part in operation["tags"]:
            examples = [(example, curl(example)) for example in _one_each(examples_of(path, method, operation))]
            yield operation | {"path": path, "method": method, "curls": examples}


def _one_each(examples: Iterator[Example]) -> Iterator[Example]:
    """The examples without those that are the same as a form."""
    return (each for each in examples if each.media_type in (None, "application/json"))


def curl(example: Example) -> str:
    """A command line that sends `example` to the application that is running."""
    method = "" if example.method == "GET" else f"-X {example.method} "
    lines = [f"curl {method}{quote(request.host_url.rstrip('/') + example.url)}"]
    if not example.is_open:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if example.media_type:
        body = orjson.dumps(example.body, option=orjson.OPT_INDENT_2).decode()
        lines += [f"-H {quote(f'Content-Type: {example.media_type}')}", f"-d {quote(body)}"]
    return " \\\n  ".join(lines)
