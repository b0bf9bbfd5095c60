"""/documents/<content_id>/<locale>/unpublishing and /republication"""

import pytest

from domain import documents
from domain.commands import Publish, Unpublish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR

URL = f"{BEES_PATH}/unpublishing"


def unpublished() -> dict:
    return documents.find(BEES, "en").live.unpublishing


def take_down(visitor, status=200, **typed):
    return visitor.send(visitor.get(URL), "Take it down", status, **typed)


def test_it_is_withdrawn_with_an_explanation_and_brought_back(editor, bees):
    page = take_down(editor, type="withdrawal", withdrawal_explanation="*Bees* left.")
    assert "Withdrawn. The live site is being told." in page.text
    assert "Ada Lovelace withdrew ‘Keep bees’" in page.text
    assert unpublished()["explanation"] == "<p><em>Bees</em> left.</p>\n"
    page = editor.send(page, "Take back the withdrawal")
    assert "Ada Lovelace republished ‘Keep bees’ (edition 1)" in page.text
    assert documents.find(BEES, "en").live.state == "published"


def test_it_is_taken_down_with_a_path_to_go_to(editor, bees):
    page = take_down(editor, type="gone", gone_explanation="<script>x</script>Sorry.", alternative_path="/wasps")
    assert "Taken down" in page.text
    assert (unpublished()["type"], unpublished()["alternative_path"]) == ("gone", "/wasps")
    assert "script" not in unpublished()["explanation"]
    assert "Published again" in editor.send(page, "Publish it again as it was").text


@pytest.mark.parametrize("destination", ["/wasps?a=b", "https://www.nhs.uk/bees"])
def test_it_is_redirected(editor, bees, destination):
    page = take_down(editor, type="redirect", destination=destination)
    assert f"and redirected it to {destination}" in page.text
    assert unpublished()["redirects"] == [{"path": "/keep-bees", "type": "exact", "destination": destination}]


def test_circles_are_refused_with_what_was_typed(editor, bees):
    other = new_id()
    handle(save(other, base_path="/wasps"), OPERATOR)
    handle(Publish(content_id=other), OPERATOR)
    handle(Unpublish(content_id=other, type="redirect", alternative_path="/keep-bees"), OPERATOR)
    page = take_down(editor, 422, type="redirect", destination="/wasps")
    assert "/keep-bees → /wasps → /keep-bees would go in a circle" in page.text
    assert page.form("Take it down").fields["destination"] == "/wasps"
    assert unpublished() is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose in which way to take it down"),
        ({"type": "substitute"}, "Choose in which way to take it down"),
        ({"type": "withdrawal", "withdrawal_explanation": " "}, "Say why it is no longer current"),
        ({"type": "redirect"}, "Enter where readers are to be redirected"),
        ({"type": "redirect", "destination": "wasps"}, "Destination external redirects must have a host"),
        ({"type": "redirect", "destination": "https://example.com"}, "only go to allowed domains"),
        ({"type": "gone", "alternative_path": "wasps"}, "Enter a path such as /news/bees"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(editor, bees, typed, sentence):
    assert sentence in take_down(editor, 422, **typed).text
    assert unpublished() is None


def test_publishers_remove_without_a_trace(person, bees):
    grace = person("Grace Hopper", "publisher")
    assert "Removed" in take_down(grace, type="vanish").text
    assert unpublished()["type"] == "vanish"


def test_a_draft_is_discarded_only_if_that_is_said(editor, bees):
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = take_down(editor, 422, type="gone")
    assert "There is a draft: say that it is discarded as well" in page.text
    page = take_down(editor, type="gone", discard_draft="yes")
    assert "Taken down" in page.text
    assert documents.find(BEES, "en").draft is None


def test_who_opened_the_form_before_a_change_is_told(editor, person, bees):
    page = editor.get(URL)
    grace = person("Grace Hopper", "publisher")
    grace.send(grace.send(grace.get(BEES_PATH), "Save draft", title="Keep more bees"), "Publish")
    assert "has changed since" in editor.send(page, "Take it down", 409, type="gone").text


def test_what_is_not_published_cannot_be_taken_down(editor, draft):
    assert "there is nothing to take down" in editor.get(URL).text
    assert "Withdraw, redirect" not in editor.get(BEES_PATH).text
