"""What embed codes refer to: published editions, by content_id or alias."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from domain.embedding.codes import Code
from domain.projections.aliases import content_ids_of
from domain.projections.editions import Edition
from domain.rules.scalars import is_uuid


@dataclass(frozen=True)
class Targets:
    """The published editions that some codes may refer to."""

    by_content_id: dict[str, list[Edition]]
    aliases: dict[str, str]

    def find(self, code: Code, locale: str) -> Edition | None:
        """The edition that `code` refers to, in `locale` if there is one, else in English."""
        content_id = self.aliases.get(code.identifier, code.identifier)
        found = [
            edition
            for edition in self.by_content_id.get(content_id, ())
            if edition.document_type == code.document_type and edition.locale in (locale, "en")
        ]
        return min(found, key=lambda edition: edition.locale != locale, default=None)

    def html_for(self, code: Code, locale: str) -> str | None:
        """What stands in the place of `code`, None where there is nothing to show."""
        edition = self.find(code, locale)
        return render(edition, code) if edition else None


def targets_of(codes: Iterable[Code]) -> Targets:
    """What these codes may refer to, in two queries for any number of them."""
    names = {code.identifier for code in codes}
    if not names:
        return Targets({}, {})
    aliases = content_ids_of({name for name in names if not is_uuid(name)})
    content_ids = {name for name in names if is_uuid(name)} | set(aliases.values())
    by_content_id: dict[str, list[Edition]] = {}
    for edition in Edition.select().where(Edition.content_id.in_(list(content_ids)) & (Edition.state == "published")):
        by_content_id.setdefault(edition.content_id, []).append(edition)
    return Targets(by_content_id, aliases)


def render(edition: Edition, code: Code) -> str | None:
    """The HTML that shows an edition, or the part of its details that the code names."""
    shown = _part(edition.details, code.path) if code.path else edition.title
    if shown is None:
        return None
    css = f"content-block content-block--{escape(edition.document_type.removeprefix('content_block_'))}"
    return (
        f'<span class="{css}" data-content-block="" data-document-type="{escape(edition.document_type)}"'
        f' data-content-id="{edition.content_id}" data-embed-code="{escape(code.text)}">{escape(str(shown))}</span>'
    )


def _part(details: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if isinstance(details, list) and name.isdecimal() and int(name) < len(details):
            details = details[int(name)]
        elif isinstance(details, dict):
            details = details.get(name)
        else:
            return None
    return None if isinstance(details, dict | list) else details
