"""What the log cannot carry exactly is refused before anything is locked or read."""

from dataclasses import asdict
from uuid import UUID

from domain import canonical
from domain.commands import Command
from domain.errors import Rejected
from domain.log.envelope import Actor


def check(command: Command, actor: Actor) -> None:
    """Raise `Rejected` unless all of `command` and `actor` is stored, and read back, as it is."""
    said = asdict(command)
    said = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in said.items()}
    try:
        canonical.check([said, asdict(actor)])
    except canonical.NotCanonical as error:
        raise Rejected(str(error), reason="not_canonical") from error
    content_id = said.get("content_id")
    if content_id is not None and not _is_usual(content_id):
        raise Rejected(
            "content_id must be a UUID in lower case with hyphens",
            reason="not_canonical",
            fields={"content_id": ["is invalid"]},
        )


def _is_usual(content_id: str) -> bool:
    try:
        return str(UUID(content_id)) == content_id
    except (ValueError, AttributeError, TypeError):
        return False
