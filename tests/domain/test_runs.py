"""Long work that is asked for: one of a kind at a time, and never waited for when its process is gone."""

import pytest

from domain import runs
from domain.errors import Conflict, NotFound


def test_a_run_tells_how_far_it_is_and_how_it_ended(db):
    run = runs.ask_for("verify", {"deep": True}, "somebody")
    runs.tell(run.id, "half of it")
    assert (runs.get(run.id).progress, runs.get(run.id).options) == ("half of it", {"deep": True})
    runs.finish(run.id, True, "All is well.")
    ended = runs.latest()["verify"]
    assert (ended.id, ended.ok, ended.sentence) == (run.id, True, "All is well.")


def test_there_is_one_of_a_kind_at_a_time(db):
    run = runs.ask_for("verify", {}, None)
    runs.ask_for("repair", {}, None)
    with pytest.raises(Conflict, match="verify already"):
        runs.ask_for("verify", {}, None)
    runs.finish(run.id, False, "No.")
    assert runs.ask_for("verify", {}, None).id != run.id


def test_a_run_whose_process_is_gone_makes_way(db):
    run = runs.ask_for("verify", {}, None)
    assert runs.take().id == run.id
    db.execute_sql("UPDATE private.runs SET heard_at = heard_at - interval '1 hour'")
    assert runs.ask_for("verify", {}, None).id != run.id
    gone = runs.get(run.id)
    assert (gone.ok, "cut off" in gone.sentence) == (False, True)
    runs.finish(run.id, True, "Too late.")
    assert runs.get(run.id).ok is False


def test_what_is_not_there_is_said(db):
    for id_ in ("00000000-0000-4000-8000-000000000000", "nonsense"):
        with pytest.raises(NotFound):
            runs.get(id_)


def test_the_last_verdict_of_each_check_is_kept(db):
    runs.give_verdict("log", True, "Valid.", [], 0, 5)
    runs.give_verdict("log", False, "Not valid.", ["at 3"], 1, 7)
    [(name, verdict)] = runs.verdicts().items()
    assert (name, verdict.ok, verdict.differences, verdict.position) == ("log", False, ["at 3"], 7)


def test_each_run_is_taken_once_the_oldest_first(db):
    asked = [runs.ask_for(action, {}, None).id for action in ("verify", "repair")]
    assert [runs.take().id for _ in asked] == asked
    assert runs.take() is None


def test_one_that_nobody_has_taken_yet_waits_however_long(db):
    run = runs.ask_for("verify", {}, None)
    db.execute_sql("UPDATE private.runs SET heard_at = heard_at - interval '1 hour'")
    runs.give_up_the_dead()
    assert runs.take().id == run.id
