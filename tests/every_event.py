"""One history in which everything happens that can be recorded: every type of event, through the one door."""

from dataclasses import replace

from domain import clock, commands, log, scheduling, streams
from domain.handle import handle
from domain.log import Actor
from domain.permissions import OF_COMMANDS
from tests.examples import new_id, save

ADA, BOB = "11111111-0000-4000-8000-0000000000a1", "11111111-0000-4000-8000-0000000000b2"
LATER = "2100-01-01T09:00:00.000000Z"


def everything_happens() -> None:
    """Make every type of event happen at least once."""
    ada, bob = (Actor(person=id_, application="annals", trigger="person", request_id=f"r-{id_}") for id_ in (ADA, BOB))
    operator = Actor(person=None, application="command line", trigger="command line", request_id="r-0")
    for id_ in (ADA, BOB):
        handle(commands.CreateAccount(account_id=id_, role="administrator"), operator)
    _documents(ada)
    _reviews(ada, bob)
    _schedules(ada)
    _accounts(ada)
    _others(ada)


def _accounts(ada: Actor) -> None:
    id_ = new_id()
    eve = replace(ada, person=id_)
    steps = [
        (commands.InvitePerson(account_id=id_, role="reader"), ada),
        (commands.MakePasswordLink(account_id=id_), ada),
        (commands.ChoosePassword(account_id=id_), eve),
        (commands.ChoosePassword(account_id=id_), eve),
        (commands.ChangeAccount(account_id=id_, role="editor", organisations=[new_id()]), ada),
        (commands.DeactivateAccount(account_id=id_, reason="Has left"), ada),
        (commands.ReactivateAccount(account_id=id_), ada),
    ]
    for step, actor in steps:
        handle(step, actor)


def _documents(ada: Actor) -> None:
    bees, moved = new_id(), new_id()
    steps = [
        save(bees),
        commands.Publish(content_id=bees),
        save(bees, title="Keep more bees"),
        commands.DiscardDraft(content_id=bees),
        commands.PatchLinks(content_id=bees, links={"organisations": [moved]}),
        commands.Unpublish(content_id=bees, type="withdrawal", explanation="Old"),
        commands.Republish(content_id=bees),
        # What stands at a path gives way to a redirect.
        save(moved, **_redirect("/keep-bees")),
        commands.Publish(content_id=moved),
    ]
    for step in steps:
        handle(step, ada)


def _redirect(path: str) -> dict:
    redirects = [{"path": path, "type": "exact", "destination": "/elsewhere"}]
    kind = {"document_type": "redirect", "schema_name": "redirect", "rendering_app": None}
    return {"base_path": path, "routes": [], "redirects": redirects, **kind}


def _news(content_id: str, **changes) -> commands.SaveDraft:
    kind = {"document_type": "news_article", "schema_name": "news_article"}
    return save(content_id, base_path=f"/news/{content_id[:8]}", **kind, **changes)


def _reviews(ada: Actor, bob: Actor) -> None:
    news = new_id()
    about = {"content_id": news}
    steps = [
        (_news(news), ada),
        (commands.RequestReview(**about, comment="Have a look"), ada),
        (commands.TakeBackReview(**about), ada),
        (commands.RequestReview(**about), ada),
        (commands.RequestChanges(**about, comment="Shorter"), bob),
        (_news(news, title="Short"), ada),
        (commands.RequestReview(**about), ada),
        (commands.Approve(**about), bob),
        (commands.TakeBackReview(**about), bob),
        (commands.RequestReview(**about), ada),
        (commands.Approve(**about), bob),
        (_news(news, title="Shorter"), ada),
        (commands.Publish(**about, without_review="Urgent"), ada),
        (commands.LookBack(**about, user_facing_version=1, comment="Fine"), bob),
    ]
    for step, actor in steps:
        if isinstance(step, commands.RequestChanges | commands.Approve):
            step = replace(step, seen=streams.load(f"document:{news}:en").version)
        handle(step, actor)


def _schedules(ada: Actor) -> None:
    for path, taken in (("/met", False), ("/missed", True)):
        content_id = new_id()
        handle(save(content_id, base_path=path), ada)
        handle(commands.SchedulePublication(content_id=content_id, publish_at=LATER), ada)
        handle(commands.CancelSchedule(content_id=content_id), ada)
        handle(commands.SchedulePublication(content_id=content_id, publish_at=LATER), ada)
        if taken:
            handle(save(content_id, base_path=path, title="Changed"), replace(ada, trigger="api"))
    now = clock.now
    clock.now = lambda: clock.parse("2100-01-01T09:05:00Z")
    try:
        scheduling.publish_due()
    finally:
        clock.now = now


def _others(ada: Actor) -> None:
    intent = {"publish_time": "2026-02-03T09:00:00Z", "publishing_app": "publisher", "rendering_app": "frontend"}
    block = {"title": "Pension", "content_id": new_id(), "document_type": "content_block_pension"}
    moving, host, application, token = new_id(), new_id(), new_id(), new_id()
    steps = [
        commands.AssignAlias(name="bees", content_id=host),
        commands.PutPublishIntent(base_path="/soon", intent=intent),
        commands.DeletePublishIntent(base_path="/soon"),
        commands.RegisterApplication(application_id=application, name="Whitehall", publishing_apps=[]),
        commands.IssueToken(application_id=application, token_id=token, description="Writes", scopes=["draft"]),
        commands.RevokeToken(application_id=application, token_id=token),
        commands.SaveFilter(account_id=ADA, name="Mine", criteria={"q": ["bees"]}),
        commands.DeleteFilter(account_id=ADA, name="Mine"),
        save(moving, base_path="/from"),
        save(moving, base_path="/to"),
        save(host, base_path="/host"),
        commands.Publish(content_id=host),
        commands.UpdateHostContent(
            content_id=host,
            locale="en",
            source_block=block | {"updated_by_user_uid": ADA},
            source_locale="en",
            source_version=1,
            caused_by=log.head()[0],
        ),
    ]
    for step in steps:
        by_hand = OF_COMMANDS[type(step)] is not None
        handle(step, ada if by_hand else replace(ada, application="whitehall", trigger="api"))
