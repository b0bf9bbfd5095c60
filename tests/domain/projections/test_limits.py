"""What of the log is limited: whatever happens to a limited draft, and nothing that is public."""

from domain import log
from domain.commands import DiscardDraft, PatchLinks, Publish, RequestReview, SchedulePublication, Unpublish
from domain.handle import handle
from domain.projections.limits import visible_events
from domain.visibility import Viewer
from tests.examples import new_id, save

OUTSIDER = Viewer(new_id(), "editor")
LIMIT = {"users": [new_id()], "organisations": [new_id()]}
NEWS = {"document_type": "news_article", "schema_name": "news_article"}
LATER = "2100-01-01T00:00:00.000000Z"


def hidden() -> list[str]:
    """The types of the events, in order, that others do not see."""
    seen = {each.position for each in log.read_back(limit=100, only=visible_events(OUTSIDER))}
    return [each.type for each in log.read() if each.position not in seen]


def did(actor, *commands) -> None:
    for command in commands:
        handle(command, actor)


def test_all_that_happens_to_a_limited_draft_is_limited_also_its_end(db, actor):
    id_ = new_id()
    did(
        actor,
        save(id_, access_limited=LIMIT, **NEWS),
        RequestReview(content_id=id_),
        SchedulePublication(content_id=id_, publish_at=LATER, without_review="Late"),
        PatchLinks(content_id=id_, links={"taxons": [new_id()]}),
        DiscardDraft(content_id=id_),
    )
    assert hidden() == [each.type for each in log.read()]
    assert {"PathReserved", "ScheduleCancelled", "PathReleased", "LinksPatched"} <= set(hidden())


def test_what_was_limited_when_it_happened_stays_so_and_publishing_is_for_everybody(db, actor):
    id_ = new_id()
    did(actor, save(id_, **NEWS), save(id_, title="Limited", access_limited=LIMIT, **NEWS))
    did(actor, save(id_, title="Open", **NEWS))
    assert hidden() == ["DraftSaved"]
    did(actor, save(id_, title="Limited again", access_limited=LIMIT, **NEWS), RequestReview(content_id=id_))
    did(actor, Publish(content_id=id_, without_review="Urgent"))
    assert hidden() == ["DraftSaved", "DraftSaved", "ReviewRequested"]


def test_a_path_that_is_known_from_limited_drafts_only_is_limited_until_something_else_stands_there(db, actor):
    first, second = new_id(), new_id()
    did(actor, save(first, base_path="/a", access_limited=LIMIT), save(first, base_path="/b", access_limited=LIMIT))
    assert hidden() == [each.type for each in log.read()]
    did(actor, save(second, base_path="/a"))
    assert hidden() == ["DraftSaved", "PathReserved", "DraftSaved"]
    did(actor, Publish(content_id=first))
    assert hidden() == ["DraftSaved", "DraftSaved"]


def test_what_happens_to_the_live_edition_is_for_everybody_and_to_the_draft_beside_it_is_not(db, actor):
    id_ = new_id()
    did(actor, save(id_), Publish(content_id=id_), save(id_, base_path="/moved", access_limited=LIMIT))
    did(actor, PatchLinks(content_id=id_, links={"taxons": [new_id()]}))
    # The redirect that waits where it was tells where it goes.
    assert hidden() == ["PathReserved", "DraftSaved", "DraftSaved"]
    did(actor, Unpublish(content_id=id_, type="gone", discard_drafts=True))
    assert hidden() == ["PathReserved", "DraftSaved", "DraftSaved", "DraftDiscarded", "PathReleased"]


def test_whoever_is_named_by_any_of_several_limits_sees_the_links_that_they_share(db, actor):
    id_, members = new_id(), [new_id(), new_id()]
    for locale, member in zip(("en", "cy"), members, strict=True):
        handle(save(id_, base_path=f"/{locale}", locale=locale, access_limited={"users": [member]}), actor)
    did(actor, PatchLinks(content_id=id_, links={"taxons": [new_id()]}))
    for member in members:
        [seen] = log.read_back(limit=1, only=visible_events(Viewer(member, "editor")))
        assert seen.type == "LinksPatched"
    assert "LinksPatched" in hidden()
