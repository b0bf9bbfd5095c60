"""A whole import: documents, what they link to, their links; reported file by file, and repeatable."""

import pytest

from domain import log
from domain.commands import DiscardDraft, PatchLinks, Publish
from domain.handle import handle
from domain.projections.editions import editions_of
from domain.projections.links import edition_links, link_set
from tests.examples import new_id, save
from tests.jobs.importing.items import body, expansion, item, write

ID, OFFICE, OTHER = new_id(), new_id(), new_id()


def office(**more) -> dict:
    return expansion(content_id=OFFICE, **more)


def bees(**changes) -> dict:
    return item(content_id=ID, **changes)


def edition(content_id: str, locale: str = "en"):
    (newest, *_) = editions_of(content_id, locale)
    return newest


def test_an_item_its_targets_and_its_links_come_in_once(run, tmp_path):
    write(tmp_path, bees=bees(links={"organisations": [office()]}))
    report = run(tmp_path)
    assert report.lines() == []
    assert edition(ID).state == edition(OFFICE).state == "published"
    assert edition(OFFICE).title == "Bee office"
    assert link_set(ID)[0] == {"organisations": [OFFICE]}
    assert report.events == 7
    assert run(tmp_path).events == 0


def test_every_event_is_recorded_as_the_import_s_and_of_one_request(run, tmp_path):
    run(write(tmp_path, bees=bees(links={"organisations": [office()]})))
    events = list(log.read())
    assert {(each.application, each.trigger, each.actor) for each in events} == {("import", "import", None)}
    assert len({each.request_id for each in events}) == 1


def test_a_file_of_its_own_counts_more_than_what_links_show(run, tmp_path):
    write(tmp_path, bees=bees(links={"organisations": [office(title="Old name")]}))
    write(tmp_path, office=item(content_id=OFFICE, base_path="/bee-office", title="Bee office of the island"))
    assert run(tmp_path).lines() == []
    assert [each.title for each in editions_of(OFFICE, "en")] == ["Bee office of the island"]


def test_a_full_item_later_takes_the_place_of_what_links_showed(run, tmp_path):
    run(write(tmp_path, bees=bees(links={"organisations": [office()]})))
    write(tmp_path, bees=item(content_id=OFFICE, base_path="/bee-office", publishing_app="whitehall"))
    assert run(tmp_path).lines() == []
    assert [(each.title, each.publishing_app, each.state) for each in editions_of(OFFICE, "en")] == [
        ("Keep bees", "whitehall", "published"),
        ("Bee office", "publisher", "superseded"),
    ]


def test_what_links_show_never_changes_a_document_that_is_there(run, tmp_path, actor):
    handle(save(OFFICE, base_path="/bee-office", title="An editor's"), actor)
    handle(Publish(content_id=OFFICE), actor)
    run(write(tmp_path, bees=bees(links={"organisations": [office()]})))
    assert [each.title for each in editions_of(OFFICE, "en")] == ["An editor's"]


def test_of_two_targets_at_one_path_the_second_has_none_so_that_links_still_show_it(run, tmp_path):
    links = {"organisations": [office(), expansion(content_id=OTHER, title="Impostor"), office()]}
    report = run(write(tmp_path, bees=bees(links=links)))
    assert report.lines() == [
        f"link target ‘Impostor’ ({OTHER}): is shown in links, but has no page: /bee-office is the path of ‘Bee office’"
        f" ({OFFICE})"
    ]
    assert (edition(OTHER).base_path, edition(OTHER).state) == (None, "published")
    assert run(tmp_path).events == 0


def test_a_withdrawn_target_is_withdrawn(run, tmp_path):
    run(write(tmp_path, bees=bees(links={"parent": [office(withdrawn=True)]})))
    assert edition(OFFICE).unpublishing["type"] == "withdrawal"
    assert run(tmp_path).events == 0


def test_links_that_an_editor_changed_stay_changed(run, tmp_path, actor):
    write(tmp_path, bees=bees(links={"organisations": [office()], "children": [expansion(content_id=OTHER)]}))
    run(tmp_path)
    handle(PatchLinks(content_id=ID, links={"organisations": []}), actor)
    handle(PatchLinks(content_id=OTHER, links={"parent": []}), actor)
    assert run(tmp_path).events == 0
    write(tmp_path, bees=bees(links={"organisations": [office(), expansion(content_id=OTHER)]}))
    assert run(tmp_path).events == 1
    assert link_set(ID)[0] == {"organisations": [OFFICE, OTHER]}


def test_translations_share_a_content_id(run, tmp_path):
    welsh = {"content_id": ID, "locale": "cy", "title": "Cadw gwenyn", "base_path": "/keep-bees.cy"}
    run(write(tmp_path, bees=bees(links={"available_translations": [welsh]})))
    assert edition(ID, "cy").title == "Cadw gwenyn"
    assert (edition(ID, "cy").document_type, edition(ID, "cy").schema_name) == ("answer", "answer")


def test_links_in_which_translations_differ_are_of_their_editions_and_the_others_are_shared(run, tmp_path):
    shared = {"organisations": [office()]}
    write(tmp_path, bees=bees(links=shared | {"government": [expansion(content_id=OTHER, base_path="/government")]}))
    write(tmp_path, gwenyn=bees(links=shared, locale="cy", title="Cadw gwenyn", base_path="/keep-bees.cy"))
    run(tmp_path)
    assert link_set(ID)[0] == {"organisations": [OFFICE]}
    assert edition_links(ID, "en", 1) == {"government": [OTHER]}
    assert edition_links(ID, "cy", 1) == {}
    assert run(tmp_path).events == 0


