"""`flask import` and `flask load-sample`: what they print, and how they end."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.database import db as database
from jobs.importing import delivery
from tests.jobs.importing.items import item, write

WAITING = "Waiting for the live content store"


@pytest.fixture
def flask(app, monkeypatch):
    """Run a command as on a command line."""
    monkeypatch.setattr(delivery, "IMPATIENCE_SECONDS", 0)
    runner = app.test_cli_runner()

    def flask(*arguments):
        with app.app_context():
            outcome = runner.invoke(args=[str(argument) for argument in arguments])
        database.connect(reuse_if_open=True)
        assert "Traceback" not in outcome.output
        return outcome

    return flask


def test_an_import_says_how_many_files_are_live(flask, tmp_path):
    outcome = flask("import", write(tmp_path, bees=item(), package={"name": "annals"}))
    assert outcome.exit_code == 0
    assert outcome.stdout.splitlines() == [
        f"{tmp_path}/package.json: is not a content item: it has no schema_name",
        "0 of 2 files are live; 1 are waiting for a worker to deliver them.",
        "Start make run, and they are delivered.",
    ]
    assert outcome.stderr.splitlines() == ["Reading", "Documents", "Link targets", "Links", WAITING]


def test_an_import_of_something_that_cannot_be_read_fails(flask, tmp_path):
    outcome = flask("import", write(tmp_path, broken="{"), "http://127.0.0.1:1/bees")
    assert outcome.exit_code == 1
    assert outcome.stdout.splitlines()[-1] == "0 of 2 files are live."
    assert "http://127.0.0.1:1/bees: cannot be fetched: " in outcome.stdout


def test_an_import_of_nothing_says_what_it_wants(flask):
    outcome = flask("import")
    assert outcome.exit_code == 2
    assert "PATH_OR_URL" in outcome.stderr


def test_a_folder_of_schemas_that_is_not_there_is_said(app, flask, tmp_path):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], content_schemas=Path("/no/such/folder"))
    outcome = flask("import", write(tmp_path, bees=item()))
    assert outcome.exit_code == 1
    assert outcome.stderr == "Error: CONTENT_SCHEMAS is /no/such/folder, but there is no such folder.\n"


def test_the_sample_site_is_loaded_once_and_says_how_to_sign_in(app, flask):
    sign_in = app.config["SETTINGS"].data / "sign-in.txt"
    first, second = flask("load-sample"), flask("load-sample")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "was not loaded" in second.output
    assert first.stdout == f"Loaded a sample site of 13 documents. {sign_in.read_text()}\n"
