"""/documents/new and /documents: creating one"""

import pytest

from domain import log
from domain.document_types import document_types
from domain.handle import handle
from tests.examples import save

from .conftest import OPERATOR


def new(editor, type_="news_article"):
    return editor.send(editor.get("/documents/new"), "Go on", document_type=type_)


def test_there_is_every_type_to_choose_from(editor):
    values = [given["value"] for given in editor.get("/documents/new").find("input") if given.get("type") == "radio"]
    assert values == list(document_types())
    assert len(values) == 11


def test_it_is_created_with_its_path_made_from_the_title(editor):
    page = editor.send(new(editor), "Create draft", title="Bees’ “return”: 2026", details_body="They are **back**.")
    assert page.heading == "Bees’ “return”: 2026"
    assert "Draft created" in page.text
    assert "/news/bees-return-2026" in page.text
    _, event = log.read_back(limit=2)
    saved = next(each for each in log.read_back(limit=2) if each.type == "DraftSaved")
    content = saved.event.content
    assert content.routes == [{"path": "/news/bees-return-2026", "type": "exact"}]
    assert (content.publishing_app, content.rendering_app) == ("annals", "frontend")
    assert content.update_type == "major"
    assert content.details["body"][0] == {"content_type": "text/govspeak", "content": "They are **back**."}
    assert "<strong>back</strong>" in content.details["body"][1]["content"]
    assert saved.actor == content.last_edited_by_editor_id
    assert (saved.application, saved.trigger) == ("annals", "person")


def test_its_path_can_be_typed(editor):
    page = editor.send(new(editor, "organisation"), "Create draft", title="The Hive", base_path="/hive")
    assert "/hive" in page.text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": " ", "details_body": "x"}, "Enter a title"),
        ({"title": "Bees", "details_body": ""}, "Enter the body"),
        ({"title": "Bees", "details_body": "x", "base_path": "no slash"}, "Enter a path such as /news/bees"),
        ({"title": "蜜蜂", "details_body": "x"}, "Enter a path such as /news/bees"),
        ({"title": "Bees", "details_body": "x", "base_path": "/taken"}, "/taken"),
        ({"title": "Bees \0", "details_body": "x"}, "U+0000"),
        ({"title": "Bees", "details_body": "x", "base_path": "/" + "b" * 600}, "512"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(editor, typed, message):
    handle(save(base_path="/taken"), OPERATOR)
    page = editor.send(new(editor), "Create draft", 422, **typed)
    assert page.inside("title").startswith("Error: ")
    assert message in page.text
    fields = page.form("Create draft").fields
    assert all(
        fields[name.replace("details_", "details.")] == value for name, value in typed.items() if "\0" not in value
    )
    assert list(log.read_back(limit=1))[0].position == 3


def test_sending_it_twice_creates_one(editor):
    form = new(editor)
    editor.send(form, "Create draft", title="Bees", details_body="x")
    again = editor.send(form, "Create draft", 409, title="Bees", details_body="x and more")
    assert "Nothing was saved" in again.text
    assert again.form("Save draft").fields["details.body"] == "x and more"
    assert len([each for each in log.read_back() if each.type == "DraftSaved"]) == 1


def test_a_form_from_before_signing_in_anew_can_be_sent_again(editor):
    form = new(editor)
    editor.send(editor.get("/"), "Sign out")
    editor.sign_in("ada@example.org")
    page = editor.send(form, "Create draft", 400, title="Bees", details_body="x")
    assert "all that you typed is still here" in page.text
    assert editor.send(page, "Create draft").heading == "Bees"


def test_a_form_that_lacks_its_hidden_fields_is_refused(editor):
    token = editor.get("/").form("Sign out").fields["csrf_token"]
    for data in ({}, {"type": "answer"}, {"type": "answer", "content_id": "x"}):
        assert editor.client.post("/documents", data=data | {"csrf_token": token}).status_code == 422
    assert editor.get("/documents/new?document_type=nonsense").heading == "Create a document"
