"""Histories made at random through the one door: everything that can happen to some documents, and to their links."""

from collections.abc import Callable
from random import Random

from domain import commands, log
from domain.errors import Refusal
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

LOCALES = ("en", "en", "en", "cy")
TYPES = ("answer", "speech", "organisation", "gone", "redirect")
LINK_TYPES = ("organisations", "primary_publishing_organisation", "parent", "taxons")
WORDS = ("Bees", "Wasps", "100% HONEY", "Łąka a_b", "")
LIMITS = (None, None, {"users": ["u1"]}, {"organisations": ["u2"], "users": []})
PEOPLE = ("11111111-0000-4000-8000-000000000001", "22222222-0000-4000-8000-000000000002", None)


class RandomHistory:
    """Some documents and what happens to them. What is refused has not happened."""

    def __init__(self, seed: int, documents: int = 12):
        self.random = Random(seed)
        self.ids = [new_id() for _ in range(documents)]

    @property
    def documents(self) -> list[tuple[str, str]]:
        return [(content_id, locale) for content_id in self.ids for locale in dict.fromkeys(LOCALES)]

    def go_on(self, events: int) -> None:
        """Let things happen until so many events more are in the log."""
        until = log.head()[0] + events
        while log.head()[0] < until:
            person = self.random.choice(PEOPLE)
            actor = Actor(person=person, application="tests", trigger=self._one_of("person", "api"), request_id="r")
            try:
                handle(self._something(self.random.choice(self.ids), self.random.choice(LOCALES)), actor)
            except Refusal:
                continue

    def _something(self, content_id: str, locale: str) -> commands.Command:
        weights: dict[Callable, int] = {
            self._save: 9, self._publish: 6, self._links: 3, self._unpublish: 2, self._discard: 1, self._republish: 1,
        }  # fmt: skip
        [make] = self.random.choices(list(weights), list(weights.values()))
        return make(content_id, locale)

    def _save(self, content_id: str, locale: str) -> commands.Command:
        document_type, path = self.random.choice(TYPES), f"/{self.random.randrange(len(self.ids) * 2)}"
        redirects = [{"path": path, "type": "exact", "destination": "/elsewhere"}]
        place = {"routes": [], "redirects": redirects, "rendering_app": None} if document_type == "redirect" else {}
        return save(
            content_id,
            locale=locale,
            base_path=path,
            document_type=document_type,
            schema_name=document_type if document_type in ("gone", "redirect") else "answer",
            title=self.random.choice(WORDS),
            details={"body": f"<p>{self.random.random()}</p>"},
            publishing_app=self._one_of("publisher", "whitehall"),
            links=self._some_links(),
            access_limited=self.random.choice(LIMITS),
            update_type=self._one_of("major", "minor", None),
            change_note=self._one_of("Changed", None),
            first_published_at=self._one_of("2020-02-03T09:00:00Z", None),
            **place,
        )

    def _publish(self, content_id: str, locale: str) -> commands.Command:
        return commands.Publish(content_id=content_id, locale=locale, update_type=self._one_of("major", "minor", None))

    def _links(self, content_id: str, locale: str) -> commands.Command:
        links = self._some_links() | dict.fromkeys(self.random.sample(LINK_TYPES, 1), [])
        return commands.PatchLinks(content_id=content_id, links=links)

    def _unpublish(self, content_id: str, locale: str) -> commands.Command:
        how = {"explanation": "Because", "alternative_path": "/elsewhere"}
        drafts = self._one_of({"discard_drafts": True}, {"allow_draft": True}, {})
        type_ = self._one_of("withdrawal", "gone", "redirect", "vanish")
        return commands.Unpublish(content_id=content_id, locale=locale, type=type_, **how, **drafts)

    def _discard(self, content_id: str, locale: str) -> commands.Command:
        return commands.DiscardDraft(content_id=content_id, locale=locale)

    def _republish(self, content_id: str, locale: str) -> commands.Command:
        return commands.Republish(content_id=content_id, locale=locale)

    def _some_links(self) -> dict[str, list[str]]:
        types = self.random.sample(LINK_TYPES, self.random.choice((0, 1, 2)))
        return {type_: self.random.sample(self.ids, self.random.choice((1, 3))) for type_ in types}

    def _one_of(self, *choices):
        return self.random.choice(choices)
