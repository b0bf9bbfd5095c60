"""Section 5.1: at which content stores what shows a document is sent again, event by event."""

from dataclasses import replace

import pytest

from domain import commands
from domain.deciders import document
from domain.downstream.concerns import expandable_fields_changed, lost, orphans, stores_concerned
from tests.examples import content, new_id

ID, AT, T = new_id(), "2026-02-03T09:00:00.000000Z", new_id()
BOTH = {"draft", "live"}


def after(*steps, start=None):
    """The states before and after the last of the steps, and the type of its last event."""
    before = now = start or document.initial()
    for step in steps:
        before = now
        for event in document.decide(now, step):
            now, type_ = document.evolve(now, event), type(event).__name__
    return before, now, type_


def save(**changes):
    dated = changes.pop("public_updated_at", "2026-01-01T00:00:00Z")
    changes = {"update_type": "minor"} | changes
    return commands.SaveDraft(content_id=ID, at=AT, content=content(**changes), public_updated_at=dated)


PUBLISH = commands.Publish(content_id=ID, at=AT)
DISCARD = commands.DiscardDraft(content_id=ID, at=AT)
REPUBLISH = commands.Republish(content_id=ID, at=AT)
WITHDRAW = commands.Unpublish(content_id=ID, at=AT, type="withdrawal", explanation="Old")
GONE = commands.Unpublish(content_id=ID, at=AT, type="gone")
SUBSTITUTE = commands.Substitute(content_id=ID, at=AT)
BLOCK = {"document_type": "content_block_pension", "schema_name": "content_block"}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([save()], {"draft"}),
        ([save(), save()], set()),
        ([save(), save(title="Wasps")], {"draft"}),
        ([save(), save(details={"body": "Other"})], set()),
        ([save(), save(public_updated_at=None)], {"draft"}),
        ([save(), save(links={"parent": [T]})], {"draft"}),
        ([save(), save(links={"organisations": [T]})], set()),
        ([save(), PUBLISH], {"live"}),
        ([save(), PUBLISH, save()], set()),
        ([save(), PUBLISH, save(title="Wasps")], {"draft"}),
        ([save(), PUBLISH, save(details={"body": "Other"}), PUBLISH], set()),
        ([save(), PUBLISH, save(title="Wasps"), PUBLISH], {"live"}),
        ([save(), PUBLISH, save(public_updated_at=None, update_type="major"), PUBLISH], BOTH),
        ([save(**BLOCK), PUBLISH, save(**BLOCK), PUBLISH], BOTH),
        ([save(), PUBLISH, REPUBLISH], BOTH),
        ([save(), PUBLISH, WITHDRAW], BOTH),
        ([save(), PUBLISH, GONE], BOTH),
        ([save(), PUBLISH, GONE, REPUBLISH], BOTH),
        ([save(), DISCARD], {"draft"}),
        ([save(), PUBLISH, save(), DISCARD], {"draft"}),
        ([save(), PUBLISH, SUBSTITUTE], BOTH),
    ],
    ids=lambda value: "-".join(type(each).__name__ for each in value) if isinstance(value, list) else None,
)
def test_the_content_stores_concerned(steps, expected):
    before, now, type_ = after(*steps)
    assert stores_concerned(before, now, type_, translated=False) == expected


@pytest.mark.parametrize("steps", [[save(), PUBLISH, save()], [save(), PUBLISH, save(), PUBLISH]])
def test_where_there_are_translations_a_draft_matters_even_if_it_says_the_same(steps):
    before, now, type_ = after(*steps)
    assert stores_concerned(before, now, type_, translated=True) == {"draft"}


def test_expandable_fields_are_compared_and_no_earlier_edition_is_a_change():
    _, now, _ = after(save(), PUBLISH)
    assert expandable_fields_changed(None, now.live)
    assert not expandable_fields_changed(now.live, replace(now.live, user_facing_version=2, fingerprint="other"))
    assert expandable_fields_changed(now.live, replace(now.live, public_updated_at=AT))
    assert not expandable_fields_changed(None, replace(now.live, unpublished_as="gone"))


def test_an_organisation_that_is_only_updated_looks_the_same():
    _, now, _ = after(save(document_type="organisation"), PUBLISH)
    assert not expandable_fields_changed(now.live, replace(now.live, public_updated_at=AT))


def test_a_draft_that_is_a_redirect_leaves_the_live_edition_to_be_linked_to():
    first = after(save(), PUBLISH)[1]
    redirect = replace(first.live, document_type="redirect", user_facing_version=2)
    assert stores_concerned(first, replace(first, draft=redirect), "DraftSaved", translated=False) == set()


def test_orphans_are_the_targets_that_showed_what_no_longer_links_to_them():
    before, now, _ = after(save(links={"parent": [T], "organisations": [ID]}), PUBLISH, save(links={}))
    assert orphans(before, now) == {"draft": {T}, "live": set()}
    assert orphans(*after(PUBLISH, start=now)[:2]) == {"draft": set(), "live": {T}}


def test_lost_links_are_counted_by_type():
    assert lost({"a": ["1", "2"], "b": ["1"]}, {"a": ["2", "3"], "c": ["1"]}) == {("1", "a"), ("1", "b")}
