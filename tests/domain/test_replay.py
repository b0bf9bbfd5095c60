"""Projections filled again from the log come out the same, ids and positions included."""

from domain import commands, log
from domain.handle import handle
from domain.projections import project, stored
from tests.examples import new_id, save

TABLES = (
    "documents editions edition_links link_set_links link_sets link_changes path_reservations catalogue saved_filters"
    " reviews unreviewed_publications edition_authors schedules failing_checks limited_drafts limited_events"
    " limited_paths"
).split()


def contents(db) -> dict[str, list]:
    rows = "SELECT * FROM {0} ORDER BY {0}::text"
    return {table: db.execute_sql(rows.format(table)).fetchall() for table in TABLES}


def test_the_log_alone_gives_the_same_tables(db, actor):
    first, second, target, news, limited = (new_id() for _ in range(5))
    limit = {"users": [new_id()]}
    steps = [
        save(first, base_path="/a", links={"organisations": [target]}),
        commands.Publish(content_id=first, update_type="major"),
        save(first, base_path="/b"),
        save(second, base_path="/c"),
        commands.DiscardDraft(content_id=second),
        save(second, base_path="/d"),
        commands.Publish(content_id=first, update_type="major"),
        commands.PatchLinks(content_id=first, links={"taxons": [target, second]}),
        commands.PatchLinks(content_id=first, links={"taxons": [second]}),
        commands.Unpublish(content_id=first, type="gone"),
        commands.SaveFilter(account_id=target, name="Bees", criteria={"q": ["bees"]}),
        commands.SaveFilter(account_id=target, name="Wasps", criteria={"q": ["wasps"]}),
        commands.DeleteFilter(account_id=target, name="Bees"),
        save(news, base_path="/news", document_type="news_article", schema_name="news_article"),
        commands.Publish(content_id=news, without_review="Urgent"),
        save(news, base_path="/news", document_type="news_article", schema_name="news_article", title="More"),
        commands.RequestReview(content_id=news),
        save(base_path="/incomplete", details={}),
        commands.SchedulePublication(content_id=news, publish_at="2100-01-01T00:00:00.000000Z", without_review="Late"),
        save(limited, base_path="/limited", access_limited=limit),
        commands.PatchLinks(content_id=limited, links={"taxons": [second]}),
        commands.Publish(content_id=limited),
        save(limited, base_path="/moved", access_limited=limit),
        commands.Unpublish(content_id=limited, type="gone", discard_drafts=True),
        save(limited, base_path="/moved-again", access_limited=limit),
    ]
    for step in steps:
        handle(step, actor)
    before = contents(db)
    assert all(before.values())
    for table in TABLES:
        db.execute_sql(f"DELETE FROM {table}")  # noqa: S608 -- constants only
    rows = stored.Rows()
    for recorded in log.read():
        project(recorded, rows)
        rows.flush()
    assert contents(db) == before
