"""Any document at any position: what the projections said then, from the log alone."""

from dataclasses import replace

import pytest

from domain import commands, documents, log, moments
from domain.as_it_was import as_of
from domain.errors import NotFound, Refusal
from domain.handle import handle
from domain.projections.links import link_set
from tests.domain.downstream.site import Queries
from tests.examples import new_id, save

LIMIT = {"users": ["u1"]}


def histories(id_, target):
    return [
        save(id_, links={"taxons": [target]}, access_limited=LIMIT, change_note="First"),
        commands.PatchLinks(content_id=id_, links={"organisations": [target], "parent": [target]}),
        save(id_, title="Keep more bees", update_type=None),
        commands.Publish(content_id=id_, update_type="major"),
        save(id_, title="Wasps", update_type="minor", auth_bypass_ids=[target]),
        commands.DiscardDraft(content_id=id_),
        save(id_, locale="cy", base_path="/cy", title="Gwenyn"),
        save(id_, title="Hornets", base_path="/hornets"),
        commands.Publish(content_id=id_),
        commands.PatchLinks(content_id=id_, links={"parent": []}),
        commands.Unpublish(content_id=id_, type="withdrawal", explanation="Old"),
        save(id_, title="Bees again", base_path="/hornets"),
        commands.Unpublish(content_id=id_, type="gone", allow_draft=True),
        commands.Republish(content_id=id_),
        save(id_, title="The last", base_path="/hornets"),
        commands.Unpublish(content_id=id_, type="redirect", alternative_path="/elsewhere", discard_drafts=True),
    ]


def seen(content_id, locale):
    """What the projections say now, in the same words."""
    try:
        found = documents.find(content_id, locale)
    except NotFound:
        return None, [], link_set(content_id)[0]
    return (found.content if found.edition else None), found.states, link_set(content_id)[0]


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_at_every_position_it_is_what_the_projections_said_then(db, actor, locale):
    id_, target, then = new_id(), new_id(), {}
    then[log.head()[0]] = seen(id_, locale)
    for step in histories(id_, target):
        # As an application: people are kept from redirecting what others are redirected to.
        handle(step, replace(actor, trigger="api"))
        then[log.head()[0]] = seen(id_, locale)
    assert len(then) == 17
    for position, said in then.items():
        was = as_of(id_, locale, position)
        assert (was.content, was.states, was.link_set) == said, position
    end = as_of(id_, locale, 2**62)
    assert (end.content, end.version) == (then[log.head()[0]][0], documents.find(id_, locale).version)


def test_it_takes_three_queries_however_long_the_history_is(db, actor):
    id_ = new_id()
    for number in range(20):
        handle(save(id_, title=f"Bees {number}"), actor)
        handle(commands.PatchLinks(content_id=id_, links={"parent": [new_id()]}), actor)
    head = log.head()[0]
    with Queries() as queries:
        assert as_of(id_, "en", head).content.title == "Bees 19"
    assert queries.count == 3


def test_what_gave_way_says_nothing(db, actor):
    first = save()
    handle(first, actor)
    handle(commands.Publish(content_id=first.content_id), actor)
    handle(commands.Substitute(content_id=first.content_id), actor)
    was = as_of(first.content_id, "en", log.head()[0])
    assert (was.content, was.states) == (None, ["discarded"])


def test_moments_fold_the_saves_of_one_sitting_and_miss_nothing_on_any_page(db, actor):
    id_ = new_id()
    for _ in range(3):
        handle(save(id_), actor)
        handle(save(id_), actor)
        handle(commands.PatchLinks(content_id=id_, links={}), actor)
    found = moments.moments(id_, "en")
    assert [(each.event.type, each.saves) for each in found] == [("LinksPatched", 1), ("DraftSaved", 2)] * 3
    pages, before = [], None
    while page := moments.moments(id_, "en", before, 2):
        pages += page
        before = page[-1].event.position
    assert pages == found


def test_what_to_compare_when_nobody_says_it(db, actor):
    id_ = new_id()
    handle(save(id_), actor)
    [only] = [each.position for each in log.read() if each.type == "DraftSaved"]
    assert moments.usual(id_, "en") == (0, only)
    handle(commands.Publish(content_id=id_), actor)
    published = log.head()[0]
    assert moments.usual(id_, "en") == (only, published)
    handle(save(id_, title="New"), actor)
    handle(commands.PatchLinks(content_id=id_, links={}), actor)
    assert moments.usual(id_, "en") == (published, log.head()[0])
    with pytest.raises(Refusal):
        documents.find(new_id(), "en")
