"""What there is to choose from in the filters of the timeline, and what people call it."""

from collections import defaultdict

from domain import accounts, documents
from domain.database import db
from domain.describe import SOMEBODY
from domain.document_types import type_for
from domain.performers import AUTOMATIC, performer_from
from domain.timeline.filters import TYPES
from domain.timeline.kinds import Names
from domain.visibility import Viewer

#: Looked for one after the other along the index: as many steps as there are values, however many events.
_ALL = (
    "WITH RECURSIVE each (filter, value, step) AS ("
    " (SELECT filter, value, 1 FROM timeline_days WHERE filter > '' ORDER BY filter, value LIMIT 1) UNION ALL"
    " SELECT following.filter, following.value, step + 1 FROM each CROSS JOIN LATERAL (SELECT filter, value"
    " FROM timeline_days AS known WHERE (known.filter, known.value) > (each.filter, each.value)"
    " ORDER BY filter, value LIMIT 1) AS following WHERE step < 5000)"
    " SELECT filter, value FROM each"
)


def choices_now(viewer: Viewer) -> Names:
    """The choices of every filter that has them, each by label as `viewer` may see it. Three queries."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in db.execute_sql(_ALL).fetchall():
        found[name].append(value)
    return {name: _sorted(labels) for name, labels in _labelled(found, viewer).items()}


def _labelled(found: dict[str, list[str]], viewer: Viewer) -> dict[str, dict[str, str]]:
    performers = {value: performer_from(value) for value in found["performer"]}
    ids = {each.id for each in performers.values() if each.id} | {*found["principal"], *found["application"]}
    names = accounts.names_of(ids)
    titles = documents.titles_of(set(found["organisation"]), viewer) if found["organisation"] else {}
    return {
        "performer": {value: AUTOMATIC.get(each.kind) or _name(each, names) for value, each in performers.items()},
        "principal": {value: names.get(value, value) for value in found["principal"]},
        "application": {value: names.get(value, value) for value in found["application"]},
        "type": {value: TYPES.get(value, value) for value in found["type"]},
        "document_type": {value: type_for(value, {}).label for value in found["document_type"]},
        "organisation": {value: _title(value, titles) for value in found["organisation"]},
        "locale": {value: value for value in found["locale"]},
    }


def _name(performer, names: dict[str, str]) -> str:
    if performer.kind == "application":
        return f"{names.get(performer.id, performer.id)} (application)"
    return names.get(performer.id, SOMEBODY)


def _title(content_id: str, titles: dict[tuple[str, str], str]) -> str:
    locales = sorted((locale for id_, locale in titles if id_ == content_id), key=lambda each: (each != "en", each))
    return titles[content_id, locales[0]] if locales else content_id


def _sorted(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda each: each[1].casefold()))
