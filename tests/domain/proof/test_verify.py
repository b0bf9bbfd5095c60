"""Promise 4: whatever the owner of the database does to the log, verifying it names the first position, and what."""

import threading

import pytest

from domain import log
from domain.handle import handle
from domain.proof import checkpoints, notes, verify
from domain.proof.checkpoint import Checkpoint
from tests.domain.proof import faults
from tests.domain.proof.conftest import KEY
from tests.examples import new_id, save


@pytest.fixture
def verified(servers):
    return lambda *given: verify.verify(servers.database_url, KEY.verifier, given)


def test_a_log_that_nobody_touched_is_valid(db, happened, verified):
    checkpoints.make(KEY)
    verdict = verified(checkpoints.latest().note)
    assert verdict.fault is None
    assert (verdict.position, verdict.digest) == log.head() == (happened, verdict.digest)
    assert (verdict.stored.count, verdict.given.count, verdict.given.last) == (1, 1, happened)


def test_so_is_an_empty_one(db, verified):
    assert (verified().fault, verified().position) == (None, 0)


@pytest.mark.parametrize("fault", faults.FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_named_with_its_position(db, happened, owner, verified, fault):
    fault.plant(owner)
    found = verified().fault
    assert (found.position, fault.says in found.what) == (fault.position, True), found


def test_a_tail_that_was_cut_off_in_order_is_shown_by_a_checkpoint_alone(db, happened, owner, verified):
    older = Checkpoint(KEY.name, *log.head()).signed(KEY)
    faults.cut(owner, happened - 3, head_too=True)
    assert verified().fault is None
    found = verified(older).fault
    assert (found.position, "tail was cut off" in found.what) == (happened - 2, True)


def test_a_log_that_was_hashed_again_is_shown_by_the_first_checkpoint_behind_it(db, happened, owner, verified, actor):
    for number in range(3):
        handle(save(base_path=f"/more-{number}"), actor)
        checkpoints.make(KEY)
    older = [kept.note for kept in checkpoints.behind(0, 9)]
    faults.alter_and_hash_again(owner, happened + 3)
    found = verified().fault
    assert found.position == happened + 4
    assert f"from {happened + 3} to {happened + 4} was altered and hashed again" in found.what
    owner.execute_sql("DELETE FROM log.checkpoints")
    assert verified().fault is None, "nothing is left that shows it"
    assert verified(older[0]).fault is None
    assert verified(*older).fault == found


def altered(note: str) -> str:
    """The note with another letter in the middle of its signature."""
    return note[:-50] + ("B" if note[-50] == "A" else "A") + note[-49:]


def test_a_checkpoint_that_was_altered_is_named(db, happened, owner, verified):
    note = checkpoints.make(KEY).note
    owner.execute_sql("UPDATE log.checkpoints SET note = %s", (altered(note),))
    found = verified().fault
    assert (found.position, "the checkpoint that is kept for it was altered" in found.what) == (happened, True)
    owner.execute_sql("UPDATE log.checkpoints SET note = %s, position = 3", (note,))
    assert "it is one of position" in verified().fault.what


def test_a_checkpoint_that_another_key_has_signed_proves_nothing(db, happened, verified):
    theirs = notes.new_key("annals/elsewhere")
    note = Checkpoint(theirs.name, *log.head()).signed(theirs)
    with pytest.raises(notes.BadNote, match="not signed by annals/tests"):
        verified(note)


def test_a_key_may_be_changed(db, happened, verified, actor):
    checkpoints.make(notes.new_key("annals/before"))
    handle(save(base_path="/more"), actor)
    checkpoints.make(KEY)
    verdict = verified()
    assert (verdict.fault, verdict.stored.count, verdict.stored.by_others) == (None, 2, 1)


def test_progress_is_told_and_ranges_are_verified_side_by_side(db, happened, owner, servers, monkeypatch, actor):
    monkeypatch.setattr(verify, "RANGE", 4)
    told = []
    verdict = verify.verify(servers.database_url, KEY.verifier, progress=lambda *how_far: told.append(how_far))
    assert verdict.fault is None
    assert told == [(min(done, happened), happened) for done in range(4, happened + 4, 4)]
    faults.FAULTS[0].plant(owner)
    assert verify.verify(servers.database_url, KEY.verifier).fault.position == faults.FAULTS[0].position


def test_it_sees_one_state_of_a_log_that_goes_on(db, happened, verified, actor):
    finished = threading.Event()

    def write():
        while not finished.is_set():
            handle(save(base_path=f"/{new_id()}"), actor)
        db.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        verdicts = [verified() for _ in range(10)]
    finally:
        finished.set()
        writer.join()
    assert [verdict.fault for verdict in verdicts] == [None] * 10
    assert verdicts[-1].position > verdicts[0].position
