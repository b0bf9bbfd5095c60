"""The access log: what is refused is noted whatever the way in, apart from the log, and nothing depends on it."""

from dataclasses import replace

import pytest
from peewee import ProgrammingError

from domain import access_log, clock, log, scheduling
from domain.access_log import KINDS, Access, describe, recording
from domain.access_log import find as noted
from domain.commands import DiscardDraft, Publish, SchedulePublication
from domain.errors import Conflict, Refusal
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

ADA = "8f1e2d3c-0000-4000-8000-000000000001"


def refuse(actor, id_=None) -> str:
    id_ = id_ or new_id()
    with pytest.raises(Refusal) as refused:
        handle(DiscardDraft(content_id=id_), actor)
    return refused.value.message


def test_a_refused_command_is_noted_with_who_what_and_why(db, actor):
    id_ = new_id()
    sentence = refuse(replace(actor, address="192.0.2.7"), id_)
    [entry] = noted()
    assert (entry.kind, entry.performer, entry.content_id, entry.locale) == ("refused", f"person:{ADA}", id_, "en")
    assert entry.what["command"] == "DiscardDraft"
    assert entry.what["sentence"] == sentence
    assert (entry.request_id, entry.address) == ("r-1", "192.0.2.7")
    assert log.head()[0] == 0


def test_what_succeeds_is_not_noted_and_costs_nothing(db, actor, monkeypatch):
    monkeypatch.setattr(access_log, "record_refusal", None)
    handle(save(), actor)
    assert noted() == []


def test_it_stays_when_the_transaction_around_it_does_not(db, actor):
    with pytest.raises(Conflict), db.atomic():
        refuse(actor)
        raise Conflict("Something else", reason="else")
    assert [entry.kind for entry in noted()] == ["refused"]


def test_what_a_schedule_could_not_do_is_noted_as_its_own(db, actor, monkeypatch):
    id_ = new_id()
    handle(save(id_, base_path="/a"), actor)
    handle(SchedulePublication(content_id=id_, publish_at="2100-01-01T00:00:00.000000Z"), actor)
    changed = Actor(person=None, application="publisher", trigger="api", request_id="r-2")
    handle(save(id_, base_path="/a", title="Other"), changed)
    later = clock.now().replace(year=2101)
    monkeypatch.setattr(clock, "now", lambda: later)
    scheduling.publish_due()
    [entry] = noted()
    assert (entry.performer, entry.principal) == ("schedule", ADA)
    assert entry.what["command"] == "PublishScheduled"


def test_a_refusal_is_the_same_when_the_access_log_cannot_be_written(db, actor, monkeypatch, caplog):
    before = refuse(actor)
    monkeypatch.setattr(recording, "_INSERT", "INSERT INTO private.no_such_table VALUES (%(kind)s)")
    assert refuse(actor) == before
    with pytest.raises(Conflict), db.atomic():
        refuse(actor)
        raise Conflict("Something else", reason="else")
    assert caplog.text.count("the access log could not be written") == 2
    handle(save(), actor)


def test_of_a_long_sentence_only_the_beginning_is_kept(db, actor):
    id_ = new_id()
    access_log.record_refusal(Publish(content_id=id_), Conflict("a" * 10_000, reason="long"), actor)
    [entry] = noted()
    assert len(entry.what["sentence"]) == 501


@pytest.mark.parametrize("change", ["UPDATE {} SET kind = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_may_add_to_it_and_read_it_and_no_more(db, actor, change):
    refuse(actor)
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.execute_sql(change.format("private.access_log"))


def test_pages_of_it_neither_repeat_nor_skip_while_more_is_noted(db, actor):
    for _ in range(5):
        refuse(actor)
    before, ids = None, []
    while page := noted(before=before, limit=2):
        ids += [entry.id for entry in page]
        before = page[-1].id
        refuse(actor)
    assert ids == sorted(set(ids), reverse=True)
    assert len(ids) == 5


EXPORT = {"record": "events", "format": "CSV", "filters": {"type": ["DraftSaved"]}}
EXAMPLES = {
    "refused": ({"command": "Publish", "stream": "s", "sentence": "No draft."}, "Ada was refused Publish of ‘Bees’ "),
    "signed-in": ({}, "Ada signed in."),
    "sign-in-failed": ({}, "Somebody could not sign in as Ada."),
    "sign-in-slowed": ({}, "Somebody had to wait before the next attempt to sign in as Ada."),
    "signed-out": ({}, "Ada signed out."),
    "password-wrong": ({}, "Ada typed a wrong present password, to change it."),
    "link-refused": ({}, "Somebody opened a link for choosing a password which does not work."),
    "sessions-ended": ({"account_id": "p2", "ended": 2}, "Ada ended sessions of somebody (2)."),
    "token-refused": (
        {"token_id": "t1", "method": "POST", "route": "/v2/content/x/publish", "sentence": "It needs publish."},
        "Ada was refused POST /v2/content/x/publish because: “It needs publish”",
    ),
    "limited-draft-opened": ({}, "Ada opened the limited draft of ‘Bees’."),
    "hidden-asked-for": ({}, "Ada asked for ‘Bees’ which is limited to others, and was not shown it."),
    "export-begun": (EXPORT, "Ada began to export the timeline as CSV, narrowed down to type DraftSaved."),
    "export-ended": (EXPORT | {"complete": True, "rows": 1200}, "Ada exported the timeline as CSV, narrowed"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_sentence(kind):
    what, sentence = EXAMPLES[kind]
    entry = Access(
        id=1, recorded_at=clock.now(), kind=kind, performer="person:p1", principal=None, actor="p1",
        application="annals", trigger="person", request_id="r", address=None, content_id="c1", locale="en", what=what,
    )  # fmt: skip
    assert str(describe(entry, {"p1": "Ada"}.get, "Bees")).startswith(sentence)
