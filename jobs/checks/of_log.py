"""The log: every hash and number, its head, and the checkpoints that were given away."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.proof import keys, verify
from domain.proof.chain import Fault
from domain.verification import Report
from jobs.context import context


@dataclass(frozen=True)
class AtFault:
    fault: Fault

    @property
    def sentence(self) -> str:
        return f"position {self.fault.position:,}: {self.fault.what}"


def run(progress: Callable[[str], None], deep: bool) -> Report:
    """Verify the whole log; it is always thorough."""
    settings = context().settings

    def tell(done: int, of: int) -> None:
        progress(f"Verifying the log: {done:,} of {of:,} events")

    verdict = verify.verify(settings.database_url, keys.signer(settings.checkpoint_key).verifier, (), tell)
    if verdict.fault:
        at = verdict.fault.position
        return Report(False, f"The log is not valid from position {at:,} on", [AtFault(verdict.fault)], 1)
    count = verdict.stored.count
    held = (", and its checkpoint holds" if count == 1 else f", and {count:,} checkpoints hold") if count else ""
    return Report(True, f"The log is valid: {verdict.position:,} events{held}")
