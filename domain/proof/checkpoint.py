"""A checkpoint: what the log's digest was at a position, as text (https://c2sp.org/tlog-checkpoint) and signed.

The log is a linear chain and no Merkle tree, so the size is a position and the hash is the digest there (see
docs/log-format.md).
"""

import re
from dataclasses import dataclass

from domain.proof.notes import BadNote, SignerKey, VerifierKey, from_base64, split, text_of, to_base64

DIGEST_BYTES = 32
_SIGNATURES = re.compile("(?<=\n)\n(?:\u2014 [^\n]*\n)+")


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    position: int
    digest: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.position}\n{to_base64(self.digest)}\n"

    def signed(self, key: SignerKey) -> str:
        """The note."""
        return key.sign(self.text())


def signed_by(note: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint that `key` has signed in `note`, for the log of its own name. Raises `BadNote`."""
    checkpoint = _parsed(text_of(note, key))
    if checkpoint.origin != key.name:
        raise BadNote(f"It is one of another log, {checkpoint.origin}")
    return checkpoint


def unverified(note: str) -> Checkpoint:
    """The checkpoint in `note`, whoever signed it. Raises `BadNote`."""
    return _parsed(split(note)[0])


def notes_in(text: str) -> list[str]:
    """The notes that stand one after another in `text`, with an empty line between them."""
    notes, start = [], 0
    for found in _SIGNATURES.finditer(text):
        notes.append(text[start : found.end()].lstrip("\n"))
        start = found.end()
    if text[start:].strip() or not notes:
        raise BadNote("It is not a signed note: a text, an empty line, and lines of signatures")
    return notes


def _parsed(text: str) -> Checkpoint:
    origin, position, digest, *_ = [*text.split("\n"), "", ""]
    if not origin or not re.fullmatch("0|[1-9][0-9]{0,17}", position):
        raise BadNote("It is signed, but no checkpoint: its lines are not a name, a position and a digest")
    return Checkpoint(origin, int(position), _digest(digest))


def _digest(text: str) -> bytes:
    digest = from_base64(text)
    if len(digest) != DIGEST_BYTES:
        raise BadNote(f"It is signed, but no checkpoint: its third line is not the base64 of {DIGEST_BYTES} bytes")
    return digest
