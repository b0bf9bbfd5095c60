"""Review by a second person: submit, ask for changes, approve, publish, look back."""

import pytest

from domain import commands, log
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

from .conftest import BEES_PATH, OPERATOR

NEWS = "2b5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c02"
PATH = f"/documents/{NEWS}/en"
ITEM = {"document_type": "news_article", "schema_name": "news_article", "base_path": "/news/bees", "title": "Bees"}


def types(count: int) -> list[str]:
    return [each.type for each in log.read_back(limit=count)]


@pytest.fixture
def news(db):
    """A draft of a type that asks for reviews, which an application has made."""
    handle(save(NEWS, **ITEM), OPERATOR)


@pytest.fixture
def grace(person):
    return person("Grace Hopper", "publisher")


@pytest.fixture
def submitted(editor, news):
    return editor.send(editor.get(PATH), "Submit for review", title="Bees are back", review_comment="Is it clear?")


def test_what_was_typed_is_saved_and_submitted(editor, submitted):
    assert "Waiting for review Submitted by Ada Lovelace" in submitted.text
    assert "Ada Lovelace submitted ‘Bees are back’ for review: “Is it clear?”" in submitted.text
    assert types(2) == ["ReviewRequested", "DraftSaved"]
    assert "Approve" not in submitted.html
    assert "Bees are back" in editor.get("/reviews").text


def test_a_reviewer_asks_for_changes_with_a_comment(editor, grace, submitted):
    page = grace.get(PATH)
    refused = grace.send(page, "Request changes", 422)
    assert "Say what should be changed" in refused.text
    page = grace.send(refused, "Request changes", comment="Say\nwhen.")
    assert "Changes requested By Grace Hopper" in page.text
    page = editor.send(editor.get(PATH), "Submit for review", title="Bees are back in May")
    assert "Waiting for review" in page.text


def test_approved_it_is_published_without_further_ado(editor, grace, submitted):
    page = grace.send(grace.get(PATH), "Approve")
    assert "Approved By Grace Hopper" in page.text
    page = editor.get(PATH)
    assert "without_review" not in page.html
    page = editor.send(page, "Publish")
    assert "Published. It is on its way to the live site." in page.text
    assert types(1) == ["EditionPublished"]
    assert "Nothing waits for a review" in editor.get("/reviews").text


def test_any_change_voids_the_approval(editor, grace, submitted):
    grace.send(grace.get(PATH), "Approve")
    page = editor.send(editor.get(PATH), "Save draft", title="Wasps are back")
    assert "Approval void Ada Lovelace changed the draft" in page.text
    assert types(2) == ["ApprovalVoided", "DraftSaved"]
    page = editor.send(page, "Save draft", title="Bees are back")
    refused = editor.send(page, "Publish", 422, description="Typed as well")
    assert "Say why it is published without review" in refused.text
    assert refused.form("Publish").fields["description"] == "Typed as well"


def test_so_does_what_is_typed_while_publishing(editor, grace, submitted):
    grace.send(grace.get(PATH), "Approve")
    editor.send(editor.get(PATH), "Publish", 422, title="Wasps are back")
    assert "EditionPublished" not in types(20)


def test_so_does_a_change_of_links(editor, grace, submitted):
    grace.send(grace.get(PATH), "Approve")
    handle(commands.PatchLinks(content_id=NEWS, links={"organisations": [new_id()]}), OPERATOR)
    assert types(2) == ["ApprovalVoided", "LinksPatched"]
    editor.send(editor.get(PATH), "Publish", 422)


def test_no_author_can_approve(person, news):
    grace = person("Grace Hopper", "publisher")
    page = grace.send(grace.get(PATH), "Submit for review", title="Bees are back")
    assert "You have worked on this draft, so somebody else has to approve it" in page.text
    token = page.form("Take back the request").fields
    refused = grace.client.post(f"{PATH}/approval", data=token | {"version": 2})
    assert (refused.status_code, "somebody else has to review it" in refused.text) == (422, True)


