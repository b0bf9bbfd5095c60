"""What an unpublishing must say, by its type."""

from domain.commands import Unpublish
from domain.errors import Problem, Rejected
from domain.rules.routes import redirect_problems
from domain.rules.scalars import is_blank

TYPES = ("gone", "redirect", "withdrawal", "vanish")


def unpublishing_problems(command: Unpublish, base_path: str | None, redirects: list | None) -> None:
    """Raise `Rejected` when the unpublishing that `command` asks for breaks a rule."""
    if command.type not in TYPES:
        raise Rejected(
            f"type must be one of {', '.join(TYPES)}",
            reason="type_invalid" if command.type else "type_missing",
            fields={},
        )
    problems = list(_problems(command, base_path, redirects))
    if problems:
        fields: dict[str, list] = {}
        for problem in problems:
            fields.setdefault(problem.attribute, []).append(problem.as_entry())
        sentence = ", ".join(problem.sentence() for problem in problems)
        raise Rejected(sentence, reason=problems[0].code or "validation_failed", fields=fields)


def _problems(command: Unpublish, base_path: str | None, redirects: list | None):
    if command.type == "withdrawal" and is_blank(command.explanation):
        yield Problem("explanation", "blank", "explanation_missing_for_withdrawal")
    if command.type == "redirect" and not redirects:
        yield Problem("redirects", "blank", "redirects_missing_for_redirect")
    elif command.type == "redirect" and base_path:
        yield from redirect_problems(base_path, redirects, "redirect")
