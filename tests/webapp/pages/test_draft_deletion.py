"""/documents/<content_id>/<locale>/draft/deletion: discarding"""

from domain import log

from .conftest import BEES_PATH


def test_a_draft_over_a_live_edition_goes_and_the_live_edition_stays(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.send(page, "Discard draft")
    assert "Draft discarded" in page.text
    assert page.heading == "Keep bees"
    assert "Ada Lovelace discarded the draft of ‘Keep more bees’ (edition 2)" in page.text


def test_there_is_nothing_to_discard_where_there_is_no_draft(editor, bees):
    assert not any("Discard draft" in form.actions for form in editor.get(BEES_PATH).forms)


def test_a_draft_that_somebody_saved_meanwhile_is_not_discarded(editor, draft):
    page = editor.get(BEES_PATH)
    editor.send(page, "Save draft", title="Keep more bees")
    refused = editor.send(page, "Discard draft", 409)
    assert "has changed since" in refused.text
    assert list(log.read_back(limit=1))[0].type == "DraftSaved"
