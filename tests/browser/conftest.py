"""A real browser, in front of the real system."""

import json
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from domain import accounts
from domain.commands import Publish
from domain.handle import handle
from domain.log import Actor
from domain.publisher_body import save_draft
from tests import chromium
from tests.stack import Stack

PASSWORD = "a password for tests"
OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="r-0")
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser():
    chromium.obtain()
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


@dataclass
class Desk:
    """What a person can do at a browser, in front of one running system."""

    stack: Stack
    browser: Browser

    def sign_in(self, name: str, role: str = "publisher", *, scripts: bool = True, width: int = 1280) -> Page:
        """A new browser window in which a new person has signed in through the page."""
        email = f"{name.split()[0].lower()}@example.org"
        accounts.create_account(email, name, role, PASSWORD, OPERATOR)
        return self.come_back(name, scripts=scripts, width=width)

    def come_back(self, name: str, *, scripts: bool = True, width: int = 1280, password: str = PASSWORD) -> Page:
        """A new browser window in which somebody has signed in who has an account already."""
        email = f"{name.split()[0].lower()}@example.org"
        context = self.browser.new_context(
            base_url=self.stack.url, viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        page = context.new_page()
        watch(page)
        page.goto("/")
        page.get_by_label("Email address").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Documents")
        # Whoever types at once should be met by the scripts.
        page.wait_for_load_state()
        return page

    def bring(self, tmp_path, **item) -> dict:
        """Import a content item with the command line, as an operator would."""
        item = ITEM | item
        (tmp_path / "item.json").write_text(json.dumps(item))
        done = subprocess.run(
            [sys.executable, "-m", "flask", "import", str(tmp_path / "item.json")],
            env=self.stack.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return item

    def publish(self) -> None:
        """The same, sooner: publish it as an application would."""
        body = {name: value for name, value in ITEM.items() if name not in ("content_id", "updated_at")}
        routes = [{"path": ITEM["base_path"], "type": "exact"}]
        handle(save_draft(ITEM["content_id"], body | {"routes": routes, "update_type": "major"}), OPERATOR)
        handle(Publish(content_id=ITEM["content_id"]), OPERATOR)

    def open(self, page: Page, title: str) -> None:
        """Find a document on the list and open it."""
        # By address: a click on a list that answers while one types can meet it in the middle of an answer.
        page.goto(f"/?{urlencode({'q': title})}")
        page.get_by_role("main").get_by_role("link", name=title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        page.wait_for_load_state()


ITEM = {
    "content_id": "0e0bd5ac-6b55-4b3a-9a3a-0d9a4b0c7c11",
    "base_path": "/guidance/keeping-bees",
    "title": "Keeping bees",
    "description": "What a beekeeper has to do, and when.",
    "schema_name": "detailed_guide",
    "document_type": "detailed_guide",
    "publishing_app": "whitehall",
    "rendering_app": "frontend",
    "locale": "en",
    "phase": "live",
    "first_published_at": "2020-02-03T09:00:00Z",
    "public_updated_at": "2020-02-03T09:00:00Z",
    "updated_at": "2020-02-03T09:00:00Z",
    "details": {
        "body": '<div class="govspeak">\n\n<p>Register every hive.</p>\n\n    <p>Each spring.</p>\n</div>',
        "political": False,
        "change_history": [{"note": "First published.", "public_timestamp": "2020-02-03T09:00:00Z"}],
    },
    "links": {},
}


@pytest.fixture
def desk(stack, browser):
    """A desk on an empty system; its windows are closed at the end."""
    yield Desk(stack, browser)
    for context in browser.contexts:
        context.close()


def watch(page: Page) -> None:
    """Let nothing go wrong in silence: no script error, nothing that the content security policy refused."""
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: is_problem(message) and page.problems.append(message.text))


def is_problem(message) -> bool:
    """A request that was under way when the browser went to the next page is none, though htmx says so."""
    return message.type == "error" and not message.text.startswith(
        ("htmx:sendError", "htmx:sendAbort", "htmx:afterRequest")
    )
