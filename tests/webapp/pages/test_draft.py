"""/documents/<content_id>/<locale>/draft: saving"""

import pytest

from domain import documents, log
from domain.commands import DiscardDraft, Publish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR


def saved(position=None):
    return next(each for each in log.read_back() if each.type == "DraftSaved").event


def count(type_="DraftSaved"):
    return len([each for each in log.read_back(limit=200) if each.type == type_])


def test_what_was_typed_is_the_draft(editor, bees):
    page = editor.send(
        editor.get(BEES_PATH), "Save draft", title="Keep more bees", description="How.", details_body="They *sting*."
    )
    assert page.heading == "Keep more bees"
    assert "Draft saved at" in page.text
    event = saved()
    assert event.user_facing_version == 2
    assert event.content.description == "How."
    assert event.content.details["body"][0]["content"] == "They *sting*."
    assert "<em>sting</em>" in event.content.details["body"][1]["content"]
    assert (event.content.update_type, event.content.change_note) == ("minor", None)


def test_everything_else_of_the_live_edition_is_carried_over(editor):
    target = new_id()
    details = {
        "body": "<p>Bees need flowers.</p>",
        "external_related_links": [{"title": "Hive", "url": "https://x.example"}],
    }
    others = {
        "links": {"organisations": [target], "related": [new_id(), new_id()]},
        "routes": [{"path": "/keep-bees", "type": "exact"}, {"path": "/keep-bees/all", "type": "prefix"}],
        "redirects": [{"path": "/keep-bees/old", "type": "exact", "destination": "/keep-bees"}],
        "phase": "beta",
        "analytics_identifier": "UA1",
        "publishing_app": "whitehall",
        "rendering_app": "government-frontend",
        "description": "All about it.",
    }
    times = {"first_published_at": "2001-02-03T04:05:06.000000Z", "public_updated_at": "2002-02-03T04:05:06.000000Z"}
    handle(save(BEES, details=details, **others, **times), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    before = documents.find(BEES, "en").content
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    event, after = saved(), documents.find(BEES, "en").content
    assert {name: getattr(after, name) for name in others} == others
    assert after.details == details
    assert event.first_published_at == times["first_published_at"]
    assert event.public_updated_at is None
    changed = {name for name in vars(after) if getattr(after, name) != getattr(before, name)}
    assert changed == {"title", "update_type", "last_edited_by_editor_id"}


def test_who_may_see_the_draft_stays_who_may_see_the_draft(person):
    administrator = person("Ann Nakamura", "administrator")
    limit = {"users": [new_id()], "organisations": [new_id()]}
    bypass = [new_id()]
    handle(save(BEES, access_limited=limit, auth_bypass_ids=bypass), OPERATOR)
    administrator.send(administrator.get(BEES_PATH), "Save draft", title="Keep more bees")
    assert saved().content.access_limited == limit
    assert saved().content.auth_bypass_ids == bypass


def test_saving_what_is_stored_already_is_no_event(editor, bees):
    for _ in range(2):
        page = editor.send(editor.get(BEES_PATH), "Save draft")
        assert "Nothing has changed, so nothing was saved" in page.text
    assert count() == 1
    page = editor.get(BEES_PATH)
    editor.send(page, "Save draft", title="Keep more bees")
    assert "Nothing has changed" in editor.send(page, "Save draft", title="Keep more bees").text
    assert "Nothing has changed" in editor.send(editor.get(BEES_PATH), "Save draft").text
    assert count() == 2


@pytest.mark.parametrize("body", ["<p>A</p>\r\n\r\n    <p>B</p>\r\n", "\n\nA\n", "A\rB", "<pre>\n\n\n  x\n\n y</pre>"])
def test_line_ends_and_empty_lines_are_no_change(editor, body):
    for stored in (body, [{"content_type": "text/govspeak", "content": body}]):
        handle(save(BEES, details={"body": stored}, title=" Keep bees "), OPERATOR)
        before = count()
        editor.send(editor.get(BEES_PATH), "Save draft")
        assert count() == before


def test_html_that_was_not_edited_survives_the_edit_of_what_stands_beside_it(editor):
    html = '<div class="govspeak">\n\n    <p>A</p>\n\n    <table>\n\n      <tr><td>B</td></tr>\n    </table>\n</div>'
    handle(save(BEES, details={"body": html}), OPERATOR)
    page = editor.get(BEES_PATH)
    source = page.form("Save draft").fields["details.body"]
    editor.send(page, "Save draft", details_body=source + "\n\nAnd *this*.")
    rendered = saved().content.details["body"][1]["content"]
    assert "<td>B</td>" in rendered
    assert "<code>" not in rendered
    assert "<em>this</em>" in rendered


def test_what_the_schema_wants_as_a_string_stays_a_string(editor, one_app, monkeypatch, tmp_path):
    from domain.schemas import Schemas

    (tmp_path / "answer").mkdir()
    (tmp_path / "answer" / "schema.json").write_text(
        '{"type": "object", "properties": {"details": {"properties": {"body": {"type": "string"}}}}}'
    )
    monkeypatch.setitem(one_app.extensions, "schemas", Schemas(tmp_path))
    handle(save(BEES), OPERATOR)
    editor.send(editor.get(BEES_PATH), "Save draft", details_body="They *sting*.")
    assert saved().content.details["body"] == "<p>They <em>sting</em>.</p>\n"


def test_a_document_of_a_schema_that_is_not_known_here_is_edited_too(editor):
    handle(save(BEES, schema_name="unheard_of", document_type="unheard_of"), OPERATOR)
    editor.send(editor.get(BEES_PATH), "Save draft", details_body="They *sting*.")
    assert saved().content.details["body"] == "<p>They <em>sting</em>.</p>\n"


def test_no_edit_is_refused_for_what_it_left_alone(editor):
    handle(save(BEES, details={"unknown": {"to": "the schema"}}), OPERATOR)
    page = editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    assert "Draft saved" in page.text
    assert saved().content.details == {"unknown": {"to": "the schema"}}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": ""}, "Enter a title"),
        ({"title": "  "}, "Enter a title"),
        ({"details_body": " \n "}, "Enter the body"),
        ({"title": "nul\0"}, "U+0000"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(editor, bees, typed, message):
    typed = {"description": "Typed as well."} | typed
    for send in (editor.send, editor.send_by_htmx):
        page = send(editor.get(BEES_PATH), "Save draft", 422, **typed)
        assert page.inside("title").startswith("Error: ")
        assert message in page.text
        for name, value in typed.items():
            assert page.form("Save draft").fields[name.replace("details_", "details.")] == value
    assert editor.response.headers["HX-Retarget"] == "#edit"
    assert count() == 1


def test_a_draft_that_was_discarded_meanwhile_is_a_conflict_too(editor, draft):
    page = editor.get(BEES_PATH)
    handle(DiscardDraft(content_id=BEES), OPERATOR)
    conflict = editor.send(page, "Save draft", 409, title="Mine")
    assert "discarded the draft" in conflict.text
    assert "Draft saved" in editor.send(conflict, "Save draft").text
    assert saved().content.title == "Mine"


def test_htmx_gets_everything_but_the_form(editor, bees):
    part = editor.send_by_htmx(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    assert part.inside("title") == "Keep more bees - Annals"
    assert "Draft saved at" in part.text
    assert {given["id"] for _, given in part.elements if "hx-swap-oob" in given} == {
        "version", "heading", "aside", "history", "messages",
    }  # fmt: skip
    assert part.find("textarea") == [given for given in part.find("textarea") if given["id"] == "change_note"]


def test_a_form_from_before_signing_in_anew_can_be_sent_again(editor, bees):
    page = editor.get(BEES_PATH)
    editor.send(editor.get("/"), "Sign out")
    editor.sign_in("ada@example.org")
    again = editor.send(page, "Save draft", 400, title="Keep more bees")
    assert "all that you typed is still here" in again.text
    assert editor.send(again, "Save draft").heading == "Keep more bees"


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
def test_a_form_without_a_good_version_is_a_conflict(editor, bees, version):
    page = editor.get(BEES_PATH)
    page.form("Save draft").fields["version"] = version
    editor.send(page, "Save draft", 409, title="Keep more bees")


def test_a_long_text_fits(editor, bees):
    text = "Bees sting, é. " * 100_000
    editor.send(editor.get(BEES_PATH), "Save draft", details_body=text)
    assert saved().content.details["body"][0]["content"] == text
    too_long = editor.send(editor.get(BEES_PATH), "Save draft", 413, details_body="x" * 11_000_000)
    assert too_long.find("h1")


def test_what_was_typed_is_never_markup(editor, bees):
    title = "<script>alert(1)</script>\"'&amp;{{ 7 * 7 }}"
    page = editor.send(editor.get(BEES_PATH), "Save draft", title=title, description=title)
    assert page.heading == title
    assert page.form("Save draft").fields["description"] == title
    for path in ("/", f"/?q={title}", "/timeline", BEES_PATH):
        assert "alert(1)" not in editor.get(path).inside("script")
