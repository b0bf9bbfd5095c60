"""What became of what an import brought, from how things stand now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from domain.downstream.items import Status
from domain.projections.editions import Edition
from jobs.importing import link_sets
from jobs.importing.files import File
from jobs.importing.link_sets import Links
from jobs.importing.report import Report

BATCH = 500


@dataclass(frozen=True)
class Said:
    """The edition that says what a file says."""

    content_id: str
    locale: str
    user_facing_version: int


def judge(report: Report, said: Mapping[File, Said]) -> None:
    """Note why an edition is not live now, for those that are not."""
    for batch in batches(said.items(), BATCH):
        states = _states([each.content_id for _, each in batch])
        for file, each in batch:
            edition = states.get((each.content_id, each.locale, each.user_facing_version))
            if why := _why_not_live(edition):
                report.reasons[file.name] = why


def judge_links(report: Report, linked: Mapping[File, Links]) -> None:
    """Note why a link set does not hold now, or is of content that is not live."""
    content_ids = [file.content_id for file in linked]
    now = link_sets.current(content_ids)
    live = {content_id for content_id, _, _ in _states(content_ids)}
    for file, links in linked.items():
        if any(now[file.content_id].get(type_, []) != targets for type_, targets in links.items()):
            report.reasons[file.name] = "the links were changed since they were imported"
        elif file.content_id not in live:
            report.reasons[file.name] = "the links are there, but not the document whose they are"


def undelivered(report: Report, name: str, status: Status) -> None:
    """Note that an edition has not reached the live content store."""
    if status.last_error:
        report.reasons[name] = f"not delivered yet: {status.last_error}"
    else:
        report.waiting.append(name)


def batches(items: Iterable, size: int) -> Iterable[list]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _states(content_ids: list[str]) -> dict[tuple[str, str, int], Edition]:
    columns = (Edition.content_id, Edition.locale, Edition.user_facing_version, Edition.state, Edition.unpublishing)
    found = Edition.select(*columns).where(Edition.content_id.in_(content_ids))
    return {(each.content_id, each.locale, each.user_facing_version): each for each in found}


def _why_not_live(edition: Edition | None) -> str | None:
    if edition is None or edition.state == "superseded":
        return "was changed since it was imported, and the newer edition stays"
    if edition.state == "draft":
        return "is the draft that somebody is working on"
    type_ = edition.unpublishing["type"] if edition.state == "unpublished" else None
    return f"was taken down since it was imported ({type_})" if type_ not in (None, "withdrawal") else None
