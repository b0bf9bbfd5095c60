"""/events/POSITION"""

import pytest
from peewee import PostgresqlDatabase

from domain import commands, log
from domain.downstream import items
from domain.handle import handle
from domain.log import Actor
from jobs.follow import follow
from tests.examples import new_id, save

from ..conftest import BEES, BEES_PATH, OPERATOR

API = Actor(person="someone-elsewhere", application="Whitehall", trigger="api", request_id="r-9")


def last(type_: str) -> int:
    return [each.position for each in log.read() if each.type == type_][-1]


def test_it_tells_what_happened_who_did_it_and_through_what(auditor, bees):
    handle(save(BEES, title="Keep more bees"), API)
    position = last("DraftSaved")
    page = auditor.get(f"/events/{position}")
    assert page.heading == f"Event {position}"
    assert page.title.startswith(f"Event {position}: someone-elsewhere (through Whitehall) saved a draft of")
    assert "Done by Whitehall" in page.text and "On behalf of someone-elsewhere" in page.text
    assert "Set off by The JSON API" in page.text
    assert f"document:{BEES}:en" in page.text.replace(" ", "") and "DraftSaved, schema version" in page.text
    assert "/timeline?request=r-9" in page.links()
    assert BEES_PATH in page.links()


def test_the_difference_is_told_word_by_word_and_the_state(auditor, bees):
    handle(save(BEES, title="Keep more bees"), OPERATOR)
    page = auditor.get(f"/events/{last('DraftSaved')}")
    assert "more" in page.inside("ins")
    assert "Draft" in page.inside("td") and "Published" in page.inside("td")
    published = auditor.get(f"/events/{last('EditionPublished')}")
    assert "Nothing that it says is different" in published.text
    assert "Before" in published.inside("th") and "Published" in published.inside("td")


def test_titles_of_what_is_linked_to_are_from_then(auditor, bees):
    office = new_id()
    handle(save(office, base_path="/office", title="Old office"), OPERATOR)
    handle(commands.PatchLinks(content_id=BEES, links={"organisations": [office]}), OPERATOR)
    handle(save(office, base_path="/office", title="New office"), OPERATOR)
    page = auditor.get(f"/events/{last('LinksPatched')}")
    assert "Old office" in page.inside("ins") and "New office" not in page.inside("ins")


def test_events_of_the_same_command_and_request_lead_to_each_other(auditor, draft):
    saved, reserved = last("DraftSaved"), last("PathReserved")
    handle(commands.Publish(content_id=BEES), OPERATOR)
    page = auditor.get(f"/events/{saved}")
    assert "Command SaveDraft" in page.text
    assert f"/events/{reserved}" in page.links() and f"/events/{last('EditionPublished')}" in page.links()
    assert "Of the same command" in page.inside("h3") and "Of the same request" in page.inside("h3")


def test_cause_and_effect_lead_to_each_other(auditor, bees):
    cause = last("EditionPublished")
    block = {"title": "Pension", "content_id": new_id(), "document_type": "content_block_pension"}
    update = commands.UpdateHostContent(
        content_id=BEES, locale="en", source_block=block, source_locale="en", source_version=1, caused_by=cause
    )
    handle(update, Actor(person=None, application="annals", trigger="dependency", request_id="r-7"))
    effect = last("HostContentUpdated")
    page = auditor.get(f"/events/{effect}")
    assert "Caused by" in page.inside("h3") and f"/events/{cause}" in page.links()
    assert "Dependency resolution updated ‘Keep bees’" in page.text
    page = auditor.get(f"/events/{cause}")
    assert "It caused" in page.inside("h3") and f"/events/{effect}" in page.links()


def test_neighbours_in_the_log_and_in_the_stream(auditor, bees):
    reserved, saved, published = (last(type_) for type_ in ("PathReserved", "DraftSaved", "EditionPublished"))
    page = auditor.get(f"/events/{saved}")
    near = [given["href"] for given in page.find("a") if given.get("rel")]
    assert near == [f"/events/{reserved}", f"/events/{published}"]
    assert "Previous in its stream: none" in page.text
    assert "Next in the log: none" in auditor.get(f"/events/{log.head()[0]}").text


def receipts(page) -> str:
    return page.text.partition("Downstream")[2].partition("Payload")[0]


