"""The files of an import: what each is, and which of several copies of one document counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from domain.clock import parse
from jobs.importing.kinds import ITEM, LINK_SET, Json, content_id_of, kind_of, locale_of
from jobs.importing.sources import Source

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_SUFFIX = "_links.json"


@dataclass(frozen=True)
class File:
    """One file or URL that holds content. `content_id` is None for a link set that does not say whose it is."""

    source: Source
    kind: str
    content_id: str | None
    locale: str
    base_path: str | None
    names_its_id: bool
    updated: tuple[datetime, datetime]

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def key(self) -> object:
        """What two copies of the same have in common."""
        return (self.content_id, self.locale, self.kind == LINK_SET) if self.content_id else self.name

    @property
    def rank(self) -> tuple:
        """Greater for what counts more: what names its content_id, then what is newer."""
        return self.names_its_id, self.updated, self.name


def file_of(source: Source, document: Json) -> File:
    """What `document`, read from `source`, is. Raises `NotContent`."""
    kind, named = kind_of(document), document.get("content_id")
    return File(
        source=source,
        kind=kind,
        content_id=named if kind == LINK_SET else content_id_of(document),
        locale=locale_of(document),
        base_path=document.get("base_path"),
        names_its_id=named is not None,
        updated=(_moment(document.get("updated_at")), _moment(document.get("public_updated_at"))),
    )


def with_owners(files: Iterable[File]) -> list[File]:
    """The files, where link sets that do not say whose they are got the content_id of the body beside them."""
    by_name = {file.name: file for file in files}
    return [_owned(file, by_name.get(file.name.removesuffix(_SUFFIX) + ".json")) for file in by_name.values()]


def newest(files: Iterable[File]) -> dict[File, File]:
    """For each file the one that counts of all copies of the same document: itself, or a newer one."""
    copies: dict[object, list[File]] = defaultdict(list)
    for file in files:
        copies[file.key].append(file)
    best = {key: max(group, key=lambda file: file.rank) for key, group in copies.items()}
    return {file: best[key] for key, group in copies.items() for file in group}


def in_order(files: Iterable[File]) -> list[File]:
    """Those first that keep their path when two want the same: items with a content_id, and of these the newest."""
    return sorted(files, key=lambda file: (file.kind == ITEM, file.rank), reverse=True)


def _owned(file: File, beside: File | None) -> File:
    if file.kind == LINK_SET and file.content_id is None and beside is not None and beside is not file:
        return replace(file, content_id=beside.content_id)
    return file


def _moment(text: object) -> datetime:
    try:
        return parse(text)
    except (ValueError, TypeError):
        return _LONG_AGO
