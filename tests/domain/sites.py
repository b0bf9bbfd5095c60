"""A small site on which something has happened to every projection."""

from domain import accounts, applications, commands
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save


def everything_happens(actor: Actor) -> dict[str, str]:
    """At least one row in every table that is derived from the log; returns the content_ids by what they are."""
    first, second, target, news = (new_id() for _ in range(4))
    somebody = accounts.create_account("ada@example.org", "Ada", "editor", "a good long password", actor)
    accounts.create_account("alan@example.org", "Alan", "auditor", "a good long password", actor)
    for application in ("publisher", "whitehall"):
        applications.register_application(application, [application], actor)
    steps = [
        save(first, base_path="/a", links={"organisations": [target, second]}),
        commands.Publish(content_id=first, update_type="major"),
        save(first, base_path="/b"),
        save(second, base_path="/c"),
        commands.DiscardDraft(content_id=second),
        save(second, base_path="/d"),
        save(second, base_path="/d.cy", locale="cy", title='Cadw\\gwenyn\n\t‘{"”', details={"body": 'a\\b\n"c"'}),
        commands.Publish(content_id=first, update_type="major"),
        save(first, base_path="/e"),
        commands.DiscardDraft(content_id=first),
        commands.PatchLinks(content_id=first, links={"taxons": [target, second]}),
        commands.PatchLinks(content_id=second, links={"taxons": [target]}),
        save(second, base_path="/d", links={"organisations": [target]}),
        commands.PatchLinks(content_id=first, links={"taxons": [second]}),
        commands.Unpublish(content_id=first, type="gone"),
        commands.AssignAlias(name="bees", content_id=second),
        commands.AssignAlias(name="wasps", content_id=second),
        commands.SaveFilter(account_id=somebody.account_id, name="Bees", criteria={"q": ["bees"]}),
        commands.SaveFilter(account_id=target, name="Bees", criteria={"q": ["bees"]}),
        commands.SaveFilter(account_id=target, name="Wasps", criteria={"q": ["wasps"]}),
        commands.DeleteFilter(account_id=target, name="Bees"),
        *_of_news(news, "/news"),
        *_of_news(new_id(), "/more-news"),
        save(base_path="/incomplete", details={}),
        save(base_path="/incomplete-too", details={}),
        *_limited(new_id(), "/limited"),
        *_limited(new_id(), "/also-limited"),
    ]
    for step in steps:
        handle(step, actor)
    return {"first": first, "second": second, "target": target, "news": news}


def _of_news(content_id: str, base_path: str) -> list[commands.Command]:
    """What is published without review, saved again, submitted and scheduled."""
    news = {"base_path": base_path, "document_type": "news_article", "schema_name": "news_article"}
    late = {"publish_at": "2100-01-01T00:00:00.000000Z", "without_review": "Late"}
    return [
        save(content_id, **news),
        commands.Publish(content_id=content_id, without_review="Urgent"),
        save(content_id, **news, title="More"),
        commands.RequestReview(content_id=content_id),
        commands.SchedulePublication(content_id=content_id, **late),
    ]


def _limited(content_id: str, base_path: str) -> list[commands.Command]:
    """What is published and limited again, so that the live edition stands in for the draft."""
    limit = {"users": [new_id()], "organisations": []}
    return [
        save(content_id, base_path=base_path, access_limited=limit),
        commands.Publish(content_id=content_id),
        save(content_id, base_path=base_path, access_limited=limit),
        commands.PatchLinks(content_id=content_id, links={"taxons": [new_id()]}),
    ]
