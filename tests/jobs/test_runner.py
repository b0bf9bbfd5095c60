"""What people ask for is carried out by the runner: verify, repair, rebuild, each with an outcome."""

import signal

import pytest

from domain import runs
from domain.database import db
from domain.downstream import drift
from domain.downstream.targets import LIVE
from jobs import context
from tests.domain.downstream.site import Site
from tests.jobs.test_verify_targets import ByHand
from tests.stack import until


@pytest.fixture
def site(stack, actor):
    context.start(stack.settings)
    made = Site(actor)
    for number in range(5):
        made.live(f"Page{number}")
    until(stack.settled)
    return made


def outcome(action: str, **options) -> runs.Run:
    run = runs.ask_for(action, options, "somebody")
    return until(lambda: (now := runs.get(run.id)).finished_at and now, seconds=90, what=action)


def test_everything_is_verified_and_each_check_leaves_its_verdict(stack, site):
    run = outcome("verify", deep=True)
    assert (run.ok, run.sentence) == (True, "All of it holds")
    assert {name: verdict.ok for name, verdict in runs.verdicts().items()} == dict.fromkeys(
        ("log", "projections", "draft-content-store", LIVE, "search"), True
    )


def test_what_does_not_hold_is_said_and_mended(stack, site):
    ByHand(stack.settings.content_store_database_url).run("DELETE FROM items WHERE base_path = '/page3-en'")
    db.execute_sql("UPDATE editions SET title = 'Wrong' WHERE base_path = '/page2-en'")
    run = outcome("verify")
    assert (run.ok, run.sentence) == (False, "It does not all hold: The projections, The live content store")
    assert "title is 'Wrong', should be 'Page2'" in runs.verdicts()["projections"].differences[0]

    assert outcome("repair", target=LIVE).sentence == "1 item sent again, and as it should be"
    assert drift.counts() == {}
    assert outcome("rebuild").ok
    assert outcome("swap").ok
    run = outcome("verify", deep=True)
    assert (run.ok, run.sentence) == (True, "All of it holds")


def test_a_rebuild_that_is_cancelled_leaves_everything_as_it_was(stack, site):
    assert "can be swapped" in outcome("rebuild").sentence
    assert "live tables are as they were" in outcome("cancel-rebuild").sentence
    swapped = outcome("swap")
    assert (swapped.ok, "rebuild first" in swapped.sentence) == (False, True)


def test_a_run_whose_process_is_killed_says_so(stack, site):
    run = runs.ask_for("dance", {}, None)
    until(lambda: runs.get(run.id).finished_at)
    assert (runs.get(run.id).ok, "without an outcome" in runs.get(run.id).sentence) == (False, True)


def test_a_runner_that_ends_begins_no_more_and_what_waits_is_carried_out_by_the_next(stack, site):
    stack.processes["runner"].send_signal(signal.SIGTERM)
    stack.processes["runner"].wait(timeout=30)
    run = runs.ask_for("resend", {}, None)
    stack.start("runner")
    assert until(lambda: (now := runs.get(run.id)).finished_at and now).sentence == "Nothing was failing"
