"""Documents made at random, and the same questions answered about them without any SQL."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from urllib.parse import urlsplit

from domain import clock
from domain.commands import DiscardDraft, PatchLinks, Publish, Unpublish
from domain.downstream import items
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

BEGINNING = datetime(2026, 1, 3, 12, tzinfo=UTC)
PEOPLE = ["11111111-0000-4000-8000-000000000001", "someone-elsewhere"]
ORGANISATIONS = [new_id() for _ in range(3)]
SOMEBODY = Actor(person=None, application="tests", trigger="api", request_id="r")
TAKEN_DOWN = {"withdrawal": "withdrawn", "gone": "gone", "redirect": "redirected", "vanish": "removed"}


@dataclass
class Doc:
    """What is known of a document by having made it."""

    content_id: str
    locale: str
    title: str
    base_path: str
    document_type: str
    publishing_app: str
    editor: str | None = None
    changed_at: datetime | None = None
    live: str | None = None
    drafted: bool = False
    delivery: str = "delivered"
    link_set: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        return self.content_id, self.locale


class Site:
    def __init__(self, monkeypatch, seed: int = 7):
        self.random, self.docs, self.at = Random(seed), [], BEGINNING
        monkeypatch.setattr(clock, "now", lambda: self.at)

    def fill(self, count: int) -> list[Doc]:
        """Make so many documents, and as many organisations as there are; returns those that are listed."""
        for number, organisation in enumerate(ORGANISATIONS):
            self._add(Doc(organisation, "en", f"Office {number}", f"/office-{number}", "organisation", "whitehall"))
        for number in range(count):
            self._add(self._made_up(number))
        self._deliver()
        return self.docs

    def handle(self, doc: Doc, command) -> None:
        """Carry out a command about a document as somebody, some time later."""
        self.at += timedelta(hours=self.random.randint(1, 30))
        doc.editor, doc.changed_at = self.random.choice([*PEOPLE, None]), self.at
        handle(command, Actor(person=doc.editor, application="tests", trigger="person", request_id="r"))

    def save(self, doc: Doc, **changes) -> None:
        names = ("content_id", "locale", "title", "base_path", "document_type", "publishing_app")
        links = {"organisations": sorted(doc.links)} if doc.links else {}
        given = {name: getattr(doc, name) for name in names} | {"links": links, "schema_name": doc.document_type}
        self.handle(doc, save(**(given | changes)))
        doc.drafted = True

    def _made_up(self, number: int) -> Doc:
        choose = self.random.choice
        words = f"{choose(['Bees', 'Wasps', '100% bees'])} and {choose(['honey', 'HIVES', 'a_b'])}"
        doc = Doc(
            new_id(), choose(["en", "en", "cy"]), words, f"/{choose('pq')}/{number}", choose(["answer", "speech"]),
            choose(["publisher", "whitehall"]),
        )  # fmt: skip
        doc.links = set(self.random.sample(ORGANISATIONS, choose([0, 0, 1, 2])))
        return doc

    def _add(self, doc: Doc) -> None:
        self.save(doc)
        self.docs.append(doc)
        if self.random.random() < 0.3:
            doc.link_set = {self.random.choice(ORGANISATIONS)}
            links = {"primary_publishing_organisation": sorted(doc.link_set)}
            handle(PatchLinks(content_id=doc.content_id, links=links), SOMEBODY)
        if doc.document_type == "organisation" or self.random.random() < 0.8:
            self._publish(doc)
        elif self.random.random() < 0.2:
            self.handle(doc, DiscardDraft(content_id=doc.content_id, locale=doc.locale))
            self.docs.remove(doc)

    def _publish(self, doc: Doc) -> None:
        self.handle(doc, Publish(content_id=doc.content_id, locale=doc.locale))
        doc.live, doc.drafted = "published", False
        if doc.document_type != "organisation" and self.random.random() < 0.4:
            type_ = self.random.choice(list(TAKEN_DOWN))
            more = {"explanation": "Because.", "alternative_path": "/office-0" if type_ == "redirect" else None}
            self.handle(doc, Unpublish(content_id=doc.content_id, locale=doc.locale, type=type_, **more))
            doc.live = TAKEN_DOWN[type_]
        if self.random.random() < 0.3:
            doc.title = f"{doc.title} again"
            self.save(doc)

    def _deliver(self) -> None:
        """Everything reaches the live site but for what is still owed, and what fails to."""
        by_path = {doc.base_path: doc for doc in self.docs}
        for owed in items.take("live-content-store", 10_000):
            how = self.random.choice(["delivered", "delivered", "owed", "failing"])
            if how == "delivered":
                items.settle("live-content-store", [owed])
            if how == "failing":
                items.fail("live-content-store", owed, "no answer")
            by_path[owed.key].delivery = how


def is_found(doc: Doc, criteria: dict[str, list[str]]) -> bool:
    return all(any(_is(doc, name, value) for value in values) for name, values in criteria.items())


def _is(doc: Doc, name: str, value: str) -> bool:
    match name:
        case "q":
            words = (urlsplit(value).path if value.startswith("http") else value).lower().split()
            text = f"{doc.title}\n{doc.base_path}".lower()
            return value.lower() == doc.content_id or all(word in text for word in words)
        case "state":
            return value == doc.live or value == "draft" and doc.drafted
        case "attention":
            return {
                "newer-draft": doc.drafted and doc.live is not None,
                "not-yet-live": doc.live is not None and doc.delivery != "delivered",
                "failing": doc.live is not None and doc.delivery == "failing",
            }[value]
        case "type" | "application" | "editor" | "locale":
            column = {"type": "document_type", "application": "publishing_app"}.get(name, name)
            return getattr(doc, column) == value
        case "organisation":
            return value in doc.links | doc.link_set
        case "from":
            return doc.changed_at.date() >= datetime.fromisoformat(value).date()
        case "to":
            return doc.changed_at.date() <= datetime.fromisoformat(value).date()
    raise AssertionError(name)
