"""Which checkpoints hold: whether the digest that was signed for a position is the one that stands there now."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.proof import rows
from domain.proof.chain import Fault
from domain.proof.checkpoint import Checkpoint, signed_by, unverified
from domain.proof.notes import BadNote, VerifierKey, split
from domain.proof.rows import Connection

_STORED = """
SELECT position, note, digest FROM log.checkpoints LEFT JOIN log.events USING (position) ORDER BY position
"""


@dataclass
class Held:
    """How many checkpoints hold, in order of position, up to the first that does not; how many others have signed."""

    end: int
    count: int = 0
    last: int = 0
    by_others: int = 0
    fault: Fault | None = None

    def add(self, checkpoint: Checkpoint, digest: bytes | None) -> None:
        """Count `checkpoint` if `digest`, which stands at its position in a log up to `end`, is the one that it has."""
        position = checkpoint.position
        if position > self.end:
            what = f"the log ends before it, but there was a checkpoint at {position}: its tail was cut off"
            self.fault = Fault(self.end + 1, what)
        elif digest != checkpoint.digest:
            since = f"something from {self.last + 1} to {position} was altered and hashed again"
            self.fault = Fault(position, f"the checkpoint here has another digest: {since}")
        else:
            self.count, self.last = self.count + 1, position


def stored(connection: Connection, end: int, key: VerifierKey) -> Held:
    """What becomes of the checkpoints that are kept beside the log."""
    held = Held(end)
    for position, note, digest in rows.stream(connection, _STORED):
        try:
            # One that another key has signed, which may have been in use before, is compared all the same.
            ours = _signed_by(key, note)
            checkpoint = _kept(position, signed_by(note, key) if ours else unverified(note))
        except BadNote as error:
            held.fault = Fault(position, f"the checkpoint that is kept for it was altered: {error}")
        else:
            held.add(checkpoint, digest and bytes(digest))
            held.by_others += not ours
        if held.fault:
            break
    return held


def given(connection: Connection, end: int, key: VerifierKey, notes: Iterable[str]) -> Held:
    """What becomes of checkpoints from elsewhere. Raises `BadNote` for one that `key` did not sign."""
    held = Held(end)
    for checkpoint in sorted((signed_by(note, key) for note in notes), key=lambda each: each.position):
        held.add(checkpoint, rows.digest_at(connection, checkpoint.position))
        if held.fault:
            break
    return held


def _signed_by(key: VerifierKey, note: str) -> bool:
    return any(name == key.name and signature[:4] == key.id for name, signature in split(note)[1])


def _kept(position: int, checkpoint: Checkpoint) -> Checkpoint:
    if checkpoint.position != position:
        raise BadNote(f"it is one of position {checkpoint.position}")
    return checkpoint
