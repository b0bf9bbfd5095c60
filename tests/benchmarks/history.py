"""A long history to measure on: events of every common kind, made in bulk, with a chain as valid as the log's own.

Documents are saved in sittings, reviewed, published, scheduled, discarded and taken down over two years by people,
applications, the schedule and the importer; a save changes some words of a sentence or two. Texts are a few hundred
bytes, one in two hundred is ten times as long: what a history costs goes with its changes, not with what stays.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import orjson

from domain.clock import timestamp
from domain.content import Content
from domain.log.envelope import LEAF_FIELDS

BEGIN = datetime(2024, 11, 25, tzinfo=UTC)
SPAN = timedelta(days=730)
TYPES = ("answer", "detailed_guide", "guide", "news_article", "publication", "speech", "travel_advice")
LOCALES = ("en",) * 17 + ("cy", "fr", "ar")
SUBJECTS = "bees wasps hives swarms honey pollen queens drones orchards meadows mites smokers frames wax".split()
VERBS = "register inspect move sell feed treat report record insure inherit".split()
NUMBERS = ("7", "14", "21", "28", "30", "42", "60", "90")
SENTENCES = (
    "You must {verb} your {subject} within {number} days of the inspection.",
    "Contact the office if you do not hear within {number} days.",
    "The fee to {verb} {subject} is £{number}, and you pay it by card.",
    "If your {subject} are affected, {verb} them and tell your neighbours.",
    "Keepers of {subject} may {verb} up to {number} of them without a licence.",
    "Since the rules for {subject} have changed, check them before you {verb} any.",
    "An officer will visit and {verb} the {subject} with you.",
    "Ask your council how to {verb} {subject} that are not yours.",
)
#: One in a thousand of the sentences has it, so that there is something rare to look for.
RARE = "The apiarist of the crown will decide."
#: The versions in which payloads are written here; reading lifts them to what they are by now.
VERSIONS = {"DraftSaved": 3, "LinksPatched": 2}
FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@dataclass
class Cast:
    """Who acts, and for which organisations: ids."""

    people: list[str]
    applications: list[str]
    organisations: list[str]


@dataclass
class Document:
    """A document on its way through the history, with the versions of its streams."""

    content_id: str
    locale: str
    content: dict
    sentences: list[str]
    versions: dict[str, int] = field(default_factory=dict)
    lock: int = 0
    edition: int = 0
    draft: bool = False
    live: int | None = None
    first: str | None = None
    sitting: tuple | None = None

    @property
    def stream(self) -> str:
        return f"document:{self.content_id}:{self.locale}"


class History:
    """Makes `count` events behind a position; each run of the same `seed` makes the same."""

    def __init__(self, cast: Cast, count: int, documents: int, *, limited: int = 400, seed: int = 1):
        """Of so many documents one is `limited` to one person."""
        self.cast, self.count, self.limited, self.random = cast, count, limited, random.Random(seed)
        self.documents: list[Document] = []
        self.wanted = documents

    def events(self) -> Iterator[dict]:
        """The events in order, each with its envelope; leaf, position and digest are not there yet."""
        made = 0
        while made < self.count:
            document = self._pick(made)
            at = BEGIN + SPAN * (made / self.count)
            for event in self._act(document):
                if made == self.count:
                    return
                yield event | {"recorded_at": at}
                made += 1

    def _pick(self, made: int) -> Document:
        """Documents come into being over the first half; a sitting goes on; recent ones are worked on more."""
        choice = self.random
        if self.documents and self.documents[-1].sitting and choice.random() < 0.3:
            return self.documents[-1]
        if len(self.documents) < self.wanted and made >= len(self.documents) * self.count / 2 / self.wanted:
            self.documents.append(self._born(len(self.documents)))
            return self.documents[-1]
        return self.documents[int(len(self.documents) * choice.random() ** 0.7)]

    def _born(self, number: int) -> Document:
        choice = self.random
        subject, verb, type_ = choice.choice(SUBJECTS), choice.choice(VERBS), choice.choice(TYPES)
        path = f"/{type_.replace('_', '-')}/{verb}-{subject}-{number}"
        content = vars(
            Content(
                schema_name=type_,
                document_type=type_,
                publishing_app=choice.choice(("publisher", "whitehall", "specialist-publisher")),
                rendering_app="frontend",
                base_path=path,
                title=f"{verb.capitalize()} {subject} ({number})",
                description=f"How to {verb} {subject}, and when.",
                routes=[{"path": path, "type": "exact"}],
                links={"organisations": choice.sample(self.cast.organisations, choice.choice((1, 1, 1, 2)))},
                update_type="major",
                change_note="First published.",
                # Few are kept from most people.
                access_limited={"users": [choice.choice(self.cast.people)]} if self._is_limited(number) else None,
            )
        )
        long = 60 if choice.random() < 0.005 else choice.randint(3, 7)
        id_ = str(UUID(int=choice.getrandbits(128), version=4))
        return Document(id_, choice.choice(LOCALES), content, [self._sentence() for _ in range(long)])

    def _is_limited(self, number: int) -> bool:
        return number % self.limited == self.limited - 1

    def _sentence(self) -> str:
        choice = self.random
        if choice.random() < 0.001:
            return RARE
        words = {"verb": choice.choice(VERBS), "subject": choice.choice(SUBJECTS), "number": choice.choice(NUMBERS)}
        return choice.choice(SENTENCES).format(**words)

    def _act(self, document: Document) -> list[dict]:
        """What happens to the document next, by how it stands."""
        who, chance = self._who(document), self.random.random()
        if not document.edition:
            return [self._reserve(document, who), self._save(document, who)]
        if not document.draft:
            return [self._on_live(document, who, chance)]
        match chance:
            case _ if chance < 0.62:
                return [self._save(document, who)]
            case _ if chance < 0.72:
                return [self._review(document, who, "ReviewRequested", self._comment())]
            case _ if chance < 0.76:
                return [self._review(document, who, "ChangesRequested", self._comment() or "Shorter, please.")]
            case _ if chance < 0.82:
                return [self._review(document, who, "DraftApproved", self._comment())]
            case _ if chance < 0.85:
                return [self._schedule(document, who)]
            case _ if chance < 0.87 and document.live:
                return [self._discard(document, who)]
        return [self._publish(document, who)]

    def _on_live(self, document: Document, who: dict, chance: float) -> dict:
        match chance:
            case _ if chance < 0.1:
                return self._patch_links(document, who)
            case _ if chance < 0.14:
                payload = {"user_facing_version": document.live, "publishing_request_id": None}
                return self._event(document, document.stream, "EditionRepublished", payload, who)
        return self._save(document, who)

    def _who(self, document: Document) -> dict:
        """The same person while a sitting goes on, else somebody, an application for somebody, or a machine."""
        choice = self.random
        if document.sitting and choice.random() < 0.6:
            return document.sitting
        person, request_id = choice.choice(self.cast.people), f"{choice.getrandbits(64):016x}"
        chance, who = choice.random(), {"actor": person, "application": "annals", "trigger": "person"}
        if chance < 0.3:
            who = {"actor": person, "application": choice.choice(self.cast.applications), "trigger": "api"}
        elif chance < 0.34:
            who = {"actor": None, "application": "annals", "trigger": choice.choice(("import", "command line"))}
        return who | {"request_id": request_id}

    def _event(self, document: Document, stream: str, type_: str, payload: dict, who: dict, **more) -> dict:
        document.versions[stream] = version = document.versions.get(stream, 0) + 1
        return {
            "stream": stream,
            "version": version,
            "type": type_,
            "schema_version": VERSIONS.get(type_, 1),
            "content_id": document.content_id,
            "locale": document.locale,
            "payload": payload,
            "caused_by": None,
            **who,
            **more,
        }

    def _reserve(self, document: Document, who: dict) -> dict:
        path, app = document.content["base_path"], document.content["publishing_app"]
        payload = {"base_path": path, "publishing_app": app, "previous_publishing_app": None}
        return self._event(document, f"path:{path}", "PathReserved", payload, who, content_id=None, locale=None)

    def _save(self, document: Document, who: dict) -> dict:
        choice = self.random
        if document.edition:
            document.sentences[choice.randrange(len(document.sentences))] = self._sentence()
        if not document.draft:
            document.edition += 1
        document.draft, document.lock = True, document.lock + 1
        document.sitting = who if who["trigger"] == "person" else None
        document.content = document.content | {"details": {"body": " ".join(document.sentences)}}
        payload = {
            "user_facing_version": document.edition,
            "lock_version": document.lock,
            "content": document.content,
            "change_note": {"note": "First published.", "public_timestamp": None},
            "last_edited_at": timestamp(BEGIN),
            "first_published_at": document.first,
            "public_updated_at": None,
            "major_published_at": None,
            "publishing_api_first_published_at": document.first,
            "restored": None,
            "merged": None,
        }
        return self._event(document, document.stream, "DraftSaved", payload, who)

    def _publish(self, document: Document, who: dict) -> dict:
        document.first = document.first or timestamp(BEGIN)
        payload = {
            "user_facing_version": document.edition,
            "superseded_version": document.live,
            "update_type": "major",
            "change_note": {"note": "First published.", "public_timestamp": document.first},
            "first_published_at": document.first,
            "public_updated_at": document.first,
            "major_published_at": document.first,
            "publishing_api_first_published_at": document.first,
            "publishing_request_id": None,
        }
        document.draft, document.live, document.sitting = False, document.edition, None
        document.lock += 1
        if self.random.random() < 0.1:
            who = {"application": "annals", "trigger": "schedule", "request_id": who["request_id"]} | {
                "actor": who["actor"]
            }
        return self._event(document, document.stream, "EditionPublished", payload, who)

    def _discard(self, document: Document, who: dict) -> dict:
        payload = {"user_facing_version": document.edition, "lock_version": document.lock}
        document.draft, document.edition, document.sitting = False, document.live, None
        return self._event(document, document.stream, "DraftDiscarded", payload, who)

    def _review(self, document: Document, who: dict, type_: str, comment: str | None) -> dict:
        payload = {"user_facing_version": document.edition, "fingerprint": FINGERPRINT, "comment": comment}
        stream = f"review:{document.content_id}:{document.locale}"
        return self._event(document, stream, type_, payload, who)

    def _comment(self) -> str | None:
        return self.random.choice((None, None, "Is it clear?", "As agreed with the office.", "Checked the figures."))

    def _schedule(self, document: Document, who: dict) -> dict:
        payload = {
            "user_facing_version": document.edition,
            "publish_at": timestamp(BEGIN + SPAN),
            "fingerprint": FINGERPRINT,
            "update_type": "major",
            "without_review": None,
        }
        stream = f"schedule:{document.content_id}:{document.locale}"
        return self._event(document, stream, "PublicationScheduled", payload, who)

    def _patch_links(self, document: Document, who: dict) -> dict:
        links = {"organisations": [self.random.choice(self.cast.organisations)]}
        stream = f"links:{document.content_id}"
        document.versions[stream] = document.versions.get(stream, 0)
        payload = {"lock_version": document.versions[stream] + 1, "links": links, "restored": None, "merged": None}
        return self._event(document, stream, "LinksPatched", payload, who, locale=None)


def leaf(event: dict) -> bytes:
    """`domain.log.leaf_of`, a hundred times as fast: these events have plain keys and no fractions."""
    covered = {name: event[name] for name in LEAF_FIELDS} | {"recorded_at": timestamp(event["recorded_at"])}
    return sha256(orjson.dumps(covered, option=orjson.OPT_SORT_KEYS)).digest()
