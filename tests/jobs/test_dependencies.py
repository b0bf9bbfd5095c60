"""Many dependants of one change are marked in slices, in the low lane, so that people never wait behind them."""

from domain.database import db as database
from domain.downstream import items
from jobs.targets import dependencies
from tests.domain.downstream.site import Queries, Site
from tests.examples import new_id

LIVE = "live-content-store"
MANY = """
WITH made AS (
    INSERT INTO editions (content_id, locale, user_facing_version, title, state, content_store, base_path,
        document_type, schema_name, publishing_app, phase, details, routes, redirects, auth_bypass_ids,
        created_at, updated_at)
    SELECT gen_random_uuid(), 'en', 1, 'Many', 'published', 'live', '/many/' || number,
           'answer', 'answer', 'publisher', 'live', '{}', '[]', '[]', '[]', now(), now()
    FROM generate_series(1, %s) AS number RETURNING content_id
)
INSERT INTO link_set_links (content_id, link_type, position, target_content_id, linked_at)
SELECT content_id, 'organisations', 0, %s, now() FROM made
"""


def test_dependants_are_marked_in_slices_and_wait_for_what_people_do(db, actor):
    site = Site(actor)
    organisation = site.live("Org")
    db.execute_sql(MANY, (2500, organisation))
    db.execute_sql("DELETE FROM downstream.items")
    with Queries() as queries:
        dependencies.deliver([items.Owed(f"live:{organisation}:en:changed", 7, 1)])
    assert queries.count == 3 + 6
    counted = "SELECT lane, wanted, count(*) FROM downstream.items WHERE target = %s GROUP BY lane, wanted"
    assert db.execute_sql(counted, (LIVE,)).fetchall() == [(items.LANES["low"], 7, 2501)]
    site.live("Person")
    assert "/person-en" in {item.key for item in items.take(LIVE, 10)}


def test_a_slice_is_a_transaction_of_its_own(db, actor, monkeypatch):
    monkeypatch.setattr(items, "SLICE", 2)
    seen = []
    execute = database.execute_sql

    def watched(sql, *arguments, **named):
        if "downstream.want" in sql:
            seen.append(execute("SELECT count(*), pg_current_xact_id_if_assigned() FROM downstream.items").fetchone())
        return execute(sql, *arguments, **named)

    monkeypatch.setattr(database, "execute_sql", watched)
    items.want([(LIVE, f"/{new_id()}") for _ in range(5)], 1, items.LANES["low"])
    assert seen == [(0, None), (2, None), (4, None)]
