"""One document is brought to what a file says, unless it has said so before: nobody's later work is undone."""

import pytest

from domain import log
from domain.commands import DiscardDraft, Publish, Republish, ReservePath, Unpublish
from domain.errors import Conflict, Rejected
from domain.handle import handle
from domain.projections.editions import editions_of
from domain.projections.paths import reserved_by
from jobs.importing.documents import bring, standing
from tests.examples import new_id, save
from tests.jobs.importing.conftest import IMPORT

ID = new_id()
WITHDRAWAL = {"explanation": "Out of date", "unpublished_at": "2016-01-01T00:00:00.000000Z"}


def imported(wanted, withdrawal=None) -> int:
    """Import, and say how many events it took."""
    before = log.head()[0]
    editions = standing([wanted.content_id])[wanted.content_id, wanted.locale]
    bring(wanted, withdrawal, editions, IMPORT)
    return log.head()[0] - before


def states(content_id: str = ID) -> list[tuple[int, str]]:
    return [(each.user_facing_version, each.state) for each in editions_of(content_id, "en")]


def publish(actor, content_id: str = ID, **changes) -> None:
    handle(save(content_id, **changes), actor)
    handle(Publish(content_id=content_id), actor)


def test_a_document_is_saved_and_published_once(db):
    assert imported(save(ID)) == 3
    assert imported(save(ID)) == 0
    assert states() == [(1, "published")]


def test_a_changed_file_becomes_a_new_edition(db):
    imported(save(ID))
    assert imported(save(ID, title="Bees")) == 2
    assert states() == [(2, "published"), (1, "superseded")]


@pytest.mark.parametrize(
    "changes",
    [
        {"links": {"organisations": [new_id()]}},
        {"details": {"body": "<p>New</p>"}},
        {"public_updated_at": "2020-01-01T00:00:00.000000Z"},
        {"change_note": "Prices"},
        {"description": ""},
        {"routes": [{"path": "/keep-bees", "type": "prefix"}]},
    ],
)
def test_whatever_differs_is_a_change(db, changes):
    imported(save(ID))
    assert imported(save(ID, **changes)) == 2
    assert imported(save(ID, **changes)) == 0


def test_html_that_another_version_rendered_is_no_change(db):
    govspeak = {"content_type": "text/govspeak", "content": "Bees"}
    html = {"content_type": "text/html", "rendered_by": "publishing-api", "content": "<p>Bees</p>"}
    imported(save(ID, details={"body": [govspeak, html]}))
    assert imported(save(ID, details={"body": [govspeak, html | {"content": "<p>Bees!</p>"}]})) == 0


def test_an_editor_s_later_edition_stays(db, actor):
    imported(save(ID))
    publish(actor, title="An editor's")
    assert imported(save(ID)) == 0
    assert states() == [(2, "published"), (1, "superseded")]


def test_what_an_editor_took_down_stays_down(db, actor):
    imported(save(ID))
    handle(Unpublish(content_id=ID, type="gone"), actor)
    assert imported(save(ID)) == 0


def test_a_draft_that_somebody_works_on_is_not_overwritten(db, actor):
    imported(save(ID))
    handle(save(ID, title="Unfinished"), actor)
    assert imported(save(ID)) == 0
    with pytest.raises(Conflict, match="somebody is working on a draft"):
        imported(save(ID, title="From a file"))
    handle(DiscardDraft(content_id=ID), actor)
    assert imported(save(ID, title="From a file")) == 2


def test_a_draft_of_somebody_that_says_the_same_is_not_published(db, actor):
    handle(save(ID), actor)
    assert imported(save(ID)) == 0


def test_what_an_interrupted_import_left_is_completed(db):
    handle(save(ID), IMPORT)
    assert imported(save(ID)) == 1
    assert states() == [(1, "published")]
    assert imported(save(ID), WITHDRAWAL) == 1
    assert states() == [(1, "unpublished")]


def test_a_withdrawn_item_is_withdrawn_once(db, actor):
    assert imported(save(ID), WITHDRAWAL) == 4
    assert imported(save(ID), WITHDRAWAL) == 0
    unpublishing = editions_of(ID, "en")[0].unpublishing
    assert {name: unpublishing[name] for name in WITHDRAWAL} == WITHDRAWAL
    handle(Republish(content_id=ID), actor)
    assert imported(save(ID), WITHDRAWAL) == 0
    assert states() == [(1, "published")]


def test_nothing_is_saved_where_another_document_is_live(db):
    imported(save(ID))
    other = save()
    with pytest.raises(Rejected, match=f"/keep-bees is the path of ‘Keep bees’ .{ID}."):
        imported(other)
    assert states(other.content_id) == []


def test_an_owner_of_a_path_that_an_import_guessed_gives_way(db):
    imported(save(ID))
    assert imported(save(ID, publishing_app="whitehall")) == 3
    assert reserved_by("/keep-bees") == "whitehall"


def test_an_owner_of_a_path_that_others_chose_does_not(db, actor):
    imported(save(ID))
    handle(ReservePath(base_path="/keep-bees", publishing_app="smartanswers", override_existing=True), actor)
    with pytest.raises(Rejected, match="already reserved by smartanswers"):
        imported(save(ID, publishing_app="whitehall"))
