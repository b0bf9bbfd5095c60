"""/documents/<content_id>/<locale>/publication"""

from domain import documents, log
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR


def types():
    return [each.type for each in log.read_back() if each.content_id == BEES]


def test_a_first_publication_is_major_and_asks_nothing(editor, draft):
    page = editor.get(BEES_PATH)
    assert "This will be its first publication" in page.text
    page = editor.send(page, "Publish")
    assert "Published. It is on its way to the live site." in page.text
    assert "Ada Lovelace published ‘Keep bees’ (edition 1, major)" in page.text
    assert types() == ["EditionPublished", "DraftSaved"]


def test_what_was_typed_and_not_saved_is_published_too(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.send(page, "Publish", title="Keep most bees")
    assert page.heading == "Keep most bees"
    assert types()[:2] == ["EditionPublished", "DraftSaved"]
    first, second, *_ = log.read_back()
    assert first.request_id == second.request_id


def test_a_major_change_needs_its_note_and_keeps_it(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    refused = editor.send(page, "Publish", 422, update_type="major", description="Typed as well.")
    assert "Enter a change note" in refused.text
    assert refused.form("Publish").fields["description"] == "Typed as well."
    assert refused.form("Publish").fields["update_type"] == "major"
    page = editor.send(refused, "Publish", change_note="More bees,\n  at last.")
    assert "(edition 2, major)" in page.text
    live = documents.find(BEES, "en").live
    assert (live.update_type, live.change_note) == ("major", "More bees,\n  at last.")
    assert live.published_at == live.public_updated_at


def test_a_minor_change_leaves_what_readers_are_told_as_it_was(editor, bees):
    before = documents.find(BEES, "en").live.public_updated_at
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    editor.send(page, "Publish", update_type="minor", change_note="Not for readers.")
    live = documents.find(BEES, "en").live
    assert (live.update_type, live.change_note, live.public_updated_at) == ("minor", None, before)


def test_the_next_draft_does_not_inherit_the_announcement(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.send(page, "Publish", update_type="major", change_note="More bees.")
    page = editor.send(page, "Save draft", title="Keep most bees")
    assert page.form("Publish").fields["update_type"] == "minor"
    assert page.form("Publish").fields["change_note"] == ""


def test_the_announcement_is_kept_with_the_draft(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.send(page, "Save draft", update_type="major", change_note="More bees.")
    assert page.form("Publish").fields["change_note"] == "More bees."
    assert "Nothing has changed" in editor.send(page, "Save draft").text


def test_pressing_it_twice_publishes_once(editor, draft):
    page = editor.get(BEES_PATH)
    editor.send(page, "Publish")
    assert "Nothing has changed since it was published" in editor.send(page, "Publish", 409).text
    assert types().count("EditionPublished") == 1


def test_what_somebody_saved_meanwhile_is_not_published_unseen(editor, person, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    grace = person("Grace Hopper", "editor")
    grace.send(grace.get(BEES_PATH), "Save draft", title="Keep no bees")
    conflict = editor.send(page, "Publish", 409, title="Keep most bees")
    assert "Grace Hopper saved a draft of ‘Keep no bees’" in conflict.text
    merged = editor.send(page, "Publish")
    assert "Nothing else was done yet" in merged.text
    assert merged.heading == "Keep no bees"
    assert types().count("EditionPublished") == 1
    # Having seen it, one may publish.
    assert "Published" in editor.send(merged, "Publish").text
    assert types().count("EditionPublished") == 2


def test_what_two_people_changed_is_saved_as_one_and_looked_at_first(editor, person, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    grace = person("Grace Hopper", "editor")
    grace.send(grace.get(BEES_PATH), "Save draft", description="Hers.")
    before = len(types())
    merged = editor.send(page, "Publish", title="Keep most bees")
    assert (merged.heading, merged.form("Save draft").fields["description"]) == ("Keep most bees", "Hers.")
    assert "together with what Grace Hopper changed meanwhile: Summary" in merged.text
    assert len(types()) == before + 1
    assert types().count("EditionPublished") == 1


def test_having_chosen_one_may_publish(editor, person, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    grace = person("Grace Hopper", "editor")
    grace.send(grace.get(BEES_PATH), "Save draft", title="Keep no bees")
    conflict = editor.send(page, "Publish", 409, title="Keep most bees")
    assert "Choose whose title is kept" in editor.send(conflict, "Publish", 422).text
    assert editor.send(conflict, "Publish", **{"choice.title": "mine"}).heading == "Keep most bees"
    assert types().count("EditionPublished") == 2


def test_a_path_that_another_page_has_taken_is_said(editor, draft):
    other = new_id()
    handle(save(other, locale="cy", base_path="/other"), OPERATOR)
    page = editor.get(BEES_PATH)
    take = "UPDATE editions SET content_store = 'live', state = 'published', base_path = '/keep-bees'"
    documents.db.execute_sql(f"{take} WHERE content_id = %s", (other,))
    refused = editor.send(page, "Publish", 422, title="Keep more bees")
    assert "/keep-bees" in refused.text
    assert refused.form("Publish").fields["title"] == "Keep more bees"
    # What was typed has been saved, so that the next try starts from there.
    assert types() == ["DraftSaved", "DraftSaved"]
    documents.db.execute_sql("UPDATE editions SET base_path = '/other' WHERE content_id = %s", (other,))
    assert editor.send(refused, "Publish").heading == "Keep more bees"


def test_a_kind_of_change_that_there_is_not_is_refused(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    assert "Choose whether" in editor.send(page, "Publish", 422, update_type="enormous").text
    assert types().count("EditionPublished") == 1
