"""/timeline/access: what was refused, opened and taken along, for auditors and administrators."""

import pytest

from domain.access_log import record
from domain.handle import handle
from domain.log import Actor
from tests.examples import save
from tests.webapp.pages.conftest import BEES, BEES_PATH, OPERATOR


def entries(page) -> list[str]:
    return [given["id"] for _, given in page.elements if given.get("id", "").startswith("access-")]


def test_it_is_for_auditors_and_administrators(editor, person):
    assert "this needs auditor or administrator" in editor.get("/timeline/access", status=403).text
    assert "Access log" not in editor.get("/timeline").text
    administrator = person("Ann Nakamura", "administrator")
    page = administrator.get("/timeline")
    assert administrator.get(next(each["href"] for each in page.find("a") if "access" in each["href"])).heading == (
        "Access log"
    )


def test_an_entry_is_a_sentence_with_the_document_and_where_it_came_from(auditor, editor, bees):
    token = editor.get("/").form("Sign out").fields["csrf_token"]
    editor.client.post(f"{BEES_PATH}/draft/deletion", data={"csrf_token": token, "version": "1"})
    page = auditor.get("/timeline/access")
    assert "Ada Lovelace was refused DiscardDraft of ‘Keep bees’ because:" in page.text
    assert BEES_PATH in [each.get("href") for each in page.find("a")]
    assert "127.0.0.1" in page.text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kind=signed-in", 2),
        ("kind=signed-in&kind=sign-in-failed", 3),
        ("performer=schedule", 1),
        (f"content_id={BEES}", 1),
        ("content_id=bees", 1),
        ("when=today", 4),
        ("when=yesterday", 0),
        ("request=r-7", 1),
        ("locale=en", 1),
        ("application=annals", 4),
        ("type=DraftSaved", 4),
    ],
)
def test_the_filters_of_the_timeline_narrow_it_down_as_far_as_they_apply(auditor, editor, visitor, query, count):
    handle(save(BEES), OPERATOR)
    visitor.sign_in("ada@example.org", "a wrong password", status=422)
    schedule = Actor(person=None, application="annals", trigger="schedule", request_id="r-7")
    record("refused", schedule, content_id=BEES, locale="en", command="Publish", stream="s", sentence="No.", reason="n")
    assert len(entries(auditor.get(f"/timeline/access?{query}"))) == count


def test_a_filter_that_makes_no_sense_says_so(auditor):
    page = auditor.get("/timeline/access?kind=nothing&when=sometimes", status=422)
    assert "there is no ‘nothing’" in page.text
    assert "‘sometimes’ is not a time" in page.text


def test_the_other_record_is_narrowed_down_alike(auditor):
    page = auditor.get("/timeline?when=today&type=DraftSaved")
    [address] = [each["href"] for each in page.find("a") if each["href"].startswith("/timeline/access")]
    assert address == "/timeline/access?when=today"
    page = auditor.get("/timeline/access?when=today&kind=signed-in")
    assert "/timeline?when=today" in [each["href"] for each in page.find("a")]


def test_pages_of_it_go_on_below_the_last_entry_and_take_as_many_queries_each(auditor, count_queries):
    somebody = Actor(person=None, application="annals", trigger="person", request_id="r")
    auditor.get("/timeline/access")
    with count_queries() as for_one:
        first = auditor.get("/timeline/access")
    for number in range(60):
        record("sign-in-failed", somebody, email=f"{number}@example.org")
    with count_queries() as for_many:
        first = auditor.get("/timeline/access")
    older = auditor.get(next(each["href"] for each in first.find("a") if each.get("rel") == "next"))
    assert (len(entries(first)), len(entries(older))) == (50, 11)
    assert not set(entries(first)) & set(entries(older))
    assert len(for_many) == len(for_one)


def test_to_htmx_it_is_a_part(auditor):
    part = auditor.part("/timeline/access?kind=signed-in")
    assert not part.find("h1")
    assert len(entries(part)) == 1
