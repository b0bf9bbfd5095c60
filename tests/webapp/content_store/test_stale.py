"""What the live site shows while its database is away: what was shown before, if anybody may see it."""

import pytest
from peewee import OperationalError

from webapp.content_store import database as stores_database


@pytest.fixture
def away(live, draft, monkeypatch):
    """From now on no database answers."""

    def away():
        def no_answer(*_, **__):
            raise OperationalError("gone")

        monkeypatch.setattr(stores_database.PooledPostgresqlDatabase, "execute_sql", no_answer)

    return away


def test_what_was_asked_for_before_is_still_answered(live, away):
    live.put("/bees", title="Bees")
    before = live.get("/bees")
    away()
    during = live.get("/bees")
    assert (during.status_code, during.data) == (200, before.data)
    assert live.get("/wasps").status_code == 503


def test_what_was_written_anew_or_taken_down_is_not(live, away):
    for path in ("/bees", "/bees/hives", "/wasps"):
        live.put(path, version=1, title=path)
        live.get(path)
    live.put("/bees", version=2, title="Other bees")
    live.delete("/wasps", payload_version=2)
    away()
    assert [live.get(path).status_code for path in ("/bees", "/bees/hives", "/wasps")] == [503, 503, 503]


def test_the_draft_store_and_what_is_limited_are_not_kept(live, draft, away):
    draft.put("/bees", title="Bees")
    draft.get("/bees")
    limit = {"users": ["2f1e2d3c-0000-4000-8000-000000000009"]}
    live.put("/secret", title="Bees", access_limited=limit)
    named = {"X-Govuk-Authenticated-User": limit["users"][0]}
    assert live.app.test_client().get("/api/content/secret", headers=named).status_code == 200
    away()
    assert draft.get("/bees").status_code == 503
    assert live.app.test_client().get("/api/content/secret", headers=named).status_code == 503
