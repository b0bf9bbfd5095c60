"""Drafts that could not be published as they stand, and why: what the checks of their document types find."""

from peewee import CompositeKey, TextField

from domain import editing, events
from domain.checks import problems_before_publishing
from domain.content import Content
from domain.log.envelope import Recorded
from domain.projections.model import Json, Table, Uuid
from domain.projections.rows import Rows


class FailingChecks(Table):
    content_id = Uuid()
    locale = TextField()
    problems = Json()

    class Meta:
        table_name = "failing_checks"
        primary_key = CompositeKey("content_id", "locale")


TABLES = (FailingChecks,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Check a draft when it is saved; once it is published or discarded there is nothing to check."""
    key = (recorded.content_id, recorded.locale)
    match recorded.event:
        case events.DraftSaved(content=content):
            if problems := _problems(content):
                rows.put(FailingChecks, key, {"problems": problems})
            else:
                rows.delete(FailingChecks, *key)
        case events.DraftDiscarded() | events.EditionPublished() | events.EditionUnpublished():
            rows.delete(FailingChecks, *key)


def _problems(content: Content) -> list[str]:
    checks = editing.type_of(content).checks
    found = problems_before_publishing(content, editing.fields_of(content), checks) if checks else []
    return [problem.sentence() for problem in found]
