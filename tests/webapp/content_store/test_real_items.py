"""Real items: put as a publisher's store would get them, they read back the same, and make pages."""

import json
import os
from pathlib import Path

import pytest

EXAMPLES = Path(os.environ.get("CONTENT_EXAMPLES", "../shared/data/govuk/examples"))
FILES = sorted(EXAMPLES.glob("*/frontend/*.json"))
NOT_SENT = {"base_path", "links", "updated_at"}

pytestmark = pytest.mark.skipif(not FILES, reason="the examples of real items are not here")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_reads_back_as_it_was(live, file):
    original = json.loads(file.read_bytes())
    sent = {name: value for name, value in original.items() if name not in NOT_SENT}
    assert live.put(original["base_path"], 1, **sent, expanded_links=original["links"]).status_code == 201
    stored = live.item(original["base_path"])
    for name in ("title", "description", "details", "content_id", "document_type", "schema_name", "locale"):
        assert stored[name] == original[name]
    assert stored["links"] == _as_served(original["links"])
    _page_is_readable(live, original)


def _as_served(links):
    return {name: [_link_as_served(link) for link in group] for name, group in links.items()}


def _link_as_served(link):
    """Older examples lack what a store adds today, and their addresses are GOV.UK's."""
    served = {name: value for name, value in link.items() if value is not None}
    if path := served.get("base_path"):
        served.setdefault("api_path", f"/api/content{path}")
        served["api_url"] = f"https://www.example.org{served['api_path']}"
        served["web_url"] = f"https://www.example.org{path}"
    return served | {"links": _as_served(link.get("links") or {})}


def _page_is_readable(live, item):
    match item["schema_name"]:
        case "redirect":
            assert live.send("GET", item["base_path"], token=None).status_code == 301
        case "gone":
            live.page(item["base_path"], 410)
        case _:
            assert live.page(item["base_path"]).heading == " ".join(item["title"].split())
