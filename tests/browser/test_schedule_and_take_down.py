"""What happens at its time, and what is taken down and brought back."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ITEM
from tests.stack import until


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 390)])
def test_a_draft_goes_live_by_itself_at_its_time(desk, scripts, width):
    desk.publish()
    page = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    desk.open(page, "Keeping bees")
    page.get_by_label("Title").fill("Keeping honey bees")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping honey bees")
    page.get_by_text("Publish later").click()
    moment = datetime.now(UTC) + timedelta(seconds=8)
    page.get_by_label("Date").fill(f"{moment:%Y-%m-%d}")
    page.get_by_label("Time (UTC)").fill(f"{moment:%H:%M:%S}")
    page.get_by_role("button", name="Schedule", exact=True).click()
    expect(page.get_by_text("Scheduled. It will be published by itself.")).to_be_visible()
    until(lambda: live(desk).get("title") == "Keeping honey bees")
    assert datetime.now(UTC) >= moment - timedelta(seconds=1)
    page.reload()
    expect(page.get_by_text("The schedule published ‘Keeping honey bees’")).to_be_visible()
    expect(page.get_by_text("as Ada Lovelace had scheduled")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scripts", "width"), [(True, 390), (False, 1280)])
def test_a_page_is_withdrawn_and_brought_back(desk, scripts, width):
    desk.publish()
    page = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    desk.open(page, "Keeping bees")
    page.get_by_role("link", name="Withdraw, redirect or take down").click()
    page.get_by_label("Withdraw it: it stays, marked as no longer current").check()
    page.get_by_label("Why it is no longer current").fill("The *rules* have changed.")
    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_text("Withdrawn. The live site is being told.")).to_be_visible()
    until(lambda: "<em>rules</em>" in live(desk).get("withdrawn_notice", {}).get("explanation", ""))
    page.get_by_role("button", name="Take back the withdrawal", exact=True).click()
    expect(page.get_by_text("Published again, as it was.")).to_be_visible()
    until(lambda: not live(desk).get("withdrawn_notice"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.problems == []


def test_a_redirect_in_a_circle_is_refused_with_the_way_shown(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    page.get_by_role("link", name="Withdraw, redirect or take down").click()
    page.get_by_label("Redirect readers to another page").check()
    page.get_by_label("Where to").fill("/guidance/keeping-bees?from=here")
    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_text("would go in a circle")).to_be_visible()
    expect(page.get_by_label("Where to")).to_have_value("/guidance/keeping-bees?from=here")


def live(desk) -> dict:
    return desk.stack.http.request("GET", f"{desk.stack.live}/api/content{ITEM['base_path']}").json()
