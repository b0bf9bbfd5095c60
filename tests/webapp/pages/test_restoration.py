"""/documents/<content_id>/<locale>/restoration"""

import pytest

from domain import documents, log
from domain.commands import PatchLinks, Publish
from domain.handle import handle
from domain.projections.links import link_set
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR

URL = f"{BEES_PATH}/comparison"
TICKED = "Restore what is ticked as a new draft"
OLD = {"organisations": [new_id()]}


@pytest.fixture
def changed(bees):
    """What was published about bees, and a draft in which five fields differ, a link of the link set among them."""
    handle(PatchLinks(content_id=BEES, links=OLD), OPERATOR)
    handle(PatchLinks(content_id=BEES, links={"organisations": []}), OPERATOR)
    more = {"description": "New summary", "phase": "beta", "links": {"taxons": [new_id()]}}
    handle(save(BEES, title="Wasps", details={"body": "New"}, **more), OPERATOR)
    return log.head()[0] - 2  # where the links still were


def send(editor, page, *ticked, all_=False, status=200):
    form = page.form(TICKED)
    data = form.fields | {"field": list(ticked)}
    action = form.actions["Restore all"] if all_ else form.actions[TICKED]
    response = editor.client.post(action, data=data, follow_redirects=True)
    return editor._read(response, status)


def now():
    return documents.find(BEES, "en").content


def test_two_of_five_fields_are_restored_and_no_other_changes(editor, changed):
    before = now()
    page = send(editor, editor.get(f"{URL}?from={changed}"), "title", "details.body")
    after = now()
    assert "Restored: title, body" in page.text
    assert (after.title, after.details) == ("Keep bees", {"body": "<p>Bees need flowers.</p>"})
    kept = ("description", "phase", "links", "base_path", "routes", "update_type", "publishing_app")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert link_set(BEES)[0] == {}
    assert f"Ada Lovelace restored title and body of ‘Keep bees’ to how they were at position {changed}" in page.text


def test_everything_is_restored_at_once_links_and_all(editor, changed):
    page = editor.get(f"{URL}?from={changed}")
    send(editor, page, all_=True)
    after = now()
    assert (after.title, after.description, after.phase, after.links) == ("Keep bees", None, "live", {})
    assert link_set(BEES)[0] == OLD
    saved, patched = list(log.read_back(limit=2))[::-1]
    assert (saved.type, patched.type) == ("DraftSaved", "LinksPatched")
    assert saved.request_id == patched.request_id
    assert saved.event.restored.position == patched.event.restored.position == changed
    assert "There is only" in editor.get(f"{URL}?from={log.head()[0]}&to={log.head()[0]}").text
    assert "link_set" not in str(editor.get(f"{URL}?from={changed}&to={log.head()[0]}").html)


def test_links_alone_make_no_draft(editor, changed):
    version = documents.find(BEES, "en").version
    send(editor, editor.get(f"{URL}?from={changed}"), "link_set.organisations")
    assert documents.find(BEES, "en").version == version
    assert link_set(BEES)[0] == OLD


def test_a_document_that_has_moved_on_is_a_conflict_and_keeps_the_ticks(editor, changed):
    page = editor.get(f"{URL}?from={changed}")
    handle(save(BEES, title="Hornets", details={"body": "Newest"}), OPERATOR)
    head = log.head()[0]
    again = send(editor, page, "title", "link_set.organisations", status=409)
    assert log.head()[0] == head, "neither the draft nor the links"
    assert "Nothing was restored: this document has changed" in again.text
    assert "Hornets" in again.inside("ins")
    assert {given["value"] for given in again.find("input") if "checked" in given} == {
        "title",
        "link_set.organisations",
    }
    send(editor, again, "title")
    assert (now().title, now().details) == ("Keep bees", {"body": "Newest"})


def test_nothing_ticked_and_nothing_different_are_said_and_nothing_is_saved(editor, changed):
    page, head = editor.get(f"{URL}?from={changed}"), log.head()[0]
    assert "tick what you want to restore first" in send(editor, page, status=422).text
    assert "so nothing was saved" in send(editor, page, "access_limited").text
    assert "so nothing was saved" in send(editor, page, "no such field", "details.no/such").text
    assert log.head()[0] == head


def test_what_breaks_a_rule_is_refused_with_the_ticks_kept(editor, draft):
    saved = log.head()[0]
    handle(save(BEES, base_path="/hives", title="Hives"), OPERATOR)
    handle(save(title="Others keep bees"), OPERATOR)
    head = log.head()[0]
    again = send(editor, editor.get(f"{URL}?from={saved}"), "address", "title", status=422)
    assert "base_path=/keep-bees conflicts with" in again.text
    assert [given["value"] for given in again.find("input") if "checked" in given] == ["title", "address"]
    assert log.head()[0] == head


def test_a_new_draft_of_what_is_live_has_an_announcement_of_its_own(editor, bees):
    handle(save(BEES, title="Wasps"), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    first = next(each.position for each in log.read() if each.type == "EditionPublished")
    send(editor, editor.get(f"{URL}?from={first}"), "title")
    assert (now().title, now().update_type, now().change_note) == ("Keep bees", "minor", None)


def test_what_was_discarded_is_brought_back(editor, draft):
    saved = log.head()[0]
    editor.send(editor.get(BEES_PATH), "Discard draft")
    page = editor.get(f"{URL}?from={saved}")
    send(editor, page, all_=True)
    assert documents.find(BEES, "en").states == ["draft"]
    assert now().title == "Keep bees"


def test_a_form_from_before_signing_in_anew_keeps_its_ticks(editor, changed):
    page = editor.get(f"{URL}?from={changed}")
    data = page.form(TICKED).fields | {"field": ["title"], "csrf_token": "stale"}
    again = editor._read(editor.client.post(page.form(TICKED).action, data=data), 400)
    assert "what you ticked is still ticked" in again.text
    assert [given["value"] for given in again.find("input") if "checked" in given] == ["title"]
