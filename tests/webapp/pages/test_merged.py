"""Two people save one document: both changes are saved where they can be, and where not somebody chooses."""

import pytest

from domain import log
from domain.content import Merger
from domain.handle import handle
from tests.examples import save

from .conftest import BEES, BEES_PATH, OPERATOR


@pytest.fixture
def grace(person):
    return person("Grace Hopper", "editor")


def saved() -> list:
    return [each.event for each in log.read() if each.type == "DraftSaved"]


def theirs(grace, **typed) -> int:
    """What Grace saves while the other types; its position."""
    grace.send(grace.get(BEES_PATH), "Save draft", **typed)
    return log.head()[0]


def text_of(draft) -> str:
    return draft.content.details["body"][0]["content"]


def test_what_they_changed_elsewhere_is_saved_together_with_what_was_typed(editor, grace, bees):
    page = editor.get(BEES_PATH)
    position = theirs(grace, description="Hers.")
    after = editor.send(page, "Save draft", title="Mine")
    assert "together with what Grace Hopper changed meanwhile: Summary" in after.text
    assert (saved()[-1].content.title, saved()[-1].content.description) == ("Mine", "Hers.")
    by = saved()[-1].merged.actors
    assert saved()[-1].merged == Merger(position=position, actors=by, fields={"description": "theirs"})
    assert "Ada Lovelace saved a draft of ‘Mine’ (edition 2) , merged with what Grace Hopper had saved" in (
        after.text.replace("(edition 2),", "(edition 2) ,")
    )
    comparison = next(link for link in after.links() if "comparison?from" in link)
    assert "Hers." in editor.get(comparison).inside("ins")


def test_two_paragraphs_of_one_text_are_merged(editor, grace, bees):
    body = [{"content_type": "text/govspeak", "content": "One.\n\nTwo.\n\nThree."}]
    handle(save(BEES, details={"body": body}), OPERATOR)
    page = editor.get(BEES_PATH)
    theirs(grace, details_body="One, hers.\n\nTwo.\n\nThree.")
    editor.send(page, "Save draft", details_body="One.\n\nTwo.\n\nThree, mine.")
    assert text_of(saved()[-1]) == "One, hers.\n\nTwo.\n\nThree, mine."
    assert saved()[-1].merged.fields == {"details.body": "both"}


def test_htmx_gets_the_form_with_both(editor, grace, bees):
    page = editor.get(BEES_PATH)
    theirs(grace, description="Hers.")
    part = editor.send_by_htmx(page, "Save draft", title="Mine")
    fields = part.form("Save draft").fields
    assert (fields["title"], fields["description"]) == ("Mine", "Hers.")
    assert editor.response.headers["HX-Retarget"] == "#edit"
    assert "Nothing has changed" in editor.send(part, "Save draft").text


def test_a_form_in_which_nothing_was_typed_takes_nothing_back(editor, grace, bees):
    page = editor.get(BEES_PATH)
    theirs(grace, description="Hers.")
    before = len(saved())
    assert editor.send(page, "Save draft").form("Save draft").fields["description"] == "Hers."
    assert len(saved()) == before


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Mine."), ("theirs", "Hers."), ("both", "Hers, and mine.")])
def test_what_both_changed_is_asked_and_the_choice_is_kept(editor, grace, bees, choice, kept):
    page = editor.get(BEES_PATH)
    position = theirs(grace, description="Hers.", details_body="Hers too.")
    before = len(saved())
    for send in (editor.send, editor.send_by_htmx):
        asked = send(page, "Save draft", 409, description="Mine.", title="Mine")
        assert "You and Grace Hopper changed the same thing" in asked.text
        fields = asked.form("Save draft").fields
        assert (fields["description"], fields["details.body"], fields["title"]) == ("Mine.", "Hers too.", "Mine")
        assert ("Hers" in asked.inside("del"), "Mine" in asked.inside("ins")) == (True, True)
    assert len(saved()) == before
    unchosen = editor.send(asked, "Save draft", 422)
    assert "Choose whose summary is kept" in unchosen.text
    assert "Whose summary is kept?" in unchosen.text
    text = {"both": {"description": "Hers, and mine."}}.get(choice, {})
    editor.send(unchosen, "Save draft", **{"choice.description": choice}, **text)
    assert (saved()[-1].content.description, saved()[-1].content.title) == (kept, "Mine")
    assert saved()[-1].merged.position == position
    assert saved()[-1].merged.fields == {"description": choice, "details.body": "theirs"}
    assert len(saved()) == before + 1


def test_somebody_who_saves_while_one_chooses_is_merged_as_well(editor, grace, bees):
    page = editor.get(BEES_PATH)
    theirs(grace, description="Hers.")
    asked = editor.send(page, "Save draft", 409, description="Mine.")
    position = theirs(grace, title="Hers")
    editor.send(asked, "Save draft", **{"choice.description": "mine"})
    assert (saved()[-1].content.title, saved()[-1].content.description) == ("Hers", "Mine.")
    assert saved()[-1].merged.position == position
    assert saved()[-1].merged.fields == {"description": "mine", "title": "theirs"}


def test_two_who_change_the_same_to_the_same_are_not_asked(editor, grace, bees):
    page = editor.get(BEES_PATH)
    theirs(grace, description="The same.")
    before = len(saved())
    assert "Nothing has changed" in editor.send(page, "Save draft", description="The same.").text
    assert len(saved()) == before


def test_a_working_copy_is_merged_when_it_is_gone_on_from(editor, grace, bees):
    from .test_working_copy import ONE, keep

    keep(editor, editor.get(BEES_PATH), description="Mine.")
    theirs(grace, title="Hers")
    page = editor.get(f"{BEES_PATH}?working_copy={ONE}")
    assert page.form("Save draft").fields["title"] != "Hers"
    editor.send(page, "Save draft")
    assert (saved()[-1].content.title, saved()[-1].content.description) == ("Hers", "Mine.")


def test_a_save_that_meets_nobody_tells_of_no_merge(editor, bees):
    editor.send(editor.get(BEES_PATH), "Save draft", title="Mine")
    assert saved()[-1].merged is None


@pytest.mark.parametrize(("choice", "first", "kept"), [("theirs", "Hers.", "both"), ("mine", "Mine.", "mine")])
def test_of_parts_whose_is_kept_is_about_those_that_both_changed(editor, choice, first, kept):
    def parts(*texts: str) -> dict:
        bodies = [[{"content_type": "text/govspeak", "content": text}] for text in texts]
        of_each = zip("ABC", "abc", bodies, strict=True)
        return {"parts": [{"title": title, "slug": slug, "body": body} for title, slug, body in of_each]}

    guide = {"schema_name": "guide", "document_type": "guide"}
    handle(save(BEES, **guide, details=parts("One.", "Two.", "Three.")), OPERATOR)
    page = editor.get(BEES_PATH)
    handle(save(BEES, **guide, details=parts("Hers.", "Two.", "Three, hers.")), OPERATOR)
    bodies = {f"details.parts.{index}.body": text for index, text in enumerate(["Mine.", "Two, mine.", "Three."])}
    asked = editor.send(page, "Save draft", 409, **bodies)
    assert asked.form("Save draft").fields["details.parts.2.body"] == "Three, hers."
    editor.send(asked, "Save draft", **{"choice.details.parts": choice})
    found = [each["body"][0]["content"] for each in saved()[-1].content.details["parts"]]
    assert found == [first, "Two, mine.", "Three, hers."]
    assert saved()[-1].merged.fields == {"details.parts": kept}
