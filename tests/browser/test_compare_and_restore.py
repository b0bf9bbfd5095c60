"""Comparing two moments of a document and restoring some of it, with and without scripts, wide and narrow."""

import pytest
from playwright.sync_api import expect

from domain.commands import PatchLinks
from domain.handle import handle
from domain.publisher_body import save_draft
from tests.browser.conftest import ITEM, OPERATOR

BODY = "Register every hive. " + " ".join(f"Rule {number} holds." for number in range(60))


def edited() -> None:
    body = {name: value for name, value in ITEM.items() if name not in ("content_id", "updated_at")}
    body |= {"routes": [{"path": ITEM["base_path"], "type": "exact"}], "update_type": "minor"}
    for title, text in (("Keeping bees", BODY), ("Keeping wasps", f"{BODY} Each autumn, too.")):
        details = {"body": [{"content_type": "text/govspeak", "content": text}]}
        handle(save_draft(ITEM["content_id"], body | {"title": title, "details": details}), OPERATOR)
    handle(PatchLinks(content_id=ITEM["content_id"], links={"related": [ITEM["content_id"]]}), OPERATOR)


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 1280), (True, 390), (False, 390)])
def test_one_field_of_several_is_restored(desk, scripts, width):
    desk.publish()
    edited()
    page = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    page.goto(f"/documents/{ITEM['content_id']}/en")
    page.get_by_role("link", name="Compare the draft with what is live").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare moments of ‘Keeping wasps’")
    expect(page.locator("#change-1 ins")).to_contain_text("wasps")
    expect(page.locator("#change-1 del")).to_contain_text("bees")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_label("Restore: Title").check()
    page.get_by_role("button", name="Restore what is ticked").click()
    expect(page.get_by_text("Restored: title")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping bees")
    expect(page.get_by_label("Body", exact=True)).to_have_value(f"{BODY} Each autumn, too.")
    expect(page.locator(".annals-timeline li").first).to_contain_text("Ada Lovelace restored title of")
    assert page.problems == []


@pytest.mark.parametrize("scripts", [True, False])
def test_other_moments_are_chosen_and_what_is_the_same_is_unfolded(desk, scripts):
    desk.publish()
    edited()
    page = desk.sign_in("Rob Reader", "reader", scripts=scripts)
    page.goto(f"/documents/{ITEM['content_id']}/en/comparison")
    saves = [text for text in page.locator("#from option").all_inner_texts() if "saved a draft of" in text]
    page.get_by_label("From", exact=True).select_option(label=saves[-1])
    page.get_by_label("To", exact=True).select_option(label=saves[0])
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Body")).to_be_visible()
    page.get_by_role("link", name="Swap").click()
    expect(page.locator("del").filter(has_text="wasps")).to_be_visible()
    page.get_by_role("link", name="Next change: Body").click()
    expect(page.locator("section:target")).to_contain_text("Body")
    expect(page.get_by_role("button", name="Restore")).to_have_count(0)
    page.locator("thead").get_by_role("link").first.click()
    expect(page.get_by_text("This is the past")).to_be_visible()
    assert page.problems == []
