"""Redirects that people make: no circles, no chains."""

import pytest

from domain import commands
from domain.errors import Rejected
from domain.handle import handle
from domain.log import Actor
from domain.redirecting import check, destination_of, sources_of
from tests.examples import new_id, save

LIVE = {"/b": "/c", "/c": "/d", "/x": "/y", "/y": "/x", "/out": "https://www.nhs.uk/bees", "/p": "/a?q=1#part"}


@pytest.mark.parametrize(
    ("destination", "sentence"),
    [
        ("/a", "/a → /a would go in a circle"),
        ("/p", "/a → /p → /a would go in a circle"),
        ("/c", "/a → /c → /d: /c is itself redirected to /d; redirect to /d instead"),
        ("/b", "/a → /b → /c → /d: /b is itself redirected to /c; redirect to /d instead"),
        ("/x#y", "/a → /x → /y → /x: /x is itself redirected to /y; redirect to /x instead"),
        ("/out", "/a → /out → https://www.nhs.uk/bees: /out is itself redirected to https://www.nhs.uk/bees; redirect"),
    ],
)
def test_circles_and_chains_are_refused_with_the_way_shown(destination, sentence):
    with pytest.raises(Rejected) as refused:
        check("/a", destination, [], LIVE.get)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("destination", ["/d", "/other?a=b", "https://www.nhs.uk/bees"])
def test_what_leads_straight_there_is_taken(destination):
    check("/a", destination, [], LIVE.get)


def test_nor_may_it_lengthen_the_way_of_another():
    with pytest.raises(Rejected, match="/old → /a → /z: /old is redirected to /a already; redirect /old to /z first"):
        check("/a", "/z", ["/old"], LIVE.get)


def redirected(actor, path: str, destination: str) -> str:
    content_id = new_id()
    handle(save(content_id, base_path=path), actor)
    handle(commands.Publish(content_id=content_id), actor)
    handle(commands.Unpublish(content_id=content_id, type="redirect", alternative_path=destination), actor)
    return content_id


def test_unpublishings_redirect_documents_and_prefixes_count(db, actor):
    redirected(actor, "/a", "/b")
    moved = new_id()
    routes = [{"path": "/was", "type": "prefix"}]
    handle(save(moved, base_path="/was", routes=routes), actor)
    handle(commands.Publish(content_id=moved), actor)
    handle(save(moved, base_path="/is"), actor)
    assert destination_of("/was") is None, "what waits as a draft redirects nobody yet"
    handle(commands.Publish(content_id=moved), actor)
    assert [destination_of(path) for path in ("/a", "/a/1", "/was", "/was/1", "/is")] == [
        "/b",
        None,
        "/is",
        "/is",
        None,
    ]
    assert (sources_of("/is"), sources_of("/b"), sources_of("/a")) == (["/was"], ["/a"], [])


def test_people_are_held_to_it_and_applications_are_not(db, actor):
    redirected(actor, "/a", "/b")
    with pytest.raises(Rejected, match="/b → /a → /b would go in a circle"):
        redirected(actor, "/b", "/a")
    application = Actor(person=None, application="whitehall", trigger="api", request_id="r-2")
    redirected(application, "/c", "/a")
    assert destination_of("/c") == "/a"
