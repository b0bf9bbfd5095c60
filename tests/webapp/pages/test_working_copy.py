"""What is typed and not saved: kept for whoever typed it, offered again, and no part of the history."""

from uuid import uuid4

from domain import log, working_copies
from domain.database import db
from domain.handle import handle
from jobs.reconcile import tidy
from tests.examples import save

from .conftest import BEES, BEES_PATH, OPERATOR

OFFER = "You typed here on"
ONE, OTHER = str(uuid4()), str(uuid4())


def keep(visitor, page, button="Save draft", writer=ONE, sequence=1, status=200, path=BEES_PATH, **typed):
    """What the page's script sends about a second after typing stops."""
    fields = page.form(button).fields | {"writer": writer, "sequence": str(sequence)} | typed
    response = visitor.client.put(f"{path}/working-copy", data=fields)
    assert response.status_code == status, response.text
    return response


def test_what_was_typed_is_offered_again_and_the_log_knows_nothing_of_it(editor, bees):
    head = log.head()
    keep(editor, editor.get(BEES_PATH), description="Half a sent")
    assert log.head() == head
    page = editor.get(BEES_PATH)
    assert OFFER in page.text
    assert page.form("Save draft").fields["description"] != "Half a sent"
    again = editor.get(f"{BEES_PATH}?working_copy={ONE}")
    assert again.form("Save draft").fields["description"] == "Half a sent"
    assert OFFER not in again.text
    editor.send(again, "Save draft", description="Half a sentence.")
    assert OFFER not in editor.get(BEES_PATH).text


def test_an_older_one_that_arrives_late_does_not_take_the_place_of_a_newer_one(editor, bees):
    page = editor.get(BEES_PATH)
    keep(editor, page, sequence=2, description="Newer")
    keep(editor, page, sequence=1, status=204, description="Older")
    assert editor.get(f"{BEES_PATH}?working_copy={ONE}").form("Save draft").fields["description"] == "Newer"


def test_two_tabs_of_one_person_are_two_writers(editor, bees):
    page = editor.get(BEES_PATH)
    keep(editor, page, writer=ONE, description="In one tab")
    keep(editor, page, writer=OTHER, description="In the other")
    assert editor.get(BEES_PATH).text.count(OFFER) == 2
    assert editor.get(f"{BEES_PATH}?working_copy={ONE}").form("Save draft").fields["description"] == "In one tab"


def test_nobody_sees_what_somebody_else_typed_or_takes_its_place(editor, person, bees):
    keep(editor, editor.get(BEES_PATH), sequence=1, description="Mine")
    grace = person("Grace Hopper", "editor")
    assert OFFER not in grace.get(BEES_PATH).text
    page = grace.get(f"{BEES_PATH}?working_copy={ONE}")
    assert page.form("Save draft").fields["description"] != "Mine"
    keep(grace, page, sequence=9, description="Hers")
    grace.client.post(
        f"{BEES_PATH}/working-copy/deletion",
        data={"csrf_token": page.form("Save draft").fields["csrf_token"], "writer": ONE},
    )
    assert editor.get(f"{BEES_PATH}?working_copy={ONE}").form("Save draft").fields["description"] == "Mine"


def test_it_can_be_thrown_away(editor, bees):
    keep(editor, editor.get(BEES_PATH), description="Mine")
    page = editor.get(BEES_PATH)
    button = next(name for form in page.forms for name in form.actions if name.startswith("Throw it away"))
    assert "is thrown away" in editor.send(page, button).text
    assert OFFER not in editor.get(BEES_PATH).text


def test_going_on_from_one_keeps_one(editor, bees):
    keep(editor, editor.get(BEES_PATH), writer=ONE, description="Half")
    keep(editor, editor.get(f"{BEES_PATH}?working_copy={ONE}"), writer=OTHER, description="Whole")
    assert editor.get(BEES_PATH).text.count(OFFER) == 1


def test_it_says_when_the_document_has_moved_on(editor, bees):
    keep(editor, editor.get(BEES_PATH), description="Mine")
    handle(save(BEES, title="Keep many bees"), OPERATOR)
    assert "The document has changed since" in editor.get(BEES_PATH).text


def test_a_save_that_was_refused_forgets_nothing(editor, bees):
    page = editor.get(BEES_PATH)
    keep(editor, page, title="", description="Mine")
    page.form("Save draft").fields["writer"] = ONE
    refused = editor.send(page, "Save draft", 422, title="", description="Mine")
    assert OFFER not in refused.text
    assert OFFER in editor.get(BEES_PATH).text


def test_a_new_document_is_offered_again_until_it_is_created(editor, db):
    page = editor.send(editor.get("/documents/new"), "Go on", document_type="answer")
    path = f"/documents/{page.form('Create draft').fields['content_id']}/en"
    keep(editor, page, "Create draft", path=path, title="Wasps")
    page = editor.get("/documents/new?document_type=answer")
    assert OFFER in page.text
    assert OFFER not in editor.get("/documents/new?document_type=guide").text
    again = editor.get(f"/documents/new?document_type=answer&working_copy={ONE}")
    assert again.form("Create draft").fields["title"] == "Wasps"
    editor.send(again, "Create draft", details_body="They sting.")
    assert OFFER not in editor.get("/documents/new?document_type=answer").text


def test_what_nobody_has_touched_for_a_month_is_tidied_away(editor, bees):
    page = editor.get(BEES_PATH)
    keep(editor, page, writer=ONE, description="Long ago")
    keep(editor, page, writer=OTHER, description="Lately")
    sql = "UPDATE private.working_copies SET updated_at = now() - %s * interval '1 day' WHERE writer = %s"
    db.execute_sql(sql, (working_copies.KEPT_FOR_DAYS + 1, ONE))
    db.execute_sql(sql, (working_copies.KEPT_FOR_DAYS - 1, OTHER))
    tidy()
    assert editor.get(BEES_PATH).text.count(OFFER) == 1


def test_what_is_no_form_of_a_writer_is_refused(editor, auditor, bees):
    page = editor.get(BEES_PATH)
    keep(editor, page, writer="x", status=422)
    keep(editor, page, sequence="-1", status=422)
    keep(editor, page, path=f"/documents/{BEES}/xx", status=404)
    keep(editor, page, csrf_token="x", status=400)
    keep(editor, page, description="nul\0 and \\u0000")
    description = editor.get(f"{BEES_PATH}?working_copy={ONE}").form("Save draft").fields["description"]
    assert description == "nul\ufffd and \\u0000"


def test_what_still_arrives_after_it_was_saved_is_no_news_whatever_comes_later(editor):
    """A page that is left by a save brings what it had kept in its browser with the next page."""
    form = editor.get("/documents/new?document_type=answer")
    typed = {"title": "Hives", "base_path": "/hives", "details_body": "One.", "writer": ONE, "sequence": "7"}
    page = editor.send(form, "Create draft", **typed)
    path = page.form("Save draft").actions["Save draft"].removesuffix("/draft")
    page = editor.send(page, "Save draft", details_body="Two, by somebody else.")
    late = {name.replace("details_", "details."): text for name, text in typed.items()}
    for sequence, offered in ((7, False), (8, True)):
        token = page.form("Save draft").fields["csrf_token"]
        fields = form.form("Create draft").fields | late | {"sequence": str(sequence), "csrf_token": token}
        editor.client.put(f"{path}/working-copy", data=fields)
        assert ("and did not save it" in editor.get(path).text) == offered
