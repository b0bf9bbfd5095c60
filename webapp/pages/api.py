"""The description of the JSON API, to be read by people. Open to everybody."""

from collections.abc import Iterator
from shlex import quote

from flask import Blueprint, render_template, request

from webapp.api.description.common import ALWAYS, COMMAND_HEADERS, TOO_LARGE
from webapp.api.openapi import described
from webapp.openapi.examples import Example, examples_of, operations
from webapp.pages.words import as_json


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/api", view_func=api)


def api():
    document = described()
    parameters, answers = _common(document["components"])
    return render_template(
        "pages/api/api.html",
        info=document["info"],
        common_parameters=parameters,
        common_answers=answers,
        parts=[part | {"operations": list(_operations(document, part["name"]))} for part in document["tags"]],
        schemas=document["components"]["schemas"],
    )


def _common(components: dict) -> tuple[list[dict], dict[str, dict]]:
    """The parameters that all commands take, and the answers that all operations may give, by status."""
    answers = sorted((ALWAYS | TOO_LARGE).items())
    return (
        [components["parameters"][name] for name in COMMAND_HEADERS],
        {status: components["responses"][name] for status, name in answers},
    )


def _operations(document: dict, part: str) -> Iterator[dict]:
    """The operations of a part, without what is common to all, and with command lines."""
    parameters, answers = _common(document["components"])
    for path, method, operation in operations(document):
        if part in operation["tags"]:
            yield operation | {
                "path": path,
                "method": method,
                "parameters": [each for each in operation["parameters"] if each not in parameters],
                "responses": _others(operation["responses"], answers),
                "curls": [(each, curl(each)) for each in _shown(examples_of(path, method, operation))],
            }


def _others(answers: dict, common: dict) -> dict:
    return {status: answer for status, answer in answers.items() if answer != common.get(status)}


def _shown(examples: Iterator[Example]) -> Iterator[Example]:
    """The examples without those that are the same as a form."""
    return (each for each in examples if each.media_type in (None, "application/json"))


def curl(example: Example) -> str:
    """A command line that sends `example` to the application that is running."""
    method = "" if example.method == "GET" else f"-X {example.method} "
    lines = [f"curl {method}{quote(request.host_url.rstrip('/') + example.url)}"]
    if not example.is_open:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if example.media_type:
        lines += [f"-H {quote(f'Content-Type: {example.media_type}')}", f"-d {quote(as_json(example.body))}"]
    return " \\\n  ".join(lines)