def test_publishers_bodies_and_the_link_sets_beside_them(run, tmp_path):
    write(tmp_path, bees=body(change_note="First", links={"organisations": [OTHER]}))
    write(tmp_path, bees_links={"links": {"organisations": [OFFICE], "taxons": []}, "previous_version": "7"})
    report = run(tmp_path)
    assert report.lines() == []
    assert report.events == 4
    assert run(tmp_path).events == 0
    content_id = next(each.content_id for each in log.read() if each.content_id)
    assert link_set(content_id)[0] == {"organisations": [OFFICE]}
    assert edition(content_id).change_note == "First"


def test_pathless_content_is_live_when_it_is_published(run, tmp_path):
    (tmp_path / "schemas" / "facet").mkdir(parents=True)
    write(tmp_path / "schemas" / "facet", schema={})
    write(tmp_path, facet=item(base_path=None, content_id=ID, schema_name="facet", document_type="facet"))
    report = run(tmp_path / "facet.json", schemas=tmp_path / "schemas")
    assert report.summary() == "1 of 1 files are live."
    assert edition(ID).state == "published"


def test_nobody_is_there_to_deliver_so_it_says_that_items_wait(run, tmp_path):
    report = run(write(tmp_path, bees=bees()))
    assert report.summary() == "0 of 1 files are live; 1 are waiting for a worker to deliver them."


REFUSED = {
    "no_content": ({"name": "annals"}, "is not a content item: it has no schema_name"),
    "unknown": (
        item(schema_name="calendar"),
        "there is no schema named 'calendar' here; the setting CONTENT_SCHEMAS names a folder with more of them",
    ),
    "misfit": (
        item(details={"body": 7}),
        "does not satisfy the schema answer: The property '#/details/body': 7 is not valid under any of the schemas"
        " listed in the 'anyOf' keyword",
    ),
    "path": (item(base_path="/a//b"), "Base path is not a valid absolute URL path"),
    "time": (
        item(public_updated_at="yesterday"),
        "does not satisfy the schema answer: The property '#/public_updated_at'",
    ),
    "withdrawn_when": (
        item(withdrawn_notice={"explanation": "Old", "withdrawn_at": "yesterday"}),
        "withdrawn_at must be a date and time with an offset, such as 2026-02-03T09:00:00Z",
    ),
    "locale": (item(locale="xx"), "Locale is not included in the list"),
    "character": (item(title="a\0b"), "The character U+0000 cannot be stored; remove it"),
    "links": (
        {"links": {"organisations": [OFFICE]}},
        "says links, but not whose they are: it has no content_id, nor is there a file of that name without _links"
        " beside it",
    ),
}


@pytest.mark.parametrize(("document", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_said_in_words_and_leaves_nothing(run, tmp_path, document, why):
    report = run(write(tmp_path, file=document))
    (line,) = report.lines()
    assert line.startswith(f"{tmp_path}/file.json: {why}")
    assert (report.events, report.failures, report.summary()) == (0, {}, "0 of 1 files are live.")


def test_what_cannot_be_read_is_a_failure_and_the_rest_comes_in(run, tmp_path):
    write(tmp_path, bees=bees(), broken="{")
    report = run(tmp_path, tmp_path / "nothing")
    assert sorted(report.failures) == [f"{tmp_path}/broken.json", f"{tmp_path}/nothing"]
    assert edition(ID).state == "published"


def test_an_older_copy_is_named_with_the_one_that_was_taken(run, tmp_path):
    write(tmp_path, a=bees(title="New"), b=bees(title="Old", updated_at="2015-01-01T00:00:00Z"))
    assert run(tmp_path).lines() == [
        f"{tmp_path}/b.json: {tmp_path}/a.json, another copy of the same document, is newer and was taken"
    ]
    assert [each.title for each in editions_of(ID, "en")] == ["New"]


def test_a_path_that_another_file_has_is_named_with_that_file(run, tmp_path):
    write(tmp_path, a=item(content_id=OTHER, updated_at="2015-01-01T00:00:00Z"), b=bees())
    assert run(tmp_path).lines() == [f"{tmp_path}/a.json: /keep-bees is the path of {tmp_path}/b.json ({ID})"]
    assert editions_of(OTHER, "en") == []


def test_what_became_of_a_file_since_is_said(run, tmp_path, actor):
    write(tmp_path, bees=bees())
    run(tmp_path)
    handle(save(ID, title="An editor's"), actor)
    assert run(tmp_path).lines() == []
    handle(Publish(content_id=ID), actor)
    assert run(tmp_path).lines() == [
        f"{tmp_path}/bees.json: was changed since it was imported, and the newer edition stays"
    ]


def test_a_draft_that_somebody_works_on_is_said_and_left(run, tmp_path, actor):
    write(tmp_path, bees=bees())
    handle(save(ID, title="Unfinished"), actor)
    assert run(tmp_path).lines() == [
        f"{tmp_path}/bees.json: somebody is working on a draft of it; publish or discard that first"
    ]
    handle(DiscardDraft(content_id=ID), actor)
    assert run(tmp_path).lines() == []


def test_links_of_a_document_that_is_not_there_are_kept_but_not_counted(run, tmp_path):
    report = run(write(tmp_path, links={"content_id": ID, "links": {"organisations": [OFFICE]}}))
    assert report.lines() == [f"{tmp_path}/links.json: the links are there, but not the document whose they are"]
    assert link_set(ID)[0] == {"organisations": [OFFICE]}


def test_links_with_bad_ids_are_refused(run, tmp_path):
    report = run(write(tmp_path, links={"content_id": ID, "links": {"organisations": ["office"]}}))
    assert any("must be content_ids, lowercase UUIDs" in line for line in report.lines())
    assert report.events == 0
