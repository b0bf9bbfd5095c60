"""What is under an access limit is nowhere to be seen by others: not on any page, nor in any list, part or answer."""

from itertools import product

import pytest
from flask import current_app

from domain import accounts, log
from domain.catalogue import choices_now, find
from domain.commands import DiscardDraft, PatchLinks, Publish, RequestReview, SchedulePublication
from domain.handle import handle
from domain.log import Actor
from tests.examples import save

from .conftest import BEES, OPERATOR
from .page import Page

NEW, DISCARDED, MINISTRY, LINKING, UNKNOWN = (f"{n}a5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c01" for n in range(2, 7))
NEWS = {"document_type": "news_article", "schema_name": "news_article"}
#: Of titles, texts, paths, and what people said of them.
SECRETS = ("zephyrine", "quincunx", "wobbegong", "xylograph")
LATER = "2100-01-01T00:00:00.000000Z"


def secret(content_id, path, limit, **more):
    words = {"title": f"Zephyrine {path}", "base_path": f"/wobbegong{path}", "details": {"body": "<p>Quincunx.</p>"}}
    return save(content_id, access_limited=limit, **words, **more)


@pytest.fixture
def writer(app):
    """The one whom everything is for: also signed in, as `writer.visitor`."""
    return accounts.create_account("wanda@example.org", "Wanda Writer", "publisher", "a password for tests", OPERATOR)


@pytest.fixture
def hidden(writer):
    """A new draft, one over a page that moves with it, one that was discarded, an organisation, links to all of it."""
    limit = {"users": [writer.account_id], "organisations": []}
    actor = Actor(person=writer.account_id, application="annals", trigger="person", request_id="r-1")
    everything = [
        save(BEES, base_path="/keep-bees", **NEWS),
        Publish(content_id=BEES, without_review="Small"),
        secret(NEW, "-new", limit, **NEWS),
        RequestReview(content_id=NEW, comment="Xylograph?"),
        SchedulePublication(content_id=NEW, publish_at=LATER, without_review="Xylograph!"),
        secret(DISCARDED, "-discarded", limit),
        SchedulePublication(content_id=DISCARDED, publish_at=LATER),
        DiscardDraft(content_id=DISCARDED),
        secret(MINISTRY, "-ministry", limit, document_type="organisation", schema_name="organisation"),
        save(title="Zephyrine", base_path="/wobbegong-incomplete", details={}, access_limited=limit),
        secret(BEES, "-bees", limit, **NEWS),
        RequestReview(content_id=BEES, comment="Xylograph?"),
        PatchLinks(content_id=NEW, links={"organisations": [MINISTRY]}),
        save(LINKING, base_path="/linking", title="Links", details={"body": "<p>A</p>"}),
        PatchLinks(content_id=LINKING, links={"organisations": [MINISTRY], "taxons": [NEW, BEES, DISCARDED]}),
    ]
    for each in everything:
        handle(each, OPERATOR if each.content_id == LINKING else actor)
    return log.head()[0]


def gets(head: int):
    """Every page and part of a page that names a document, and every list, search and hint."""
    rules = [rule for rule in current_app.url_map.iter_rules() if rule.endpoint.startswith("pages.")]
    with current_app.test_request_context():
        adapter = current_app.url_map.bind("localhost")
    for rule in rules:
        if "GET" not in rule.methods or rule.endpoint == "pages.sign_in":
            continue
        ids = [BEES, NEW] if "content_id" in rule.arguments else [None]
        formats = ["csv", "ndjson"] if "format_" in rule.arguments else [None]
        for content_id, format_ in product(ids, formats):
            given = {"content_id": content_id, "locale": "en", "position": head, "format_": format_}
            given |= {"account_id": NEW, "application_id": NEW, "token": "x"}
            yield adapter.build(rule.endpoint, {name: given[name] for name in rule.arguments})
    yield from LISTS
    for content_id in (BEES, NEW, DISCARDED, MINISTRY, LINKING):
        yield f"/documents/{content_id}/en"
        yield f"/timeline?content_id={content_id}"


def moments(head: int):
    """Every event, and the past as of every save."""
    for recorded in log.read():
        yield f"/timeline/{recorded.position}/changes"
        yield f"/events/{recorded.position}"
        if recorded.type == "DraftSaved":
            yield f"/documents/{BEES}/en/as-of/{recorded.position}"
            yield f"/documents/{BEES}/en/as-of/{recorded.position}/page"
            yield f"/documents/{BEES}/en/comparison?from={recorded.position}&to={head}"
            yield f"/as-it-was/{recorded.position}/documents"


LISTS = (
    "/?q=ephyrin",
    "/?q=obbegong",
    *(f"/?q={id_}" for id_ in (BEES, NEW, MINISTRY)),
    *(f"/?attention={name}" for name in ("newer-draft", "needs-review", "scheduled", "failing-checks", "look-back")),
    "/?state=draft",
    "/?sort=title",
    f"/?organisation={MINISTRY}",
    "/?type=organisation",
    "/documents/new?document_type=news_article",
    "/documents/choices?type=news_article&name=links.organisations&links.organisations.q=ephyr",
    f"/documents/choices?content_id={BEES}&locale=en&name=links.organisations&links.organisations.q=inistr",
    f"/documents/choices?content_id={NEW}&locale=en&name=links.organisations&links.organisations.q=e",
    f"/documents/path?content_id={NEW}&locale=en&title=A",
    "/timeline?content_id=ephyrin",
    "/timeline?content_id=obbegong",
    "/timeline?words=quincun*",
    "/timeline?words=xylograp*&were=added",
    f"/timeline?organisation={MINISTRY}",
    "/timeline?type=PathReserved",
    "/timeline?stream=path:/x",
)


