"""Checks of a document before it is published, by the names that document types call them by. Pure.

Each takes the content and the fields of its form and returns what is wrong, under the names of the fields.
"""

from collections.abc import Callable, Iterable

from domain.checks.heading_order import heading_order
from domain.checks.required_fields import required_fields
from domain.content import Content
from domain.errors import Problem
from domain.widgets import Field

Check = Callable[[Content, list[Field]], list[Problem]]

CHECKS: dict[str, Check] = {"required_fields": required_fields, "heading_order": heading_order}


def problems_before_publishing(content: Content, fields: list[Field], names: Iterable[str]) -> list[Problem]:
    """What the checks of these names find."""
    return [problem for name in names for problem in CHECKS[name](content, fields)]
