"""What there is to choose from: the types, organisations, applications, people and languages of the documents."""

from collections import defaultdict

from domain import accounts
from domain.catalogue.kinds import Choices
from domain.database import db
from domain.document_types import type_for
from domain.projections.catalogue import visible
from domain.visibility import PLATFORM, Viewer

_COLUMNS = {"type": "document_type", "application": "publishing_app", "editor": "actor", "locale": "locale"}
#: Looked for one after the other along the index: as many steps as there are values, however many documents.
_DISTINCT = (
    "{name} (value, step) AS ((SELECT min({column}), 1 FROM catalogue AS listed WHERE {{visible}}) UNION ALL"
    " SELECT (SELECT min({column}) FROM catalogue AS listed WHERE {column} > value AND {{visible}}), step + 1"
    " FROM {name}"
    " WHERE value IS NOT NULL AND step < 1000)"
)
_ORGANISATIONS = (
    " SELECT * FROM (SELECT DISTINCT ON (content_id) 'organisation', content_id::text,"
    " coalesce(title, base_path, content_id::text) FROM {} WHERE document_type = 'organisation' AND {}"
    " ORDER BY content_id, locale = 'en' DESC, locale) AS organisations"
)
_ALL = (
    "WITH RECURSIVE "  # noqa: S608 -- constants only
    + ", ".join(_DISTINCT.format(name=name, column=column) for name, column in _COLUMNS.items())
    + " ".join(f" SELECT '{name}', value, value FROM {name} WHERE value IS NOT NULL UNION ALL" for name in _COLUMNS)  # noqa: S608 -- constants only
    + _ORGANISATIONS.format("catalogue AS listed", "{visible}")
)
#: Of a past moment no index knows only the values that there were, so all documents are looked at, once.
_ALL_THEN = (
    "WITH listed AS MATERIALIZED (SELECT content_id, locale, title, base_path, document_type, publishing_app, actor"  # noqa: S608 -- constants only
    " FROM catalogue AS listed WHERE {visible})"
    + " ".join(
        f" SELECT DISTINCT '{name}', {column}, {column} FROM listed WHERE {column} IS NOT NULL UNION ALL"  # noqa: S608 -- constants only
        for name, column in _COLUMNS.items()
    )
    + _ORGANISATIONS.format("listed", "true")
)


def choices_now(viewer: Viewer = PLATFORM) -> Choices:
    """The choices of every filter that has them among the documents that `viewer` sees, by label. Two queries."""
    return _choices(_ALL, viewer)


def organisations_now(viewer: Viewer = PLATFORM) -> dict[str, str]:
    """The titles of the organisations that `viewer` sees, by content_id and in the order of titles. One query."""
    condition, values = visible(viewer)
    sql = _ORGANISATIONS.format("catalogue AS listed", condition)
    found = {id_: title for _, id_, title in db.execute_sql(sql, values).fetchall()}
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))


def choices_then(viewer: Viewer = PLATFORM) -> Choices:
    """The same within `domain.past.at`."""
    return _choices(_ALL_THEN, viewer)


def _choices(every: str, viewer: Viewer) -> Choices:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    condition, values = visible(viewer)
    for name, value, label in db.execute_sql(every.format(visible=condition), values).fetchall():
        found[name][value] = label
    found["type"] = {value: type_for(value, {}).label for value in found["type"]}
    found["editor"] |= accounts.names_of(set(found["editor"]))
    return {name: dict(sorted(labels.items(), key=lambda each: each[1].casefold())) for name, labels in found.items()}
