"""What the timeline is searched by is the same however it was entered, and does not tell what is kept from people."""

import pytest

from domain import log, timeline
from domain.commands import DiscardDraft, PatchLinks, Publish
from domain.database import db as database
from domain.followers import follow_on, following
from domain.followers import timeline as follower
from domain.handle import handle
from domain.log import Actor
from domain.timeline import Place
from domain.visibility import Viewer
from tests.benchmarks import events
from tests.examples import new_id, save

AUDITOR, FRIEND, STRANGER = Viewer("a", "auditor"), Viewer("friend", "editor"), Viewer("s", "editor")
BEES, OFFICE, OTHER = new_id(), new_id(), new_id()


def found(viewer: Viewer = AUDITOR, **criteria: str) -> list[int]:
    criteria = timeline.read({name: [value] for name, value in criteria.items()})
    return timeline.page(timeline.search(criteria, viewer), Place()).positions


def write(body: str, actor: Actor, limit: dict | None = None, **more) -> int:
    """Save a draft that says so; its position."""
    command = save(BEES, details={"body": body}, access_limited=limit, **more)
    return handle(command, actor).position


def publish(actor: Actor) -> int:
    return handle(Publish(content_id=BEES), actor).position


def all_tables() -> list:
    return [
        database.execute_sql(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()  # noqa: S608 -- constants only
        for table in follower.TABLES
    ]


@pytest.mark.parametrize("batch", [1, 7])
def test_it_is_the_same_however_large_the_batches(db, servers, batch, monkeypatch):
    events.fill(servers.database_owner_url, 250, 6, limited=2)
    entered = []
    for size in (1000, batch):
        monkeypatch.setattr(following, "BATCH", size)
        while follow_on(follower):
            pass
        entered.append(all_tables())
        for table in (*follower.TABLES, "followers"):
            database.execute_sql(f"DELETE FROM {table}")  # noqa: S608 -- constants only
    assert entered[0] == entered[1]
    assert len(entered[0][0]) == 250


def test_who_removed_certain_words_and_when(db, actor):
    write("You must register within 28 days of the move.", actor)
    publish(actor)
    changed = write("You must register within 30 days of the move.", actor)
    assert found(words='"within 28 days"', were="removed") == [changed]
    assert found(words='-"within 28 days" +"within 30 days"') == [changed]
    assert found(words='"within 28 days"') == [changed, changed - 2]


def test_a_discarded_draft_takes_its_words_with_it(db, actor):
    write("Bees.", actor)
    publish(actor)
    write("Bees and wasps.", actor)
    discarded = handle(DiscardDraft(content_id=BEES), actor).position
    assert found(words="wasps", were="removed") == [discarded]
    saved = write("Bees and hornets.", actor)
    assert found(words="hornets") == [saved]
    assert found(words="wasps") == [discarded, discarded - 1], "what is gone is not removed once more"


def test_what_people_write_with_an_act_counts_as_added(db, actor):
    write("Bees.", actor, document_type="news_article", schema_name="news_article")
    handle(Publish(content_id=BEES, without_review="The minister asked for it"), actor)
    [expected] = [each.position for each in log.read() if each.type == "PublishedWithoutReview"]
    assert found(words='"minister asked"', were="added") == [expected]


def test_organisations_are_those_of_the_document_and_of_its_links_before_and_after(db, actor):
    drafted = write("Bees.", actor, links={"organisations": [OFFICE]})
    linked = handle(PatchLinks(content_id=BEES, links={"organisations": [OTHER]}), actor).position
    later = write("More bees.", actor, links={"organisations": [OFFICE]})
    away = handle(PatchLinks(content_id=BEES, links={"organisations": []}), actor).position
    last = write("Most bees.", actor, links={"organisations": [OFFICE]})
    reserved = 1
    assert found(organisation=OTHER) == [away, later, linked]
    assert found(organisation=OFFICE) == [last, away, later, linked, drafted]
    assert found(document_type="answer", type="LinksPatched") == [away, linked]
    assert reserved not in found(organisation=OFFICE)


def test_a_limited_draft_is_found_by_those_alone_who_may_see_it(db, actor):
    limit = {"users": ["friend"]}
    secret = write("The merger is secret.", actor, limit)
    changed = write("The merger is very secret.", actor, limit)
    for viewer in (AUDITOR, FRIEND):
        assert found(viewer, words="secret") == [secret]
        assert found(viewer, words="very") == [changed]
        assert found(viewer, type="DraftSaved") == [changed, secret]
    assert found(STRANGER, words="secret") == found(STRANGER, type="DraftSaved") == []
    assert found(STRANGER, performer=f"person:{actor.person}") == found(STRANGER, content_id=BEES) == []


def test_what_was_kept_from_people_is_not_found_by_its_removal(db, actor):
    write("Bees.", actor)
    publish(actor)
    write("Bees, and the merger.", actor, {"users": ["friend"]})
    opened = write("Bees, and wasps.", actor)
    assert found(STRANGER, words="merger") == []
    assert found(STRANGER, words='"and wasps"', were="added") == [opened]


def test_what_becomes_public_is_found_from_then_on(db, actor):
    write("Bees.", actor)
    publish(actor)
    write("Bees, and the merger.", actor, {"users": ["friend"]})
    published = publish(actor)
    assert found(STRANGER, words="merger", were="added") == [published]


def test_what_was_limited_when_it_happened_stays_so(db, actor):
    write("The merger.", actor, {"users": ["friend"]})
    publish(actor)
    assert found(STRANGER, type="DraftSaved") == []


def test_a_discarded_limited_draft_stays_as_it_was(db, actor):
    write("Bees.", actor)
    publish(actor)
    write("The merger.", actor, {"users": ["friend"]})
    discarded = handle(DiscardDraft(content_id=BEES), actor).position
    assert found(FRIEND, words="merger", were="removed") == [discarded]
    assert found(STRANGER, words="merger") == found(STRANGER, type="DraftDiscarded") == []
