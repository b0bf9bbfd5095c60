"""/documents/<content_id>/<locale>"""

from domain.commands import DiscardDraft, PatchLinks, Publish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR


def test_it_shows_what_the_document_says_and_how_it_stands(editor, bees):
    page = editor.get(BEES_PATH)
    assert page.heading == "Keep bees"
    form = page.form("Save draft")
    assert form.fields["title"] == "Keep bees"
    assert form.fields["details.body"] == "<p>Bees need flowers.</p>"
    assert "Published /keep-bees" in page.text
    assert "http://127.0.0.1:8001/keep-bees".split(":")[0] in " ".join(page.links())


def test_it_links_to_the_preview_and_to_the_live_site_once_there_is_one(editor, draft, servers):
    preview, live = f"{servers.draft_content_store_url}/keep-bees", f"{servers.content_store_url}/keep-bees"
    links = editor.get(BEES_PATH).links()
    assert preview in links
    assert live not in links
    handle(Publish(content_id=BEES), OPERATOR)
    assert live in editor.get(BEES_PATH).links()


def test_a_text_is_shown_exactly(editor):
    awkward = '\n\n  <b>&amp;</textarea>\n\n\tAnd "so" on.\n'
    handle(save(BEES, details={"body": [{"content_type": "text/govspeak", "content": awkward}]}), OPERATOR)
    assert editor.get(BEES_PATH).form("Save draft").fields["details.body"] == awkward


def test_govspeak_is_preferred_and_html_is_called_html(editor):
    body = [{"content_type": "text/html", "content": "<p>Old</p>"}, {"content_type": "text/govspeak", "content": "New"}]
    handle(save(BEES, details={"body": body}), OPERATOR)
    page = editor.get(BEES_PATH)
    assert page.form("Save draft").fields["details.body"] == "New"
    assert "stored as HTML" not in page.text
    handle(save(BEES, details={"body": body[:1]}), OPERATOR)
    assert "stored as HTML" in editor.get(BEES_PATH).text


def test_other_locales_are_other_documents(editor, bees):
    handle(save(BEES, locale="cy", base_path="/keep-bees.cy", title="Cadw gwenyn"), OPERATOR)
    assert editor.get(f"/documents/{BEES}/cy").heading == "Cadw gwenyn"
    assert editor.get(BEES_PATH).heading == "Keep bees"
    editor.get(f"/documents/{BEES}/fr", 404)


def test_what_was_discarded_is_still_to_be_read_and_can_be_saved_again(editor, draft):
    handle(DiscardDraft(content_id=BEES), OPERATOR)
    page = editor.get(BEES_PATH)
    assert "Discarded" in page.text
    assert page.form("Save draft").fields["details.body"] == "<p>Bees need flowers.</p>"
    again = editor.send(page, "Save draft")
    assert "Draft saved" in again.text
    assert "Bees need flowers." in editor.get(BEES_PATH).form("Publish").fields["details.body"]


def test_what_has_no_text_has_no_form(editor):
    gone = {"schema_name": "gone", "document_type": "gone", "title": None, "details": {}, "rendering_app": None}
    handle(save(BEES, base_path="/old", **gone), OPERATOR)
    page = editor.get(BEES_PATH)
    assert page.heading == "/old"
    assert "There is no text to edit" in page.text
    assert not any("Save draft" in form.actions for form in page.forms)
    assert "Published." in editor.send(page, "Publish").text


def test_what_has_no_path_has_a_page_here_all_the_same(editor):
    handle(save(BEES, document_type="contact", schema_name="contact", base_path=None, routes=[], details={}), OPERATOR)
    assert "no page of its own" in editor.get(BEES_PATH).text
    assert "no page of its own" in editor.get("/").text


def test_its_history_is_below_newest_first(editor, bees):
    handle(PatchLinks(content_id=BEES, links={"organisations": [new_id()]}), OPERATOR)
    text = editor.get(BEES_PATH).text
    published = text.index("Tests published ‘Keep bees’".split(" ", 1)[1])
    assert text.index("changed the links of") < published < text.index("saved a draft of")


def test_it_takes_a_constant_number_of_queries(editor, bees, count_queries):
    handle(save(BEES, title="Keep no bees"), OPERATOR)
    with count_queries() as before:
        editor.get(BEES_PATH)
    for number in range(30):
        handle(save(BEES, title=f"Keep {number} bees"), OPERATOR)
    editor.get(BEES_PATH)
    with count_queries() as after:
        editor.get(BEES_PATH)
    assert len(after) == len(before)
