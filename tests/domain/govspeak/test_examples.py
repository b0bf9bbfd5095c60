"""Real bodies that carry both govspeak and HTML render to the same HTML."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from domain.govspeak import render
from domain.govspeak.content_arrays import attachments_of
from tests.domain.govspeak.markup import SHARED, squeezed

#: Why a body renders to other HTML than it came with.
EXPLAINED = {
    "manual_section/publisher_v2/manual_section.json": (
        "its source has lost line ends: two headings and the target of a link stand where they mean nothing, and its HTML"
        " was made from a source that still had them"
    )
}
EXAMPLES = SHARED / "data" / "govuk" / "examples"


def bodies() -> Iterator[tuple[str, str, str, list]]:
    for path in sorted(EXAMPLES.rglob("*.json")):
        item = json.loads(path.read_text())
        for govspeak, html in pairs(item):
            yield str(path.relative_to(EXAMPLES)), govspeak, html, attachments_of(item.get("details"))


def same(html: str) -> str:
    return squeezed(html.replace("&rsquo;", "’"))


def pairs(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        by_type = {each.get("content_type"): each.get("content") for each in value if isinstance(each, dict)}
        if {"text/govspeak", "text/html"} <= by_type.keys():
            yield by_type["text/govspeak"], by_type["text/html"]
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from pairs(each)


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the examples are not beside the project")
def test_real_bodies_render_to_the_same_html(capsys):
    found = list(bodies())
    different = [name for name, source, html, things in found if same(render(source, things)) != same(html)]
    with capsys.disabled():
        print(f"\n{len(found)} real bodies with both forms, {len(different)} of them rendered differently:")
        print("\n".join(f"{name}: {EXPLAINED.get(name, 'nobody knows why')}" for name in different))
    assert found
    assert set(different) <= set(EXPLAINED)
