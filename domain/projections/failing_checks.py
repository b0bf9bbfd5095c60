"""Drafts that could not be published as they stand, and why: what the checks of their document types find."""

import orjson

from domain import editing, events
from domain.checks import problems_before_publishing
from domain.content import Content
from domain.database import db
from domain.log.envelope import Recorded

_FORGET = "DELETE FROM failing_checks WHERE content_id = %s AND locale = %s"
_ENTER = "INSERT INTO failing_checks (content_id, locale, problems) VALUES (%s, %s, %s)"


def project(recorded: Recorded) -> None:
    """Check a draft when it is saved; once it is published or discarded there is nothing to check."""
    match recorded.event:
        case events.DraftSaved(content=content):
            _forget(recorded)
            if problems := _problems(content):
                db.execute_sql(_ENTER, (recorded.content_id, recorded.locale, orjson.dumps(problems).decode()))
        case events.DraftDiscarded() | events.EditionPublished() | events.EditionUnpublished():
            _forget(recorded)


def _forget(recorded: Recorded) -> None:
    db.execute_sql(_FORGET, (recorded.content_id, recorded.locale))


def _problems(content: Content) -> list[str]:
    checks = editing.type_of(content).checks
    found = problems_before_publishing(content, editing.fields_of(content), checks) if checks else []
    return [problem.sentence() for problem in found]
