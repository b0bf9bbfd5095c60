"""What calls for a second look before publishing, and what does not."""

from types import SimpleNamespace

import pytest

from domain import commands, documents
from domain.cautions import Subject, cautions_of
from domain.cautions.broken_links import broken_links
from domain.cautions.change_note import change_note
from domain.downstream.reach import reach_of
from domain.handle import handle
from tests.examples import new_id, save


def edition(body, **more):
    usual = {
        "title": "Bees",
        "description": None,
        "details": {"body": body},
        "update_type": "minor",
        "unpublishing": None,
    }
    return SimpleNamespace(**usual | more)


GOVSPEAK = [
    {"content_type": "text/govspeak", "content": "[a](/there#x) [b](/nowhere?y) [c](/draft/) [d](https://x.org/y)"}
]


@pytest.mark.parametrize("body", [GOVSPEAK, '<a href=\'/there\'>a</a> <a href="/nowhere">b</a> <a href="/draft">c</a>'])
def test_links_that_lead_nowhere(body):
    subject = Subject(draft=edition(body), live=None, standing={"/there": "live", "/draft": "draft"})
    assert [(each.field, each.sentence) for each in broken_links(subject)] == [
        ("details.body", "It links to /draft, which is not live yet"),
        ("details.body", "It links to /nowhere, where there is no page"),
    ]


LONG = "Every keeper of bees must register each hive before the first of May"


@pytest.mark.parametrize(
    ("kind", "before", "after", "cautioned"),
    [
        ("major", LONG, LONG, True),
        ("major", LONG, f"{LONG} and June", False),
        ("minor", LONG, f"{LONG} and June", False),
        ("minor", LONG, "Wasps need no papers whatsoever, wherever they may choose to live", True),
        ("minor", LONG, LONG, False),
    ],
)
def test_a_kind_of_change_that_contradicts_the_difference(kind, before, after, cautioned):
    subject = Subject(draft=edition(after, update_type=kind), live=edition(before), standing={})
    assert bool(list(change_note(subject))) is cautioned


def test_what_was_taken_down_or_never_live_contradicts_nothing():
    for live in (None, edition(LONG, unpublishing={"type": "gone"})):
        subject = Subject(draft=edition(LONG, update_type="major"), live=live, standing={})
        assert list(change_note(subject)) == []


def test_how_paths_stand_is_asked_once(db, actor):
    for path in ("/live", "/gone", "/draft"):
        command = save(base_path=path)
        handle(command, actor)
        if path != "/draft":
            handle(commands.Publish(content_id=command.content_id), actor)
        if path == "/gone":
            handle(commands.Unpublish(content_id=command.content_id, type="gone"), actor)
    body = "".join(f"<a href='{path}'>x</a>" for path in ("/live", "/gone", "/draft", "/nowhere"))
    linking = save(base_path="/linking", details={"body": body})
    handle(linking, actor)
    found = cautions_of(documents.find(linking.content_id, "en"))
    assert [each.sentence for each in found] == [
        "It links to /draft, which is not live yet",
        "It links to /gone, which was taken down",
        "It links to /nowhere, where there is no page",
    ]


def test_how_far_a_publication_reaches(db, actor):
    organisation = new_id()
    handle(save(organisation, base_path="/ministry", title="Ministry"), actor)
    for number in range(7):
        page = save(base_path=f"/page-{number}", title=f"Page {number}")
        handle(page, actor)
        handle(commands.Publish(content_id=page.content_id), actor)
        handle(commands.PatchLinks(content_id=page.content_id, links={"organisations": [organisation]}), actor)
    reach = reach_of(documents.find(organisation, "en"))
    assert (reach.count, reach.titles) == (7, [f"Page {number}" for number in range(5)])
