"""/documents/<content_id>/<locale>/publication, looked at before it is used; and the same beside the button"""

import pytest

from domain.commands import Publish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR

URL = f"{BEES_PATH}/publication"
TO_MEND, TO_LOOK_AT = "To be mended before it can be published", "To be looked at; it can be published all the same"
GUIDE = {
    "schema_name": "guide",
    "document_type": "guide",
    "details": {
        "parts": [
            {"title": "Hives", "slug": "hives", "body": [{"content_type": "text/govspeak", "content": "#### Low"}]}
        ]
    },
}


def test_what_calls_for_a_second_look_is_beside_the_button_with_the_way_to_its_field(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", details_body="See [wasps](/wasps).")
    assert "It links to /wasps, where there is no page" in page.text
    assert "#details-body" in page.links()
    before = editor.get(URL)
    assert "It links to /wasps, where there is no page" in before.text
    assert f"{BEES_PATH}#details-body" in before.links()
    assert (TO_LOOK_AT in before.text, TO_MEND in before.text) == (True, False)
    assert "Published. It is on its way" in editor.send(page, "Publish").text


def test_what_has_to_be_mended_is_told_before_publishing_and_apart_from_what_need_not(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", details_body="#### Low\n\nSee [wasps](/wasps).")
    for shown in (page, editor.get(URL)):
        told = shown.text[shown.text.index(TO_MEND) :]
        assert told.index("Body has a heading that skips a level") < told.index(TO_LOOK_AT) < told.index("/wasps")
    refused = editor.send(page, "Publish", 422)
    assert "Body has a heading that skips a level" in refused.text
    mended = editor.send(refused, "Save draft", details_body="## High")
    assert TO_MEND not in mended.text


def test_it_leads_to_the_field_also_of_a_part(editor):
    content_id = new_id()
    handle(save(content_id, **GUIDE), OPERATOR)
    page = editor.get(f"/documents/{content_id}/en")
    assert "Body, part 1 has a heading that skips a level" in page.text
    assert "#details-parts-0-body" in page.links()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"details": {}}, "Enter the body"),
        ({"update_type": "major"}, "Enter a change note: it tells readers what is different"),
        ({"base_path": "/wasps"}, "‘Wasps’ is live at /wasps: choose another path"),
    ],
)
def test_whatever_publishing_refuses_is_told_before(editor, bees, change, sentence):
    wasps = new_id()
    handle(save(wasps, title="Wasps", base_path="/wasps"), OPERATOR)
    handle(Publish(content_id=wasps), OPERATOR)
    handle(save(wasps, title="Wasps", base_path="/elsewhere"), OPERATOR)
    handle(save(BEES, **change), OPERATOR)
    assert sentence in editor.get(URL).text
    editor.send(editor.get(BEES_PATH), "Publish", 422)


def test_a_draft_that_nobody_has_approved_says_so(editor):
    content_id = new_id()
    about = {"schema_name": "news_article", "document_type": "news_article"}
    handle(save(content_id, **about), OPERATOR)
    page = editor.get(f"/documents/{content_id}/en")
    assert "Say why it is published without review, or submit it for review" in page.text
    assert "#without_review" in page.links()
    assert "It waits for its review; without one, say why" in editor.send(page, "Submit for review").text


def test_what_else_is_sent_again_is_named(editor, bees):
    assert "Other pages that will be sent again" in editor.get(URL).text
    assert "There is no draft to publish" in editor.get(URL).text