def test_deliveries_are_told_as_far_as_they_are_known(auditor, bees):
    published = last("EditionPublished")
    assert "Live site / keep-bees On its way Nothing has arrived yet" in receipts(auditor.get(f"/events/{published}"))
    [owed] = items.take("live-content-store", 10)
    items.fail("live-content-store", owed, "no answer")
    assert "Failing no answer (tried once; trying again by itself)" in receipts(auditor.get(f"/events/{published}"))
    items.settle("live-content-store", [owed])
    shown = receipts(auditor.get(f"/events/{published}"))
    assert "Live site / keep-bees Delivered Arrived on" in shown and "seconds after it was wanted" in shown
    handle(commands.Republish(content_id=BEES), OPERATOR)
    shown = receipts(auditor.get(f"/events/{published}"))
    assert f"Position {log.head()[0]:,} is wanted by now" in shown
    items.settle("live-content-store", items.take("live-content-store", 10))
    shown = receipts(auditor.get(f"/events/{published}"))
    assert "and so this event as well. When this event itself got there is not kept" in shown


def test_pages_that_were_sent_again_are_named_as_they_were_then(auditor, bees):
    other = new_id()
    handle(save(other, base_path="/wasps", title="Wasps", links={"ordered_related_items": [BEES]}), OPERATOR)
    handle(commands.Publish(content_id=other), OPERATOR)
    handle(save(BEES, title="Keep more bees"), OPERATOR)
    handle(commands.Publish(content_id=BEES), OPERATOR)
    published = last("EditionPublished")
    handle(save(other, base_path="/wasps", title="Hornets"), OPERATOR)
    shown = receipts(auditor.get(f"/events/{published}"))
    assert "Pages that were sent again because they showed it Wasps" in shown
    assert "Hornets" not in shown


def test_an_event_that_was_altered_is_said_not_to_hold(auditor, bees, servers):
    position = last("DraftSaved")
    assert "Does not hold" not in auditor.get(f"/events/{position}").text
    owner = PostgresqlDatabase(servers.database_owner_url)
    with owner.connection_context():
        owner.execute_sql("ALTER TABLE log.events DISABLE TRIGGER append_only")
        owner.execute_sql("UPDATE log.events SET actor = 'x' WHERE position = %s", (position,))
        owner.execute_sql("ALTER TABLE log.events ENABLE TRIGGER append_only")
    page = auditor.get(f"/events/{position}")
    assert "Does not hold" in page.inside("strong") and "its leaf hash is another" in page.text
    assert "its digest does not follow" not in page.text


def test_it_can_be_cited(auditor, bees):
    position = last("DraftSaved")
    [recorded] = log.read_at([position])
    html = auditor.get(f"/events/{position}").html
    cited = f"Annals, event {position}, DraftSaved, recorded {recorded.recorded_at:%Y-%m-%dT%H:%M:%SZ}"
    assert f"{cited}, digest {recorded.digest.hex()}, http://localhost/events/{position}" in html


def test_the_payload_is_shown_as_it_is_and_harmlessly(auditor, draft):
    handle(save(BEES, title="<script>alert(1)</script> “é”", details={"body": "a\nb", "n": [1, True, None]}), OPERATOR)
    page = auditor.get(f"/events/{last('DraftSaved')}")
    assert "<script>alert" not in page.html
    assert '"<script>alert(1)</script> “é”"' in page.inside("pre")
    kinds = {given["class"].rpartition("__")[2] for given in page.find("span") if "json" in given.get("class", "")}
    assert kinds == {"name", "text", "number", "word"}


def test_what_people_look_for_is_shown_to_themselves_alone(editor, auditor):
    [account] = [each.payload["account_id"] for each in log.read() if each.type == "AccountCreated"][:1]
    handle(commands.SaveFilter(account_id=account, name="Secret", criteria={"q": ["bees"]}), OPERATOR)
    address = f"/events/{last('FilterSaved')}"
    assert "Secret" in editor.get(address).text
    assert "Secret" not in auditor.get(address).text


@pytest.mark.parametrize("position", ["0", "9999", "9" * 40])
def test_where_there_is_no_event_the_page_says_so(auditor, bees, position):
    page = auditor.get(f"/events/{position}", status=404)
    assert "There is no event" in page.text or "The log ends at position" in page.text


@pytest.mark.parametrize("position", ["-1", "x", "1.5", ""])
def test_a_position_is_digits_only(auditor, position):
    auditor.get(f"/events/{position}", status=404)


def test_it_takes_a_constant_number_of_queries(auditor, bees, count_queries):
    position = last("EditionPublished")
    follow()
    with count_queries() as for_few:
        auditor.get(f"/events/{position}")
    for number in range(30):
        other = new_id()
        handle(save(other, base_path=f"/p-{number}", links={"ordered_related_items": [BEES]}), OPERATOR)
        handle(commands.Publish(content_id=other), OPERATOR)
    handle(save(BEES, title="More"), OPERATOR)
    handle(commands.Publish(content_id=BEES), OPERATOR)
    follow()
    with count_queries() as for_many:
        auditor.get(f"/events/{last('EditionPublished')}")
    assert len(for_many) <= len(for_few) + 3
