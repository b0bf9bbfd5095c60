"""Signed notes and checkpoints are those of the standard, and what is not is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.proof import checkpoint, notes
from domain.proof.checkpoint import Checkpoint
from domain.proof.notes import BadNote
from tests.some_json import patiently

# From Go's golang.org/x/mod/sumdb/note, whose keys and notes these are.
GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_NOTE = (
    f"{GO_TEXT}\n\u2014 PeterNeumann "
    + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    + "\n"
)


def test_it_signs_and_verifies_as_go_does():
    assert str(notes.signer_key(GO_SIGNER).verifier) == GO_VERIFIER
    assert notes.signer_key(GO_SIGNER).sign(GO_TEXT) == GO_NOTE
    assert notes.text_of(GO_NOTE, notes.verifier_key(GO_VERIFIER)) == GO_TEXT


def test_keys_are_read_as_they_are_written():
    key = notes.new_key("annals/test")
    assert notes.signer_key(key.written() + "\n") == key
    assert notes.verifier_key(str(key.verifier)) == key.verifier
    assert notes.new_key("annals/test") != key


@patiently
@given(position=some.integers(0, 10**17), digest=some.binary(min_size=32, max_size=32), flipped=some.integers(0, 10**6))
def test_a_checkpoint_is_had_back_and_one_in_which_anything_was_altered_is_not(position, digest, flipped):
    key = notes.SignerKey("annals/test", bytes(32))
    made = Checkpoint("annals/test", position, digest)
    note = made.signed(key)
    assert checkpoint.signed_by(note, key.verifier) == checkpoint.unverified(note) == made
    raw = bytearray(note.encode())
    raw[flipped // 8 % len(raw)] ^= 1 << flipped % 8
    with pytest.raises((BadNote, UnicodeDecodeError)):
        checkpoint.signed_by(raw.decode(), key.verifier)


def test_signatures_of_others_do_no_harm_and_do_not_count():
    ours, theirs = notes.new_key("annals/test"), notes.new_key("witness.example")
    note = Checkpoint("annals/test", 7, bytes(32)).signed(ours)
    cosigned = note + theirs.sign("x\n").rpartition("\n\n")[2]
    assert checkpoint.signed_by(cosigned, ours.verifier).position == 7
    with pytest.raises(BadNote, match="not signed by witness.example"):
        checkpoint.signed_by(note, theirs.verifier)
    with pytest.raises(BadNote, match="signature of witness.example does not hold"):
        checkpoint.signed_by(cosigned, theirs.verifier)


def test_several_notes_stand_one_after_another():
    key = notes.new_key("annals/test")
    made = [Checkpoint("annals/test", position, bytes(32)).signed(key) for position in (1, 20, 300)]
    assert checkpoint.notes_in("\n".join(made)) == checkpoint.notes_in("".join(made)) == made


@pytest.mark.parametrize("text", ["", "bees", "a\nb\n", "a\n\n\u2014 b c", "a\n1\n\n- b Yg==\n"])
def test_what_is_no_note_is_refused(text):
    with pytest.raises(BadNote):
        checkpoint.unverified(text)
    with pytest.raises(BadNote):
        checkpoint.notes_in(text)


@pytest.mark.parametrize(
    "text", ["a\n01\nAAAA\n", "a\n-1\nAAAA\n", f"a\n1\n{'A' * 40}\n", "a\n", "a\nb\n", "\n1\nAAAA\n"]
)
def test_what_is_no_checkpoint_is_refused(text):
    key = notes.new_key("annals/test")
    with pytest.raises(BadNote, match="no checkpoint"):
        checkpoint.signed_by(key.sign(text), key.verifier)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb"])
def test_a_key_has_a_name_of_one_word(name):
    with pytest.raises(BadNote):
        notes.new_key(name)


@pytest.mark.parametrize("written", ["", "x", GO_VERIFIER, GO_SIGNER[:-4], GO_SIGNER.replace("c74f", "c74e")])
def test_what_is_no_key_is_refused_without_repeating_it(written):
    with pytest.raises(BadNote) as refused:
        notes.signer_key(written)
    assert not written or written not in str(refused.value) or written == "x"
    if written != GO_VERIFIER:
        with pytest.raises(BadNote):
            notes.verifier_key(written)
