"""flask verify-log, export-log, checkpoint and create-checkpoint-key."""

import json
from dataclasses import replace

import pytest

from domain import log
from domain.handle import handle
from domain.proof import keys, notes
from domain.proof.notes import to_base64
from tests.domain.proof.conftest import KEY, owner  # noqa: F401 -- a fixture
from tests.examples import save


@pytest.fixture
def app(app):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], checkpoint_key=KEY.written())
    return app


@pytest.fixture
def run(app):
    def run(*words: str):
        with app.app_context():
            result = app.test_cli_runner().invoke(args=list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def position(app, actor):
    return handle(save(), actor).position


def test_a_valid_log_is_said_to_be_so_with_how_far_its_checkpoints_reach(run, position):
    digest = to_base64(log.head()[1])
    assert f"valid: {position} events, digest {digest}\n" in run("verify-log").output
    run("checkpoint")
    result = run("verify-log")
    assert result.exit_code == 0
    assert result.output.endswith(f"checkpoints: 1 hold, the last at position {position}\n")


def test_the_first_bad_position_is_named_with_another_exit_status(run, position, owner):  # noqa: F811
    owner.execute_sql("UPDATE log.events SET actor = 'x' WHERE position = 2")
    result = run("verify-log")
    assert result.exit_code == 1
    assert "not valid: position 2: the event was altered" in result.output


def test_a_checkpoint_from_elsewhere_is_extended_or_not(run, position, actor, db, tmp_path, owner):  # noqa: F811
    file = tmp_path / "note"
    file.write_text(run("checkpoint").output)
    handle(save(base_path="/more"), actor)
    assert f"it extends the checkpoint at position {position}" in run("verify-log", "--checkpoint", str(file)).output
    assert run("verify-log", "--checkpoint", str(file), "--key", str(KEY.verifier)).exit_code == 0
    other = str(notes.new_key("annals/other").verifier)
    for words, sentence in (
        (("--checkpoint", str(file), "--key", other), "not signed by annals/other"),
        (("--key", "bees"), "not a key"),
        (("--checkpoint", __file__), "not a signed note"),
    ):
        result = run("verify-log", *words)
        assert (result.exit_code, sentence in result.output) == (1, True), result.output


def test_the_log_is_exported_line_by_line_with_its_checkpoints(run, position, tmp_path, actor):
    note = run("checkpoint").output
    handle(save(base_path="/more"), actor)
    out, signed = tmp_path / "log.ndjson", tmp_path / "checkpoints"
    assert run("export-log", "--output", str(out), "--checkpoints", str(signed)).exit_code == 0
    events = [json.loads(line) for line in out.read_text().splitlines()]
    assert [event["position"] for event in events] == list(range(1, position + 3))
    assert events[-1]["digest"] == to_base64(log.head()[1])
    assert events[1]["payload"]["content"]["title"] == "Keep bees"
    assert signed.read_text() == f"{note}\n"
    lines = run("export-log", "--after", str(position)).stdout.splitlines()
    assert [json.loads(line)["position"] for line in lines] == [position + 1, position + 2]


def test_a_checkpoint_of_nothing_is_refused(run, db):
    assert "Nothing has happened yet" in run("checkpoint").output


def test_a_key_can_be_made_and_used_as_it_is_or_from_a_file(run, tmp_path):
    written = run("create-checkpoint-key", "example.org/annals").output
    assert keys.signer(written.strip()).name == "example.org/annals"
    (tmp_path / "key").write_text(written)
    assert keys.signer(str(tmp_path / "key")) == keys.signer(written.strip())
    assert "without white space" in run("create-checkpoint-key", "my annals").output


@pytest.mark.parametrize("setting", ["PRIVATE+KEY+secret", "/nowhere", "x\0"])
def test_a_key_that_cannot_be_used_is_said_without_repeating_it(run, app, position, setting):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], checkpoint_key=setting)
    result = run("checkpoint")
    assert result.exit_code == 1
    assert "CHECKPOINT_KEY" in result.output and "+secret" not in result.output
