"""Stored cross-site scripting: whatever somebody saves, no page that shows it has an element or address of theirs."""

import pytest

from domain import documents, log
from domain.accounts import create_account
from domain.commands import RequestReview, SchedulePublication
from domain.document_types import document_types
from domain.downstream.present import present
from domain.handle import handle
from domain.log import Actor
from tests.domain.search.items import live as searchable
from tests.examples import new_id, save
from tests.webapp.content_store.test_search import hold_at
from tests.webapp.pages.conftest import OPERATOR
from tests.webapp.pages.filling import filled, new_form
from tests.webapp.pages.visitor import PASSWORD, Visitor

from .foreign import HOSTILE, Foreign

#: What nothing else may be typed into: addresses, and what is chosen from a list.
BY_CHOICE = ("base_path", "document_type")
FREE = ("text", "textarea", "markdown")


def hostile(type_, everywhere: bool = False) -> dict[str, str]:
    """Something to save for every field of the type, hostile wherever text can be typed that is kept as it is."""
    usual = filled(type_)
    leaves = [leaf for field in type_.fields for leaf in (field.fields or [field])]
    free = {leaf.name for leaf in leaves if leaf.widget in FREE and not leaf.options} | {"title", "description"}
    chosen = {leaf.name for leaf in leaves if leaf.options}
    wanted = {name for name in usual if everywhere and name not in chosen or name in free or _last(name) in free}
    return usual | {name: HOSTILE for name in wanted - set(BY_CHOICE)}


def _last(name: str) -> str:
    """What a field within a list of records is called there."""
    return name.rpartition(".")[2]


def shown(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code < 500, address
    return Foreign(response.text).found if response.mimetype == "text/html" else []


def everywhere(content_id: str, positions: list[int]):
    """Every page that shows the document, or one of its events."""
    at = f"/documents/{content_id}/en"
    yield from ("/", "/?q=foreign", "/?sort=title", "/timeline", "/reviews", "/schedules", at)
    yield from (f"{at}/{part}" for part in ("publication", "unpublishing", "whereabouts", "comparison", "as-of"))
    yield from (f"/timeline?content_id={content_id}", "/documents/choices?type=guide&name=links.taxons")
    yield f"{at}/comparison?from={positions[0]}&to={positions[-1]}"
    for position in positions:
        yield from (f"/events/{position}", f"/timeline/{position}/changes", f"/as-it-was/{position}/documents")
        yield from (f"{at}/as-of/{position}", f"{at}/as-of/{position}/page")


def test_what_is_hostile_is_found_where_nothing_is_done_about_it():
    found = " ".join(Foreign(f"<title>{HOSTILE}").found)
    assert all(what in found for what in ("foreign", "script foreign()", "onerror", "href=javascript", "iframe"))


@pytest.mark.parametrize("name", document_types())
def test_no_field_of_any_document_type_gets_an_element_into_a_page(publisher, live, name):
    type_ = document_types()[name]
    form = new_form(publisher, type_).form("Create draft")
    for typed in (hostile(type_, everywhere=True), hostile(type_)):
        response = publisher.client.post(form.action, data=form.fields | typed)
        assert Foreign(response.text).found == []
    content_id = next(each.content_id for each in log.read() if each.type == "DraftSaved")
    page = publisher.get(f"/documents/{content_id}/en")
    assert "foreign()" in page.html or not type_.title
    publisher.client.post(page.form("Save draft").action, data=page.form("Save draft").fields | {"title": HOSTILE * 2})
    positions = [each.position for each in log.read() if each.content_id == content_id]
    for address in everywhere(content_id, positions):
        assert shown(publisher.client, address) == [], address
    assert what_readers_see(live, content_id) == []


def what_readers_see(live, content_id: str) -> list[str]:
    """What is foreign on the page for readers, published or not."""
    path = documents.find(content_id, "en").content.base_path
    item = present([path], "draft").get(path) if path else None
    if item is None:
        return []
    assert live.send("PUT", f"/content{path}", item).status_code in (200, 201)
    return Foreign(live.send("GET", path, token=None).text).found


@pytest.mark.parametrize("markup", ["html", "markdown"])
@pytest.mark.parametrize("name", document_types())
def test_nor_does_what_an_application_sends_past_the_forms(publisher, live, name, markup):
    type_ = document_types()[name]
    body = HOSTILE if markup == "html" else [{"content_type": "text/govspeak", "content": HOSTILE}]
    details = {field.name.removeprefix("details."): HOSTILE for field in type_.fields if not field.fields}
    details |= {"body": body, "parts": [{"title": HOSTILE, "slug": "a", "body": body}]}
    details |= {"attachments": [{"id": "a", "title": HOSTILE, "url": "javascript:foreign()", "content_type": HOSTILE}]}
    content_id = new_id()
    said = {"title": HOSTILE, "description": HOSTILE, "details": details}
    if name == "redirect":
        to = [{"path": "/keep-bees", "type": "exact", "destination": "/bees?javascript:foreign()"}]
        said |= {"routes": [], "redirects": to}
    handle(save(content_id, document_type=name, schema_name=name, **said), OPERATOR)
    positions = [each.position for each in log.read() if each.content_id == content_id]
    for address in everywhere(content_id, positions):
        assert shown(publisher.client, address) == [], address
    assert what_readers_see(live, content_id) == []


def test_names_comments_and_reasons_get_none_either(app, db):
    person = create_account("evil@example.org", HOSTILE[:200], "administrator", PASSWORD, OPERATOR)
    visitor, content_id = Visitor(app.test_client()), new_id()
    visitor.sign_in("evil@example.org")
    actor = Actor(person=person.account_id, application=HOSTILE, trigger="person", request_id="r-1")
    handle(save(content_id, document_type="news_article", schema_name="news_article"), actor)
    handle(RequestReview(content_id=content_id, comment=HOSTILE), actor)
    when = "2100-01-01T00:00:00.000000Z"
    handle(SchedulePublication(content_id=content_id, publish_at=when, without_review=HOSTILE), actor)
    positions = [each.position for each in log.read()]
    for address in (*everywhere(content_id, positions), "/timeline/access", "/statistics", "/system", "/people"):
        assert shown(visitor.client, address) == [], address


def test_a_preview_has_none(publisher):
    form = publisher.get("/documents/new")
    token = form.form("Sign out").fields["csrf_token"]
    data = {"csrf_token": token, "details.body": HOSTILE}
    response = publisher.client.post("/documents/preview?name=details.body", data=data)
    assert response.status_code == 200
    assert Foreign(response.text).found == []


def test_the_search_for_readers_has_none(searched):
    hold_at(searched, searchable("/bees", HOSTILE, description=HOSTILE, body=f"<p>bees</p>{HOSTILE}"))
    for question in ("bees", "foreign", HOSTILE):
        response = searched.send("GET", "/search", token=None, query_string={"q": question})
        assert response.status_code == 200
        assert Foreign(response.text).found == []
