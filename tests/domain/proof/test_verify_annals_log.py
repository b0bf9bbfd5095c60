"""The file for strangers: on an export it finds what is found in the database, with Python's standard library alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as some

from domain import log
from domain.handle import handle
from domain.log.envelope import LEAF_FIELDS, digest_after
from domain.proof import chain, checkpoints, export, notes, verify_annals_log
from domain.proof.checkpoint import Checkpoint
from domain.proof.notes import to_base64
from tests.domain.proof import faults
from tests.domain.proof.conftest import KEY
from tests.examples import save
from tests.some_json import EXACT, patiently

FILE = Path(verify_annals_log.__file__)
VECTORS = json.loads((FILE.parents[2] / "tests/domain/log/vectors.json").read_text())


@patiently
@given(EXACT)
def test_its_canonical_form_is_that_of_the_library(value):
    assert verify_annals_log.canonical(value).encode() == rfc8785.dumps(value)


@patiently
@given(some.floats(allow_nan=False, allow_infinity=False))
@example(2.0**-24)
@example(5e-324)
@example(1.7976931348623157e308)
def test_so_are_its_numbers(value):
    assert verify_annals_log.number(value).encode() == rfc8785.dumps(value)


@pytest.fixture
def exported(db, servers, tmp_path):
    """Writes an export of the log, after a position if given."""

    def write(after: int = 0) -> Path:
        path = tmp_path / f"export-{after}.ndjson"
        path.write_bytes(b"".join(line for _, line in export.lines(servers.database_url, after)))
        return path

    return write


@pytest.fixture
def written(tmp_path):
    """Writes a text into a file."""

    def write(text: str, name: str = "note") -> Path:
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return write


def run(*words, isolated: bool = True, said: bytes | None = None) -> tuple[int, str]:
    """How it ended and what it said: without site packages, so that nothing but the standard library can be had."""
    alone = ["-I", "-S"] if isolated else ["-I"]
    done = subprocess.run([sys.executable, *alone, FILE, *map(str, words)], input=said, capture_output=True)
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode, (done.stdout + done.stderr).decode()


def test_a_log_that_nobody_touched_is_valid(happened, exported):
    digest = to_base64(log.head()[1])
    assert run(exported()) == (0, f"valid: {happened} events, digest {digest}\n")
    assert run("-", said=exported().read_bytes())[0] == 0


def test_so_is_an_empty_one(db, exported):
    assert run(exported())[1].startswith("valid: 0 events, digest AAAA")


HERE_ONLY = {"head back", "all deleted", "cut off"}
"""What an export cannot show: it has no head. There a checkpoint does."""


@pytest.mark.parametrize(
    "fault", [each for each in faults.FAULTS if each.name not in HERE_ONLY], ids=lambda it: it.name
)
def test_a_planted_fault_is_named_with_its_position(happened, owner, exported, fault):
    fault.plant(owner)
    status, said = run(exported(-1 if fault.position == 0 else 0))
    assert status == 1
    assert said.startswith(f"not valid: position {fault.position}: "), said


def test_lines_that_change_places_or_are_no_events_are_named(happened, exported, written):
    lines = exported().read_text().splitlines(keepends=True)
    for changed, position in (
        ([*lines[:3], lines[4], lines[3], *lines[5:]], 4),
        ([*lines[:3], "bees\n", *lines[3:]], 4),
        ([*lines[:3], lines[3][:100]], 4),
        ([*lines[:3], lines[3].replace('"trigger":"person"', '"trigger":"person","trigger":"api"'), *lines[4:]], 4),
        ([*lines[:3], lines[3].replace('"leaf"', '"leave"'), *lines[4:]], 4),
        ([*lines[:5], *lines[4:]], 5),
        (lines[2:], 1),
    ):
        status, said = run(written("".join(changed)))
        assert (status, said.partition(": ")[0]) == (1, "not valid"), said
        assert said.startswith(f"not valid: position {position}: "), said


def test_a_tail_that_was_cut_off_is_shown_by_a_checkpoint(happened, owner, exported, written):
    older = written(Checkpoint(KEY.name, *log.head()).signed(KEY))
    assert run(exported(), "--extends", older)[0] == 0
    faults.cut(owner, happened - 3, head_too=True)
    assert run(exported())[0] == 0
    status, said = run(exported(), "--extends", older)
    assert (status, said.startswith(f"not valid: position {happened - 2}: ")) == (1, True), said


def test_a_log_that_was_hashed_again_is_shown_by_the_first_checkpoint_behind_it(
    happened, owner, exported, written, actor
):
    for number in range(3):
        handle(save(base_path=f"/more-{number}"), actor)
        checkpoints.make(KEY)
    older = [kept.note for kept in checkpoints.behind(0, 9)]
    faults.alter_and_hash_again(owner, happened + 3)
    assert run(exported())[0] == 0, "the chain alone does not show it"
    assert run(exported(), "--extends", written(older[0]))[0] == 0
    status, said = run(exported(), "--checkpoint", written("\n".join(older)))
    assert (status, said.startswith(f"not valid: position {happened + 4}: ")) == (1, True), said
    assert f"from {happened + 3} to {happened + 4} was altered and hashed again" in said


def test_a_part_goes_on_from_a_checkpoint(happened, exported, written, owner):
    [before] = owner.execute_sql("SELECT digest FROM log.events WHERE position = 5").fetchone()
    note = written(Checkpoint(KEY.name, 5, bytes(before)).signed(KEY))
    assert "nothing is said of what came before position 6" in run(exported(5), "--after", 5)[1]
    status, said = run(exported(5), "--after", 5, "--extends", note)
    assert (status, "it extends the checkpoint at 5" in said, "nothing is said" in said) == (0, True, False)
    other = written(Checkpoint(KEY.name, 5, bytes(32)).signed(KEY))
    assert run(exported(5), "--after", 5, "--extends", other)[1].startswith("not valid: position 6: ")


def test_signatures_are_verified_where_a_key_is_given(happened, exported, written):
    note, key = written(Checkpoint(KEY.name, *log.head()).signed(KEY)), str(KEY.verifier)
    assert "signatures were not looked at" in run(exported(), "--checkpoint", note)[1]
    for given_key in (key, written(f"{key}\n", "key")):
        status, said = run(exported(), "--checkpoint", note, "--key", given_key, isolated=False)
        assert (status, "not looked at" in said) == (0, False), said
    assert run(exported(), "--checkpoint", note, "--key", key)[1].endswith("pip install cryptography\n")
    other = str(notes.new_key("annals/other").verifier)
    assert "is not signed by annals/other" in run(exported(), "--extends", note, "--key", other, isolated=False)[1]
    forged = written(note.read_text().replace(f"\n{happened}\n", f"\n{happened - 1}\n"))
    assert run(exported(), "--extends", forged, "--key", key, isolated=False)[1].endswith("signature does not hold\n")


@pytest.mark.parametrize(
    "words", [["nowhere"], ["-", "--extends", "nowhere"], ["-", "--key", "bees"], ["-", "--key", "b+c+d"]]
)
def test_what_cannot_be_read_is_said_in_a_sentence(words):
    assert run(*words, said=b"")[0] == 2


def test_the_vectors_are_had_by_everybody():
    digest = bytes(32)
    for vector in VECTORS:
        event = vector["event"]
        form = verify_annals_log.canonical({name: event[name] for name in verify_annals_log.LEAF_FIELDS})
        assert form == vector["canonical"]
        assert rfc8785.dumps({name: event[name] for name in verify_annals_log.LEAF_FIELDS}).decode() == form
        leaf = verify_annals_log.sha256(form.encode())
        assert chain.leaf_of(row_of(event)) == leaf
        digest = digest_after(digest, event["position"], leaf)
        assert (to_base64(leaf), to_base64(digest)) == (event["leaf"], event["digest"])
    lines = "".join(json.dumps(vector["event"]) + "\n" for vector in VECTORS).encode()
    assert run("-", said=lines)[1].startswith(f"valid: {len(VECTORS)} events")


def row_of(event: dict) -> tuple:
    """The event as a row of the database."""
    covered = [event[name] for name in (*LEAF_FIELDS, "recorded_at")]
    covered[LEAF_FIELDS.index("payload")] = json.dumps(event["payload"])
    return (event["position"], *covered, None, None)


def test_it_imports_nothing_but_the_standard_library():
    from tests.test_structure import imports

    assert {module.split(".")[0] for module in imports(FILE)} - {"cryptography"} <= sys.stdlib_module_names
