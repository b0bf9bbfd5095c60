"""/documents/<content_id>/<locale>/undoing: offered right after each act, and in the history"""

from domain import documents

from .conftest import BEES, BEES_PATH

SAVE, DISCARD = "Undo: bring back the draft from before", "Undo: restore the discarded draft"


def test_each_act_offers_what_takes_it_back(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.send(page, "Save draft", title="Keep most bees")
    page = editor.send(page, SAVE)
    assert ("Undone" in page.text, page.heading) == (True, "Keep more bees")
    page = editor.send(page, "Discard draft")
    page = editor.send(page, DISCARD)
    assert page.heading == "Keep more bees"
    page = editor.send(page, "Publish")
    page = editor.send(page, "Undo: bring back the edition before as a draft")
    assert page.heading == "Keep bees"
    assert documents.find(BEES, "en").live.title == "Keep more bees"


def test_a_first_publication_offers_the_way_to_take_it_down(editor, draft):
    page = editor.send(editor.get(BEES_PATH), "Publish")
    assert page.links().count(f"{BEES_PATH}/unpublishing") == 3


def test_the_history_offers_it_later_and_only_while_it_is_possible(editor, person, bees):
    page = editor.send(editor.get(f"{BEES_PATH}/unpublishing"), "Take it down", type="gone")
    page = person("Grace Hopper", "publisher").get(BEES_PATH)
    assert "Undo: publish it again" in page.form("Undo: publish it again").actions
    assert "Undo: publish it again" not in person("Bob Kahn", "editor").get(BEES_PATH).text
    page = editor.send(editor.get(BEES_PATH), "Undo: publish it again")
    assert "Undo: publish it again" not in page.text


def test_what_is_too_late_is_said(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.send(page, "Save draft", title="Keep most bees")
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep no bees")
    assert "something else has happened since" in editor.send(page, SAVE, 409).text


def test_after_a_save_by_htmx_too(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    part = editor.send_by_htmx(page, "Save draft", title="Keep most bees")
    assert [given["form"] for given in part.find("button") if "form" in given and "formaction" not in given] == [
        given["id"] for given in part.find("form") if given.get("id", "").startswith("undo-")
    ][:1]


def test_who_may_only_look_is_offered_nothing(editor, auditor, bees):
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    assert "Undo" not in auditor.get(BEES_PATH).text


def test_a_cancelled_schedule_and_a_review_taken_back_offer_it_too(editor, draft):
    later = {"publish_date": "2100-02-03", "publish_time": "09:00"}
    page = editor.send(editor.get(BEES_PATH), "Schedule", **later)
    page = editor.send(page, "Cancel the schedule")
    page = editor.send(page, "Undo: schedule it again for the same time")
    assert "It will be published at 09:00 UTC on Wednesday 3 February 2100" in page.text
