"""`flask verify` and `flask rebuild`: what they print, ask and answer to a script."""

import pytest

from domain import database
from domain.handle import handle
from tests.examples import save
from webapp.cli_verify import Told


@pytest.fixture
def run(app, actor):
    handle(save(), actor)

    def run(*words: str, said: str | None = None):
        with app.app_context():
            result = app.test_cli_runner().invoke(args=list(words), input=said)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        database.db.connect(reuse_if_open=True)
        return result

    return run


def meddle() -> None:
    database.db.execute_sql("UPDATE editions SET title = 'Planted'")


def title() -> str:
    return database.db.execute_sql("SELECT title FROM editions").fetchone()[0]


def test_verifying_says_whether_all_is_as_the_log_says(run):
    result = run("verify", "--only", "projections")
    assert (result.exit_code, "The projections are what the log says" in result.output) == (0, True)
    meddle()
    result = run("verify", "--only", "projections")
    assert result.exit_code == 1
    assert "title is 'Planted', should be 'Keep bees' (event 2)" in result.output
    assert "The projections differ from what the log says in 1 rows: editions (1)" in result.output


def test_a_rebuild_shows_what_differs_and_asks_before_it_swaps(run, servers):
    meddle()
    result = run("rebuild", said="n\n")
    assert result.exit_code == 1
    assert "title is 'Planted', should be 'Keep bees' (event 2)" in result.output
    assert "Cancelled; the live tables are as they were" in result.output
    database.connect(servers.database_url)
    assert title() == "Planted"
    assert "No rebuild is under way" in run("rebuild", "--cancel").output


def test_a_script_says_yes(run, servers):
    meddle()
    result = run("rebuild", "--yes")
    assert (result.exit_code, "swapped at position 2" in result.output) == (0, True)
    database.connect(servers.database_url)
    assert title() == "Keep bees"


def test_the_estimate_follows_from_what_this_step_has_done_so_far(capsys):
    now = iter([0.0, 10.0, 10.0, 10.0, 10.0, 20.0, 20.0, 20.0])
    told = Told(clock=lambda: next(now))
    told.step("Replaying the log", 500, 1000)
    told.step("Replaying the log", 600, 1000)
    assert capsys.readouterr().out.splitlines() == [
        "Replaying the log: 500 of 1,000 …",
        "Replaying the log: 600 of 1,000, 10 a second, about 40 s left …",
    ]
