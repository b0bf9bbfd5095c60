"""What Markdown becomes for readers, shown while one writes."""

from domain import log
from domain.govspeak.limits import SOURCE
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR

NAME = "details.body"


def previewed(editor, text: str, status: int = 200, **changes):
    """What htmx gets, for the form of a document that is open."""
    token = editor.get(BEES_PATH).form("Save draft").fields["csrf_token"]
    fields = {NAME: text, "csrf_token": token} | changes
    url = f"/documents/preview?name={NAME}"
    response = editor.client.post(url, data=fields, headers={"HX-Request": "true"})
    assert response.status_code == status
    return response


def test_markdown_is_shown_as_readers_will_see_it(editor, bees):
    before = log.head()
    html = previewed(editor, "## Swarms\n\nTell your *neighbours*.").text
    assert "Swarms</h2>" in html
    assert "<em>neighbours</em>" in html
    assert log.head() == before


def test_it_knows_the_attachments_of_the_document_as_its_page_will(editor):
    attachment = {
        "id": "hives.pdf",
        "title": "All hives",
        "url": "https://assets.example.org/hives.pdf",
        "filename": "hives.pdf",
        "content_type": "application/pdf",
        "attachment_type": "file",
    }
    handle(save(BEES, details={"body": "<p>Old</p>", "attachments": [attachment]}), OPERATOR)
    page = editor.get(BEES_PATH)
    url = next(each["hx-post"] for each in page.find("div") if "preview" in each.get("hx-post", ""))
    fields = {NAME: "[AttachmentLink:hives.pdf]", "csrf_token": page.form("Save draft").fields["csrf_token"]}
    html = editor.client.post(url, data=fields, headers={"HX-Request": "true"}).text
    assert 'href="https://assets.example.org/hives.pdf"' in html
    assert "All hives" in html


def test_nor_does_it_tell_of_the_attachments_of_a_draft_that_is_not_for_whoever_asks(editor, bees):
    attachment = {"id": "secret.pdf", "title": "Secret", "url": "https://assets.example.org/secret.pdf"}
    details = {"body": "<p>Old</p>", "attachments": [attachment]}
    token = editor.get(BEES_PATH).form("Save draft").fields["csrf_token"]
    handle(save(BEES, details=details, access_limited={"users": [new_id()], "organisations": []}), OPERATOR)
    fields = {NAME: "[AttachmentLink:secret.pdf]", "csrf_token": token}
    url = f"/documents/preview?name={NAME}&content_id={BEES}&locale=en"
    assert "assets.example.org" not in editor.client.post(url, data=fields).text


def test_of_a_document_that_is_not_there_yet_it_is_shown_too(editor, bees):
    token = editor.get(BEES_PATH).form("Save draft").fields["csrf_token"]
    for about in (f"content_id={new_id()}&locale=en", "content_id=x&locale=x"):
        fields = {NAME: "[AttachmentLink:hives.pdf] *soon*", "csrf_token": token}
        assert "<em>soon</em>" in editor.client.post(f"/documents/preview?name={NAME}&{about}", data=fields).text


def test_nothing_in_it_runs_or_reaches_into_the_page(editor, bees):
    links = '<a href="javascript:x">a</a> <a href="#edit">up</a>'
    hostile = f'# Big\n\n<script>alert(1)</script><p id="edit" onclick="x()">{links}</p>'
    html = previewed(editor, hostile).text
    assert not [each for each in ("<script", "onclick", "javascript:", 'id="edit"', "<h1") if each in html]
    assert f'id="preview-{NAME}-edit"' in html
    assert f'href="#preview-{NAME}-edit"' in html


def test_its_links_leave_the_form_open_and_go_to_the_draft_site(editor, bees, servers):
    html = previewed(editor, "[Hives](/hives) and [elsewhere](https://example.org/)").text
    assert f'href="{servers.draft_content_store_url}/hives"' in html
    assert html.count('target="_blank"') == html.count('rel="noopener"') == 2


def test_too_much_text_is_told_and_so_is_none(editor, bees):
    assert "make it several documents" in previewed(editor, "a" * (SOURCE + 1)).text
    assert "What you write appears here" in previewed(editor, " \n").text


def test_what_is_wrong_with_asking_interrupts_nobody(editor, bees):
    assert previewed(editor, "Hives", 400, csrf_token="of another").headers["HX-Reswap"] == "none"


def test_who_may_only_look_writes_nothing(person, bees):
    page = person("Rob Reader", "reader").get(BEES_PATH)
    assert "annals-preview" not in page.html
