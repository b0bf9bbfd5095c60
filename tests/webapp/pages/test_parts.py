"""Lists of records in a form, without scripts and by htmx: added, removed, moved; and kept as they were stored."""

import pytest

from domain import documents, log
from domain.handle import handle
from tests.examples import save

from .conftest import BEES, BEES_PATH, OPERATOR

HTML = [{"content_type": "text/html", "content": "<p>Hives</p>"}]
PARTS = [
    {"title": "Hives", "slug": "hives", "body": HTML, "icon": "hive"},
    {"title": "Honey", "slug": "honey", "body": "<p>Honey</p>"},
    {"title": "Wax", "slug": "wax", "body": "<p>Wax</p>"},
]


@pytest.fixture
def guide(db):
    handle(save(BEES, schema_name="guide", document_type="guide", details={"parts": PARTS}), OPERATOR)


def titles(page):
    form = next(form for form in page.forms if "details.parts" in form.fields)
    return [
        value for name, value in form.fields.items() if name.startswith("details.parts.") and name.endswith("title")
    ]


def stored():
    return documents.find(BEES, "en").content.details["parts"]


def test_they_are_moved_removed_and_added_and_nothing_is_saved_before_it_is_saved(editor, guide):
    page, position = editor.get(BEES_PATH), log.head()[0]
    page = editor.press(page, "Move down part 1", "details.parts.0.down", title="Typed before")
    assert titles(page) == ["Honey", "Hives", "Wax"]
    page = editor.press(page, "Move up part 3", "details.parts.2.up")
    page = editor.press(page, "Remove part 1", "details.parts.0.remove")
    assert titles(page) == ["Wax", "Hives"]
    page = editor.press(page, "Add a part", "details.parts.add")
    assert titles(page) == ["Wax", "Hives", ""]
    assert page.form("Save draft").fields["title"] == "Typed before"
    assert log.head()[0] == position
    page = editor.send(page, "Save draft", **{"details.parts.2.title": "Crème", "details.parts.2.body": "*Soft*"})
    assert "Draft saved" in page.text
    assert stored()[:2] == [PARTS[2], PARTS[0]]
    assert stored()[2]["slug"] == "creme"
    assert titles(page) == ["Wax", "Hives", "Crème"]


def test_what_was_left_alone_in_an_edited_part_stays_as_it_is_stored(editor, guide):
    editor.send(editor.get(BEES_PATH), "Save draft", **{"details.parts.0.title": "All hives"})
    assert stored() == [PARTS[0] | {"title": "All hives"}, *PARTS[1:]]


def test_all_of_them_can_go_but_not_where_one_is_needed(editor, guide):
    page = editor.get(BEES_PATH)
    for _ in range(3):
        page = editor.press(page, "Remove part 1", "details.parts.0.remove")
    assert titles(page) == []
    assert "Enter the parts" in editor.send(page, "Save draft", 422).text
    assert stored() == PARTS


def test_an_empty_record_is_none(editor, guide):
    page = editor.press(editor.get(BEES_PATH), "Add a part", "details.parts.add")
    assert "Nothing has changed" in editor.send(page, "Save draft").text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"details.parts.1.title": " "}, "Enter the title, part 2"),
        ({"details.parts.1.body": ""}, "Enter the body, part 2"),
        ({"details.parts.1.slug": "Honey & co"}, "Slug, part 2 must have only lower case letters"),
        ({"details.parts.1.slug": "hives"}, "Slug, part 2 is there twice"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(editor, guide, typed, message):
    page = editor.send(editor.get(BEES_PATH), "Save draft", 422, **typed)
    assert message in page.inside("li")
    name = next(iter(typed))
    assert f"#{name.replace('.', '-')}" in page.links()
    assert page.form("Save draft").fields[name] == typed[name]


def test_htmx_gets_the_list_alone_with_the_focus_and_a_word_for_who_cannot_see(editor, guide):
    page = editor.get(BEES_PATH)
    part = editor.press(page, "Move down part 1", "details.parts.0.down", htmx=True)
    assert "Moved down: part 2 of 3 now" in part.text
    assert [given["id"] for _, given in part.elements if "autofocus" in given] == ["details-parts-1-down"]
    assert not part.find("form")
    part = editor.press(page, "Add a part", "details.parts.add", htmx=True)
    assert [given["id"] for _, given in part.elements if "autofocus" in given] == ["details-parts-3-title"]
    part = editor.press(page, "Remove part 3", "details.parts.2.remove", htmx=True)
    assert [given["id"] for _, given in part.elements if "autofocus" in given] == ["details-parts-1-remove"]


def test_a_conflict_shows_what_was_saved_and_what_was_typed(editor, guide):
    page = editor.get(BEES_PATH)
    editor.send(page, "Save draft", **{"details.parts.0.title": "Theirs"})
    page = editor.send(page, "Save draft", 409, **{"details.parts.0.title": "Mine"})
    assert "Theirs" in page.inside("del")
    assert "Mine" in page.inside("ins")
    assert titles(page)[0] == "Mine"
    editor.send(page, "Save draft", **{"choice.details.parts": "mine"})
    assert stored() == [PARTS[0] | {"title": "Mine"}, *PARTS[1:]]


@pytest.mark.parametrize("do", ["", "x", "details.parts", "details.parts.x.up", "details.parts.9.remove", "title.add"])
def test_a_button_that_is_not_there_does_no_harm(editor, guide, do):
    fields = editor.get(BEES_PATH).form("Save draft").fields
    response = editor.client.post(f"{BEES_PATH}/form?do={do}", data=fields)
    assert response.status_code in (200, 422)
    assert stored() == PARTS


def test_a_form_from_before_signing_in_anew_comes_back(editor, guide):
    page = editor.get(BEES_PATH)
    page.form("Save draft").fields["csrf_token"] = "old"
    again = editor.press(page, "Add a part", "details.parts.add", 400, title="Typed")
    assert again.form("Save draft").fields["title"] == "Typed"
