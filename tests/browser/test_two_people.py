"""Review by a second person, at two browsers."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 390)])
def test_submitted_sent_back_approved_edited_and_published(desk, scripts, width):
    ada = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    grace = desk.sign_in("Grace Hopper", "publisher", scripts=scripts, width=width)
    create(ada)
    ada.get_by_label("Comment for the reviewer (optional)").fill("Is it clear?")
    ada.get_by_role("button", name="Submit for review").click()
    expect(ada.get_by_text("Waiting for review")).to_be_visible()

    open_from_list(grace)
    expect(grace.locator(".annals-comment")).to_have_text("Is it clear?")
    grace.get_by_label("Comment", exact=True).fill("Say when.")
    grace.get_by_role("button", name="Request changes").click()
    expect(grace.get_by_text("By Grace Hopper on")).to_be_visible()

    ada.reload()
    expect(ada.locator(".annals-comment")).to_have_text("Say when.")
    ada.get_by_label("Body").fill("They are back since May.")
    ada.get_by_role("button", name="Submit for review").click()
    open_from_list(grace)
    grace.get_by_role("button", name="Approve").click()
    expect(grace.get_by_text("Any change makes the approval void")).to_be_visible()

    ada.reload()
    ada.get_by_label("Body").fill("They are back since June.")
    ada.get_by_role("button", name="Save draft").click()
    expect(ada.get_by_text("Approval void")).to_be_visible()
    ada.get_by_role("button", name="Submit for review").click()
    open_from_list(grace)
    grace.get_by_role("button", name="Approve").click()
    expect(grace.get_by_text("Any change makes the approval void")).to_be_visible()
    ada.reload()
    ada.get_by_role("button", name="Publish").click()
    expect(ada.get_by_text("Published. It is on its way to the live site.")).to_be_visible()
    assert ada.evaluate("document.documentElement.scrollWidth") <= width
    assert ada.problems == grace.problems == []


@pytest.mark.parametrize(("scripts", "width"), [(True, 390), (False, 1280)])
def test_published_without_review_it_is_listed_until_somebody_else_looks_back(desk, scripts, width):
    ada = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    grace = desk.sign_in("Grace Hopper", scripts=scripts, width=width)
    create(ada)
    ada.get_by_role("button", name="Publish").click()
    expect(ada.get_by_text("Say why it is published without review").first).to_be_visible()
    ada.get_by_label("Reason for publishing without review").fill("A swarm is on its way.")
    ada.get_by_role("button", name="Publish").click()
    expect(ada.get_by_text("Published. It is on its way to the live site.")).to_be_visible()

    open_from_list(grace, "A swarm is on its way.")
    grace.get_by_role("button", name="I have looked back at edition 1").click()
    expect(grace.get_by_text("Grace Hopper looked back at")).to_be_visible()
    grace.get_by_role("navigation").get_by_role("link", name="Reviews").click()
    expect(grace.get_by_text("Everything that was published without review has been looked back at.")).to_be_visible()
    assert grace.evaluate("document.documentElement.scrollWidth") <= width


def create(page) -> None:
    page.goto("/documents/new?document_type=news_article")
    page.get_by_label("Title").fill("Bees are back")
    page.get_by_label("Body").fill("They are back.")
    page.get_by_role("button", name="Create draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bees are back")


def open_from_list(page, text: str = "Bees are back") -> None:
    page.goto("/reviews")
    expect(page.get_by_text(text)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Bees are back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bees are back")
