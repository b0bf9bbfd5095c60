"""The commands of an import: first whole documents, then what they link to, then the links."""

from collections.abc import Iterable, Iterator

from domain.errors import Refusal, Rejected
from domain.log import Actor
from domain.projections.editions import owner_of
from domain.schemas import Schemas
from jobs.importing import documents, link_sets, link_targets
from jobs.importing.documents import PATH_TAKEN, Standing
from jobs.importing.expansions import expansions
from jobs.importing.files import File, in_order
from jobs.importing.kinds import ITEM, LINK_SET, Json, NotContent, kind_of
from jobs.importing.link_sets import LinkSets
from jobs.importing.outcome import Said, batches
from jobs.importing.report import Report
from jobs.importing.targets import Target, Targets
from jobs.importing.translations import own_links, types_that_differ
from jobs.importing.wanted import save_of, with_links, withdrawal

BATCH = 100
Steps = tuple[Iterable, str, int]


class Bringing:
    """`said` and `linked` fill up with what each file led to; what cannot be goes into the report."""

    def __init__(self, schemas: Schemas, actor: Actor, report: Report):
        self.schemas, self.actor, self.report = schemas, actor, report
        self.said: dict[File, Said] = {}
        self.linked: dict[File, link_sets.Links] = {}
        self._targets, self._link_sets = Targets(), LinkSets()
        self._names: dict[tuple[str, str], str] = {}
        self._apart: dict[str, set[str]] = {}

    def steps(self, files: list[File]) -> Iterator[Steps]:
        """What there is to do: iterables with a label and a length, each to be run to its end before the next."""
        in_files = in_order(file for file in files if file.kind != LINK_SET)
        self._names = {(file.content_id, file.locale): file.name for file in in_files}
        self._apart = types_that_differ(in_files)
        yield self._documents(in_files), "Documents", len(in_files)
        for file in files:
            if file.kind == LINK_SET:
                with self.report.of_file(file.name):
                    self._take_in(file)
        targets = self._targets.all()
        yield self._link_targets(targets), "Link targets", len(targets)
        content_ids = self._link_sets.content_ids
        yield self._links(content_ids), "Links", len(content_ids)

    def paths(self) -> dict[str, str]:
        """Where to look for what each file led to; link sets show at their document's path."""
        of_documents = {file.content_id: file.base_path for file in self.said if file.base_path}
        of_links = {file.name: of_documents.get(file.content_id) for file in self.linked}
        of_files = {file.name: file.base_path for file in self.said}
        return {name: path for name, path in (of_links | of_files).items() if path}

    def _documents(self, files: list[File]) -> Iterator[None]:
        for batch in batches(files, BATCH):
            standing = documents.standing([file.content_id for file in batch])
            for file in batch:
                with self.report.of_file(file.name):
                    self._document(file, file.source.document(), standing[file.content_id, file.locale])
                yield

    def _document(self, file: File, document: Json, standing: list[Standing]) -> None:
        apart = self._links_apart(file, document)
        save = with_links(save_of(file.kind, document, file.content_id, self.schemas), apart)
        try:
            version = documents.bring(save, withdrawal(document), standing, self.actor)
        except Refusal as refusal:
            raise self._naming_the_holder(refusal, file.base_path) from refusal
        self.said[file] = Said(save.content_id, save.locale, version)
        if file.kind == ITEM:
            found = list(expansions(document, file.content_id))
            self._link_sets.item(file.content_id, found, apart)
            for each in found:
                self._targets.add(document, each)

    def _links_apart(self, file: File, document: Json) -> link_sets.Links:
        """The links that a translation does not share with the others."""
        differing = self._apart.get(file.content_id)
        if file.kind != ITEM or not differing:
            return {}
        return {type_: ids for type_, ids in own_links(document, file.content_id).items() if type_ in differing}

    def _take_in(self, file: File) -> None:
        if file.content_id is None:
            raise NotContent(
                "says links, but not whose they are: it has no content_id, nor is there a file of that name"
                " without _links beside it"
            )
        document = file.source.document()
        kind_of(document)
        self.linked[file] = document["links"]
        self._link_sets.link_set(file.content_id, document["links"])

    def _link_targets(self, targets: list[Target]) -> Iterator[None]:
        for batch in batches(targets, BATCH):
            standing = documents.standing([target.content_id for target in batch])
            for target in batch:
                with self.report.of_other(f"link target ‘{target.title}’ ({target.content_id})"):
                    self._link_target(target, standing[target.content_id, target.locale])
                yield

    def _link_target(self, target: Target, standing: list[Standing]) -> None:
        refusal = link_targets.bring(target.item(self.schemas), standing, self.schemas, self.actor)
        if refusal:
            why = self._naming_the_holder(refusal, target.base_path)
            raise Rejected(f"is shown in links, but has no page: {why}", reason=refusal.reason)

    def _links(self, content_ids: list[str]) -> Iterator[None]:
        for batch in batches(content_ids, BATCH):
            now = link_sets.current(batch)
            for content_id in batch:
                with self.report.of_other(f"the links of {content_id}"):
                    link_sets.bring(self._link_sets, content_id, now[content_id], self.actor)
                yield

    def _naming_the_holder(self, refusal: Refusal, path: str | None) -> Refusal:
        """The refusal of a path that is taken, in words: which of the files has it, or else which document."""
        holder = (owner_of(path, "live") or owner_of(path, "draft")) if path and refusal.reason in PATH_TAKEN else None
        if holder is None:
            return refusal
        name = self._names.get((holder.content_id, holder.locale)) or f"‘{holder.title}’"
        return Rejected(f"{path} is the path of {name} ({holder.content_id})", reason=refusal.reason)