def told(client, address: str, **headers) -> str:
    response = client.get(address, headers=headers)
    return f"{response.headers} {response.text}".lower()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["pages", "parts"])
def test_no_page_list_part_or_hint_tells_others_a_word_of_it(app, hidden, editor, headers):
    with app.app_context():
        addresses = list(gets(hidden))
    for address in addresses:
        assert not [word for word in SECRETS if word in told(editor.client, address, **headers)], address


def test_those_who_see_all_read_every_word_of_it(hidden, auditor):
    everything = " ".join(told(auditor.client, f"/documents/{id_}/en") for id_ in (NEW, BEES))
    assert all(word in everything for word in SECRETS)


def test_no_moment_of_the_past_tells_others_a_word_of_it(hidden, editor):
    for address in moments(hidden):
        assert not [word for word in SECRETS if word in told(editor.client, address)], address


def test_what_is_typed_as_a_path_is_answered_without_saying_whose_it_is(hidden, editor):
    page = editor.part("/documents/path?type=answer&base_path=/wobbegong-new&title=A")
    assert "/wobbegong-new is taken" in page.text
    assert "Zephyrine" not in page.text


def test_counts_and_filters_say_nothing_of_it(hidden, editor, auditor):
    for attention in ("needs-review", "scheduled", "failing-checks", "newer-draft"):
        assert counted(editor, attention=attention) == 0, attention
        assert counted(auditor, attention=attention) > 0, attention
    assert (counted(editor), counted(auditor)) == (2, 6)
    assert (counted(editor, state="draft"), counted(auditor, state="draft")) == (1, 6)
    assert MINISTRY in auditor.get("/").html
    assert MINISTRY not in editor.get("/").html


def counted(visitor, **criteria) -> int:
    viewer = accounts.person(visitor.account_id).viewer
    return find({name: [value] for name, value in criteria.items()}, choices_now(viewer), viewer=viewer).total


def posts():
    """Every form about a document, but for what keeps one's own typing, whatever that is about."""
    for rule in current_app.url_map.iter_rules():
        own = "working_copy" in rule.endpoint
        if rule.endpoint.startswith("pages.") and "content_id" in rule.arguments and not own:
            for method in rule.methods & {"POST", "PUT"}:
                yield method, rule.endpoint


FORM = {"version": "1", "link_version": "0", "title": "Mine", "base_path": "/mine", "position": "3", "comment": "c"}
FORM |= {"writer": "7a5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c01", "sequence": "1", "field": "title", "from": "3", "to": "4"}
FORM |= {"publish_date": "2100-01-01", "publish_time": "09:00", "type": "gone", "edition": "1", "do": "x"}


def test_every_form_about_it_is_answered_as_if_there_were_nothing(app, hidden, editor):
    head = log.head()
    fields = FORM | {"csrf_token": _token(editor)}
    with app.app_context():
        routes = list(posts())
    assert len(routes) > 15
    adapter = app.url_map.bind("localhost")
    for method, endpoint in routes:
        answers = [
            editor.client.open(adapter.build(endpoint, {"content_id": id_, "locale": "en"}), method=method, data=fields)
            for id_ in (UNKNOWN, NEW, DISCARDED)
        ]
        unknown, *others = [(each.status_code, Page(each.text).text) for each in answers]
        assert unknown[0] == 404, endpoint
        assert others == [unknown, unknown], endpoint
    assert log.head() == head


def test_nobody_changes_a_page_while_its_draft_is_hidden_from_them(app, hidden, editor):
    head = log.head()
    fields = FORM | {"csrf_token": _token(editor)}
    with app.app_context():
        routes = list(posts())
    adapter = app.url_map.bind("localhost")
    for method, endpoint in routes:
        address = adapter.build(endpoint, {"content_id": BEES, "locale": "en"})
        answer = editor.client.open(address, method=method, data=fields)
        assert answer.status_code == 403, endpoint
        assert "for other people only" in answer.text
        assert not [word for word in SECRETS if word in answer.text.lower()], endpoint
    new = editor.client.post("/documents", data=fields | {"content_id": NEW, "type": "answer", "details.body": "A"})
    assert new.status_code == 404
    assert log.head() == head


def test_what_is_live_is_shown_and_what_everybody_could_see_then(hidden, editor):
    page = editor.get(f"/documents/{BEES}/en")
    assert page.heading == "Keep bees"
    assert "Published" in page.text
    assert "Save draft" not in page.text
    assert editor.get(f"/documents/{BEES}/en/as-of/{hidden}").heading


def test_whoever_is_named_works_on_it_as_on_any_other(hidden, app):
    from .visitor import Visitor

    visitor = Visitor(app.test_client())
    visitor.sign_in("wanda@example.org")
    assert visitor.get(f"/documents/{BEES}/en").heading.startswith("Zephyrine")
    assert "Zephyrine -new" in visitor.get("/reviews").text
    assert "Zephyrine -new" in visitor.get("/schedules").text


def test_once_published_it_is_for_everybody_but_not_how_it_came_about(hidden, writer, editor):
    actor = Actor(person=writer.account_id, application="annals", trigger="person", request_id="r-2")
    handle(Publish(content_id=BEES, without_review="Late"), actor)
    page = editor.get(f"/documents/{BEES}/en")
    assert page.heading.startswith("Zephyrine")
    assert "xylograph" not in page.text.lower()
    assert "saved a draft of ‘Zephyrine" not in page.text


def _token(editor) -> str:
    return editor.get("/").form("Sign out").fields["csrf_token"]
