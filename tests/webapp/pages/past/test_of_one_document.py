"""/documents/…/as-of/POSITION, and the page that readers saw."""

import pytest

from domain import log
from domain.commands import AssignAlias, PatchLinks, Publish, Unpublish
from domain.handle import handle
from tests.examples import new_id, save

from ..conftest import BEES, BEES_PATH, OPERATOR


def do(*steps) -> int:
    for step in steps:
        handle(step, OPERATOR)
    return log.head()[0]


def readers(auditor, position: int, status: int = 200):
    return auditor.get(f"{BEES_PATH}/as-of/{position}/page", status=status)


def test_a_time_leads_to_the_position(auditor, bees):
    head = log.head()[0]
    assert auditor.client.get(f"{BEES_PATH}/as-of?at=today").location == f"{BEES_PATH}/as-of/{head}"
    page = auditor.get(f"{BEES_PATH}/as-of?at=never", status=422)
    assert "‘never’ is no moment" in page.text


def test_the_banner_says_when_and_leads_to_now_to_the_event_and_to_other_moments(auditor, bees):
    head = do(save(BEES, title="Keep more bees"))
    page = auditor.get(f"{BEES_PATH}/as-of/{head - 1}")
    assert f"This is the past: how the document was at position {head - 1}" in page.text
    assert {BEES_PATH, f"/events/{head - 1}", f"{BEES_PATH}/as-of/{head - 1}/page"} <= set(page.links())
    assert page.form("Show").action == f"{BEES_PATH}/as-of"
    auditor.get(f"{BEES_PATH}/as-of/9999", status=404)


def test_readers_saw_what_was_live_with_links_as_they_were_called(auditor, bees):
    office = new_id()
    do(save(office, base_path="/office", title="Old office"), Publish(content_id=office))
    then = do(PatchLinks(content_id=BEES, links={"organisations": [office]}))
    do(save(office, base_path="/office", title="New office"), Publish(content_id=office))
    drafted = do(save(BEES, title="Keep more bees", details={"body": "<p>Not yet.</p>"}))
    now = do(Publish(content_id=BEES))
    page = readers(auditor, then)
    assert page.heading == "Keep bees" and "Bees need flowers." in page.text
    assert "Old office" in page.text and "New office" not in page.text
    assert "This is the past: the page as readers saw it" in page.text
    page = readers(auditor, drafted)
    assert page.heading == "Keep bees" and "New office" in page.text and "Not yet." not in page.text
    assert readers(auditor, now).heading == "Keep more bees"


def test_links_lead_to_the_live_site(auditor, bees, servers):
    body = {"body": '<p><a href="/wasps">Wasps</a> <a href="https://example.org/">Out</a></p>'}
    position = do(save(BEES, details=body), Publish(content_id=BEES))
    links = readers(auditor, position).links()
    assert f"{servers.content_store_url}/wasps" in links and "https://example.org/" in links
    assert BEES_PATH in links


def test_blocks_are_shown_as_they_were(auditor, db):
    block = new_id()
    kind = {"document_type": "content_block_pension", "schema_name": "content_block_pension", "base_path": None}
    code = "{{embed:content_block_pension:pension}}"
    do(
        AssignAlias(name="pension", content_id=block),
        save(block, **kind, routes=[], title="£100"),
        Publish(content_id=block),
        save(BEES, details={"body": f"<p>It is {code}.</p>"}),
    )
    then = do(Publish(content_id=BEES))
    now = do(save(block, **kind, routes=[], title="£200"), Publish(content_id=block))
    assert "£100" in readers(auditor, then).text
    assert "£200" in readers(auditor, now).text


@pytest.mark.parametrize(
    ("type_", "said"),
    [
        ("withdrawal", "This was withdrawn"),
        ("gone", "This page has been removed"),
        ("redirect", "Readers were sent on to"),
        ("vanish", "Page not found"),
    ],
)
def test_what_was_taken_down_looks_as_it_looked(auditor, bees, type_, said):
    live = log.head()[0]
    position = do(Unpublish(content_id=BEES, type=type_, explanation="Old", alternative_path="/elsewhere"))
    assert said in readers(auditor, position).text
    assert said not in readers(auditor, live).text


def test_what_was_not_live_no_reader_saw(auditor, draft):
    assert "it had no live edition" in readers(auditor, log.head()[0], 404).text
