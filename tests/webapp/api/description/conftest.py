"""A site on which every example of the description makes sense."""

import pytest

BEES = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10"
GARDENS = "7b2e4c1a-0d53-4f6e-8a9b-1c2d3e4f5a6b"
INTENT = {"publish_time": "2047-03-21T09:30:00Z", "publishing_app": "publisher", "rendering_app": "frontend"}


@pytest.fixture
def document(app):
    return app.test_client().get("/openapi.json").json


@pytest.fixture
def site(api, put, store):
    """A published answer with a new draft, another that links to it and embeds it, a path and an announcement."""
    put("/keep-bees", published=True, content_id=BEES)
    put("/keep-bees", content_id=BEES, title="Keep more bees")
    put("/gardens", published=True, content_id=GARDENS, title="Gardens", links={"embed": [BEES]})
    assert api.patch(f"/v2/links/{GARDENS}", {"links": {"related": [BEES]}})[0] == 200
    assert api.put("/publish-intent/keep-wasps", INTENT)[0] == 200
