"""An import from start to end: choose the files that count, bring documents, link targets and links, and look again."""

from collections.abc import Iterable
from uuid import uuid4

from domain.log import Actor
from domain.schemas import schemas_in
from domain.settings import Settings
from jobs.importing import delivery, outcome
from jobs.importing.bringing import Bringing
from jobs.importing.delivery import Progress
from jobs.importing.files import File, file_of, newest, with_owners
from jobs.importing.report import Report
from jobs.importing.sources import Source, sources


def run(names: Iterable[str], settings: Settings, progress: Progress) -> Report:
    """Import what `names` (files, folders, URLs) hold; `progress(items, label, length)` hands the items on.

    What is there already is left alone, so that an import can be repeated, also after it was interrupted.
    """
    found = sources(names, settings.import_private_addresses)
    report = Report([source.name for source in found])
    files = _counting(_read(progress(found, "Reading", len(found)), report), report)
    bringing = Bringing(schemas_in(settings.content_schemas), _actor(), report)
    for steps, label, length in bringing.steps(files):
        for _ in progress(steps, label, length):
            pass
    outcome.judge(report, bringing.said)
    outcome.judge_links(report, bringing.linked)
    _wait(report, bringing, settings, progress)
    return report


def _actor() -> Actor:
    return Actor(person=None, application="import", trigger="import", request_id=str(uuid4()))


def _read(found: Iterable[Source], report: Report) -> list[File]:
    files = []
    for source in found:
        with report.of_file(source.name):
            files.append(file_of(source, source.document()))
    return with_owners(files)


def _counting(files: list[File], report: Report) -> list[File]:
    """The files that are not outdone by a newer copy."""
    best = newest(files)
    for file, other in best.items():
        if file is not other:
            age = "newer" if other.updated > file.updated else "as new"
            report.reasons[file.name] = f"{other.name}, another copy of the same document, is {age} and was taken"
    return [file for file, other in best.items() if file is other]


def _wait(report: Report, bringing: Bringing, settings: Settings, progress: Progress) -> None:
    paths = bringing.paths()
    paths = {name: path for name, path in paths.items() if not report.knows(name)}
    content_ids = [said.content_id for said in bringing.said.values()]
    delivery.wait(list(paths.values()), content_ids, settings.redis_url, progress)
    undelivered = delivery.undelivered(list(paths.values()))
    for name, path in paths.items():
        if status := undelivered.get(path):
            outcome.undelivered(report, name, status)
