"""Documents that link to each other, made by the one door."""

from domain import commands
from domain.database import db
from domain.handle import handle
from tests.examples import new_id, save


class Site:
    """Makes documents and links, and expands them."""

    def __init__(self, actor):
        self.actor = actor

    def draft(self, title: str, content_id: str | None = None, **changes) -> str:
        content_id = content_id or new_id()
        path = f"/{title.lower()}-{changes.get('locale', 'en')}"
        handle(save(content_id, title=title, base_path=path, update_type="minor", **changes), self.actor)
        return content_id

    def live(self, title: str, content_id: str | None = None, **changes) -> str:
        content_id = self.draft(title, content_id, **changes)
        handle(commands.Publish(content_id=content_id, locale=changes.get("locale", "en")), self.actor)
        return content_id

    def link(self, content_id: str, **links: list[str]) -> None:
        handle(commands.PatchLinks(content_id=content_id, links=links), self.actor)

    def withdraw(self, content_id: str, type_: str = "withdrawal") -> None:
        handle(commands.Unpublish(content_id=content_id, type=type_, explanation="Old"), self.actor)


def titles(links: dict) -> dict:
    """Expanded links without everything but titles: link type -> {title: its links}."""
    return {
        name: {each["title"]: titles(each["links"]) for each in shown}
        for name, shown in links.items()
        if name != "available_translations"
    }


class Queries:
    """How many statements are run meanwhile."""

    def __enter__(self):
        self.count, execute = 0, db.execute_sql

        def counted(*arguments, **named):
            self.count += 1
            return execute(*arguments, **named)

        db.execute_sql = counted
        return self

    def __exit__(self, *error):
        del db.execute_sql
