"""What one command does to several documents: substitution, and redirects from moved paths."""

import pytest

from domain import commands, log
from domain.errors import Invalid
from domain.handle import handle
from domain.presented import presented
from domain.projections import editions
from tests.examples import new_id, save

REDIRECT = {
    "document_type": "redirect",
    "schema_name": "redirect",
    "title": None,
    "rendering_app": None,
    "routes": [],
    "redirects": [{"path": "/keep-bees", "type": "exact", "destination": "/wasps"}],
}


@pytest.fixture
def do(db, actor):
    def do(command):
        return [recorded.type for recorded in handle(command, actor).events if not recorded.type.startswith("Path")]

    return do


def live(do, **changes) -> str:
    command = save(**changes)
    do(command)
    do(commands.Publish(content_id=command.content_id, locale=command.locale))
    return command.content_id


def test_a_draft_of_another_kind_of_content_displaces_a_redirects_draft(do):
    blocker = save(**REDIRECT)
    do(blocker)
    assert do(save()) == ["DraftDiscarded", "DraftSaved"]


def test_a_redirects_draft_displaces_any_draft(do):
    do(save())
    assert do(save(**REDIRECT)) == ["DraftDiscarded", "DraftSaved"]
    assert editions.owner_of("/keep-bees", "draft").schema_name == "redirect"


def test_content_proper_is_not_displaced_by_content_proper(do):
    do(save())
    with pytest.raises(Invalid, match="conflicts with content_id"):
        do(save())


def test_a_draft_in_another_locale_of_another_document_is_not_displaced(do):
    do(save(locale="cy"))
    with pytest.raises(Invalid, match="conflicts with content_id"):
        do(save(**REDIRECT))


def test_a_document_that_changes_its_locale_takes_its_own_path_along(do):
    content_id = live(do, locale="en")
    do(save(content_id))
    assert do(save(content_id, locale="cy")) == ["DraftDiscarded", "DraftSaved"]
    assert do(commands.Publish(content_id=content_id, locale="cy")) == ["EditionSubstituted", "EditionPublished"]
    assert editions.owner_of("/keep-bees", "live").locale == "cy"


def test_publishing_a_redirect_puts_live_content_out_of_its_place(do):
    first, redirect = live(do), save(**REDIRECT)
    do(redirect)
    assert do(commands.Publish(content_id=redirect.content_id)) == ["EditionSubstituted", "EditionPublished"]
    shown = presented(first, "en")
    assert (shown["publication_state"], shown["unpublishing"]["type"]) == ("unpublished", "substitute")
    assert "content_store" not in shown


@pytest.mark.parametrize("type_", ["gone", "vanish"])
def test_what_was_taken_down_gives_way(do, type_):
    first = live(do)
    do(commands.Unpublish(content_id=first, type=type_))
    second = live(do)
    assert editions.owner_of("/keep-bees", "live").content_id == second


def test_what_was_withdrawn_does_not_give_way(do):
    first, second = live(do), save()
    do(commands.Unpublish(content_id=first, type="withdrawal", explanation="Old"))
    do(second)
    with pytest.raises(Invalid, match="conflicts with content_id"):
        do(commands.Publish(content_id=second.content_id))


def test_a_substituted_document_can_be_brought_back_only_by_a_new_draft(do):
    first, redirect = live(do), save(**REDIRECT)
    do(redirect)
    do(commands.Publish(content_id=redirect.content_id))
    assert do(save(first, base_path="/bees")) == ["DraftSaved", "DraftSaved"]
    [moved] = [each for each in editions.editions_of(first, "en") if each.state == "draft"]
    assert moved.user_facing_version == 2


def test_a_moved_document_leaves_a_redirect_that_goes_live_with_it(do):
    routes = [{"path": "/keep-bees", "type": "exact"}, {"path": "/keep-bees/hives", "type": "prefix"}]
    content_id = live(do, routes=routes)
    assert do(save(content_id, base_path="/bees")) == ["DraftSaved", "DraftSaved"]
    redirect = editions.owner_of("/keep-bees", "draft")
    assert redirect.redirects == [
        {"path": "/keep-bees", "type": "exact", "destination": "/bees"},
        {"path": "/keep-bees/hives", "type": "prefix", "destination": "/bees/hives"},
    ]
    assert do(commands.Publish(content_id=content_id)) == ["EditionPublished", "EditionPublished"]
    assert editions.owner_of("/keep-bees", "live").schema_name == "redirect"
    assert editions.owner_of("/bees", "live").content_id == content_id


def test_each_further_save_replaces_the_waiting_redirect(do):
    content_id = live(do)
    do(save(content_id, base_path="/bees"))
    first = editions.owner_of("/keep-bees", "draft").content_id
    assert do(save(content_id, base_path="/hives")) == ["DraftSaved", "DraftDiscarded", "DraftSaved"]
    waiting = editions.owner_of("/keep-bees", "draft")
    assert (waiting.content_id != first, waiting.redirects[0]["destination"]) == (True, "/hives")


def test_only_the_live_path_matters_for_a_redirect(do):
    content_id = new_id()
    do(save(content_id))
    assert do(save(content_id, base_path="/bees")) == ["DraftSaved"]


def test_a_superseded_edition_keeps_only_what_its_publisher_sent(do):
    body = [
        {"content_type": "text/govspeak", "content": "Bees"},
        {"content_type": "text/html", "content": "<p>Bees</p>", "rendered_by": "publishing-api"},
    ]
    content_id = live(do, details={"body": body})
    do(save(content_id))
    do(commands.Publish(content_id=content_id))
    superseded = editions.editions_of(content_id, "en")[-1]
    assert (superseded.state, superseded.details) == ("superseded", {"body": body[:1]})
    assert [recorded for recorded in log.read() if recorded.type == "DraftSaved"][0].event.content.details[
        "body"
    ] == body