def test_nor_can_who_changed_the_links_of_the_draft(grace, submitted, app):
    actor = Actor(person=grace.account_id, application="tagger", trigger="api", request_id="r-5")
    handle(commands.PatchLinks(content_id=NEWS, links={"organisations": [new_id()]}), actor)
    assert "You have worked on this draft" in grace.get(PATH).text


def test_editors_do_not_approve(person, submitted):
    bob = person("Bob Kahn", "editor")
    page = bob.get(PATH)
    assert "A publisher or an administrator who has not worked on it can approve it" in page.text
    refused = bob.client.post(f"{PATH}/approval", data=page.form("Take back the request").fields | {"version": 2})
    assert (refused.status_code, "Only a publisher or an administrator" in refused.text) == (422, True)


def test_what_changed_since_the_page_was_opened_is_not_approved(editor, grace, submitted):
    page = grace.get(PATH)
    editor.send(editor.get(PATH), "Save draft", title="Wasps are back")
    assert "has changed since you opened it" in grace.send(page, "Approve", 409).text
    assert "Approved" in grace.send(grace.get(PATH), "Approve").text


def test_an_approval_can_be_taken_back(editor, grace, submitted):
    page = grace.send(grace.get(PATH), "Approve")
    page = grace.send(page, "Take back the approval")
    assert "Grace Hopper took back the approval of ‘Bees are back’" in page.text
    editor.send(editor.get(PATH), "Publish", 422)


def test_without_review_a_reason_is_asked_for_and_somebody_else_looks_back(editor, grace, news):
    page = editor.send(editor.get(PATH), "Save draft", title="Bees are back")
    assert "Say why it is published without review" in editor.send(page, "Publish", 422).text
    page = editor.send(editor.get(PATH), "Publish", without_review="A swarm is on its way")
    assert types(2) == ["PublishedWithoutReview", "EditionPublished"]
    assert "published ‘Bees are back’ (edition 1) without review: “A swarm is on its way”" in page.text
    assert "A swarm is on its way" in editor.get("/reviews").text
    assert "has to look back at it" in editor.send(page, "I have looked back at edition 1", 422).text

    page = grace.send(grace.get(PATH), "I have looked back at edition 1")
    assert "Grace Hopper looked back at ‘Bees are back’" in page.text
    assert "Everything that was published without review has been looked back at" in grace.get("/reviews").text
    assert grace.client.post(f"{PATH}/look-back", data=grace.get(PATH).form("Sign out").fields).status_code == 303


def test_the_authors_of_the_next_edition_start_anew(editor, grace, submitted):
    grace.send(grace.get(PATH), "Approve")
    editor.send(editor.get(PATH), "Publish")
    page = grace.send(grace.get(PATH), "Save draft", title="Bees left")
    assert "You have worked on this draft" in grace.send(page, "Submit for review").text
    assert "A publisher or an administrator who has not" in editor.get(PATH).text


def test_a_discarded_draft_waits_for_nobody(editor, submitted):
    editor.send(editor.get(PATH), "Discard draft")
    assert types(3) == ["ReviewRequestTakenBack", "PathReleased", "DraftDiscarded"]
    assert "Nothing waits for a review" in editor.get("/reviews").text


def test_applications_have_reviews_of_their_own(news):
    actor = Actor(person="someone", application="whitehall", trigger="api", request_id="r-2")
    assert [each.type for each in handle(commands.Publish(content_id=NEWS), actor).events] == ["EditionPublished"]


def test_who_may_only_look_sees_how_it_stands(auditor, submitted):
    page = auditor.get(PATH)
    assert "Waiting for review" in page.text
    assert [form.actions for form in page.forms] == [{"Sign out": "/sign-out"}]


def test_types_without_review_show_nothing_of_it(editor, bees):
    assert "review" not in editor.get(BEES_PATH).ids


def test_the_list_takes_a_constant_number_of_queries(editor, submitted, count_queries):
    with count_queries() as for_one:
        editor.get("/reviews")
    for number in range(5):
        content_id = new_id()
        handle(save(content_id, **ITEM | {"base_path": f"/news/{number}"}), OPERATOR)
        handle(commands.RequestReview(content_id=content_id), OPERATOR)
    with count_queries() as for_many:
        editor.get("/reviews")
    assert len(for_many) == len(for_one)
