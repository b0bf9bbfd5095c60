"""The ways a command can be refused. Each carries a stable reason for machines and a sentence for people."""

from dataclasses import dataclass, field
from typing import Any


class Refusal(Exception):
    """A command was refused; nothing was stored.

    `reason` never changes once published, `message` may. `fields` names what was wrong, attribute by attribute.
    """

    def __init__(self, message: str, *, reason: str, fields: dict[str, list] | None = None):
        super().__init__(message)
        self.message = message
        self.reason = reason
        self.fields = fields


class Rejected(Refusal):
    """The request can never succeed as it stands."""


class Conflict(Refusal):
    """The thing has moved on, or is in the wrong state, for this request."""


class Forbidden(Refusal):
    """Whoever asks may not do this; the message says who may."""


class NotFound(Refusal):
    """There is nothing of that name, or nothing that may be seen."""


@dataclass(frozen=True)
class Problem:
    """One rule of a record that does not hold. `error` is a sentence or one of the tokens blank, inclusion, present."""

    attribute: str
    error: str
    code: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def as_entry(self) -> dict[str, Any]:
        code = {"code": self.code} if self.code else {}
        return {"error": self.error} | code | self.extra

    def sentence(self) -> str:
        if self.attribute == "base":
            return self.error
        return f"{self.attribute.replace('_', ' ').capitalize()} {_WORDS.get(self.error, self.error)}"


_WORDS = {"blank": "can't be blank", "inclusion": "is not included in the list", "present": "must be blank"}


class Invalid(Rejected):
    """A record breaks its rules; `problems` has all of them."""

    def __init__(self, problems: list[Problem]):
        codes = {problem.code for problem in problems}
        entries: dict[str, list] = {}
        for problem in problems:
            entries.setdefault(problem.attribute, []).append(problem.as_entry())
        super().__init__(
            ", ".join(problem.sentence() for problem in problems),
            reason=(codes.pop() if len(problems) == 1 else None) or "validation_failed",
            fields=entries,
        )
        self.problems = problems


class SchemaInvalid(Rejected):
    """The body does not satisfy its JSON Schema; `errors` says where, in the form that clients know."""

    def __init__(self, errors: list):
        super().__init__(
            "; ".join(error if isinstance(error, str) else error["message"] for error in errors),
            reason="schema_validation_failed",
        )
        self.errors = errors
