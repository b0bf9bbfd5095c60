"""/checkpoint, /checkpoints/N, /checkpoint-key, /verify-log.py: for everybody, as plain text."""

from dataclasses import replace

import pytest

from domain.handle import handle
from domain.proof import checkpoint, checkpoints, notes, verify_annals_log
from tests.domain.proof.conftest import KEY
from tests.examples import save


@pytest.fixture
def app(app):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], checkpoint_key=KEY.written())
    return app


def test_the_latest_and_each_one_are_at_an_address(client, actor):
    assert client.get("/checkpoint").status_code == 404
    for number in range(2):
        handle(save(base_path=f"/page-{number}"), actor)
        checkpoints.make(KEY)
    response = client.get("/checkpoint")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    key = notes.verifier_key(client.get("/checkpoint-key").text)
    assert checkpoint.signed_by(response.text, key).position == 4
    assert checkpoint.signed_by(client.get("/checkpoints/2").text, key).position == 2
    assert "immutable" in client.get("/checkpoints/2").headers["Cache-Control"]


@pytest.mark.parametrize("position", ["0", "3", "9" * 40, "x"])
def test_what_is_not_there_is_said(client, actor, position):
    handle(save(), actor)
    checkpoints.make(KEY)
    assert client.get(f"/checkpoints/{position}").status_code == 404


def test_the_verifier_is_the_file_that_is_tested(client):
    response = client.get("/verify-log.py")
    with open(verify_annals_log.__file__, "rb") as file:
        assert response.data == file.read()
    assert "verify_annals_log.py" in response.headers["Content-Disposition"]


def test_without_a_key_that_is_said(client, app):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], checkpoint_key=None)
    assert (client.get("/checkpoint-key").status_code, "CHECKPOINT_KEY" in client.get("/checkpoint-key").text) == (
        404,
        True,
    )
