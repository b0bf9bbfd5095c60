"""Section 6.7: what becomes live is told to whoever listens at the message queue. With a real RabbitMQ."""

import json
from dataclasses import replace

import pika
import pytest

from domain import commands
from domain.database import db as database
from domain.downstream import items, targets
from domain.handle import handle
from jobs import context, reconcile
from jobs.targets import dependencies
from tests import rabbitmq
from tests.domain.downstream.site import Site
from tests.examples import new_id, save

QUEUE = "message-queue"
NOBODY = "redis://127.0.0.1:1"


@pytest.fixture(scope="module")
def broker():
    with rabbitmq.running() as url:
        yield url


@pytest.fixture
def settings(servers, broker):
    return replace(servers, amqp_url=broker, amqp_exchange=new_id())


@pytest.fixture
def worker(db, settings):
    """This process as a worker, with a message queue."""
    context.start(settings)
    db.connect(reuse_if_open=True)
    yield
    targets.use_message_queue(False)


class Listener:
    """A queue that is bound to the exchange as those of other applications are."""

    def __init__(self, settings):
        connection = pika.BlockingConnection(pika.URLParameters(settings.amqp_url))
        self.channel, self.queue = connection.channel(), new_id()
        self.channel.exchange_declare(settings.amqp_exchange, exchange_type="topic", durable=True)
        self.channel.queue_declare(self.queue)
        self.channel.queue_bind(self.queue, settings.amqp_exchange, "#")

    def heard(self) -> list[tuple[str, dict]]:
        """What has arrived since: routing keys and bodies."""
        heard = []
        while (found := self.channel.basic_get(self.queue, auto_ack=True))[0]:
            method, properties, body = found
            assert (properties.content_type, properties.delivery_mode) == ("application/json", 2)
            heard.append((method.routing_key, json.loads(body)))
        return heard


@pytest.fixture
def listener(settings):
    return Listener(settings)


def work() -> None:
    """What workers do, without content stores: those have everything already."""
    while owed := items.take("dependencies", 100):
        dependencies.deliver(owed)
        items.settle("dependencies", owed)
    database.execute_sql("UPDATE downstream.items SET delivered = wanted WHERE target LIKE '%%-content-store'")
    reconcile.reconcile(QUEUE)


def test_6_7_a_publication_is_told_with_the_document_and_a_draft_is_not(worker, listener, actor):
    content_id, organisation = new_id(), new_id()
    handle(commands.PatchLinks(content_id=content_id, links={"organisations": [organisation]}), actor)
    handle(save(content_id, links={"parent": [organisation]}), actor)
    work()
    assert listener.heard() == []
    receipt = handle(commands.Publish(content_id=content_id), actor)
    work()
    [(key, body)] = listener.heard()
    assert key == "answer.major"
    assert (body["content_id"], body["title"], body["update_type"]) == (content_id, "Keep bees", "major")
    assert body["links"] == {"organisations": [organisation], "parent": [organisation]}
    assert (body["payload_version"], body["govuk_request_id"]) == (receipt.position, actor.request_id)
    assert "expanded_links" in body and "auth_bypass_ids" not in body


@pytest.mark.parametrize(
    ("asked", "key", "also"),
    [
        ({"type": "gone"}, "gone.unpublish", {"routes", "details", "public_updated_at"}),
        ({"type": "redirect", "alternative_path": "/b"}, "redirect.unpublish", {"redirects", "public_updated_at"}),
        ({"type": "vanish"}, "vanish.unpublish", set()),
        ({"type": "withdrawal", "explanation": "Old"}, "answer.unpublish", {"withdrawn_notice", "title", "links"}),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) and "type" in value else None,
)
def test_6_7_what_is_taken_down_is_told_as_that(worker, listener, actor, asked, key, also):
    content_id = Site(actor).live("A")
    work()
    listener.heard()
    handle(commands.Unpublish(content_id=content_id, **asked), actor)
    work()
    [(told, body)] = listener.heard()
    assert (told, body["content_id"], body["base_path"]) == (key, content_id, "/a-en")
    assert {"document_type", "schema_name", "locale", "publishing_app", "govuk_request_id", *also} <= set(body)


def test_6_7_links_and_what_shows_a_change_are_told_as_links_pathless_content_too(worker, listener, actor):
    site, contact = Site(actor), new_id()
    kind = {"document_type": "contact", "schema_name": "contact", "base_path": None, "routes": []}
    handle(save(contact, title="Contact", **kind), actor)
    handle(commands.Publish(content_id=contact), actor)
    organisation = site.live("Org")
    work()
    listener.heard()
    site.link(contact, organisations=[organisation])
    work()
    assert [(key, body["content_id"]) for key, body in listener.heard()] == [("contact.links", contact)]
    site.live("Renamed", organisation)
    work()
    told = {(key, body["content_id"]) for key, body in listener.heard()}
    assert {("answer.minor", organisation), ("contact.links", contact)} <= told


def test_6_7_hosts_of_a_published_block_are_told_with_the_blocks_update_type(worker, listener, actor):
    site = Site(actor)
    block = site.live("Block", document_type="content_block_pension")
    site.live("Host", links={"embed": [block]})
    work()
    listener.heard()
    handle(save(block, title="Block", base_path="/block-en", document_type="content_block_pension"), actor)
    handle(commands.Publish(content_id=block), actor)
    work()
    assert ("answer.major", "Host") in {(key, body["title"]) for key, body in listener.heard()}


def test_6_7_what_gave_way_to_its_own_translation_is_told_and_what_gave_way_to_others_is_not(worker, listener, actor):
    content_id, other = new_id(), new_id()
    redirect = {"document_type": "redirect", "schema_name": "redirect", "routes": [], "title": None}
    to = [{"path": "/bees", "type": "exact", "destination": "/b"}]
    for identity, locale, changes in ((content_id, "en", {}), (content_id, "cy", {}), (other, "cy", redirect)):
        if changes:
            changes = changes | {"redirects": to}
        handle(save(identity, base_path="/bees", locale=locale, **changes), actor)
        handle(commands.Publish(content_id=identity, locale=locale), actor)
        work()
        told = [(key, body["locale"]) for key, body in listener.heard() if key.endswith(".unpublish")]
        assert told == ([("substitute.unpublish", "en")] if (identity, locale) == (content_id, "cy") else [])


def test_6_7_nobody_is_told_before_readers_can_see_it(worker, listener, actor):
    Site(actor).live("A")
    assert reconcile.reconcile(QUEUE) == 0
    assert listener.heard() == []
    [status] = [each for each in items.status_of(keys_owed()) if each.target == QUEUE]
    assert "live content store" in status.last_error


def test_6_7_a_broker_that_is_away_is_told_later(worker, listener, settings, actor):
    Site(actor).live("A")
    context.start(replace(settings, amqp_url="amqp://127.0.0.1:1/"))
    work()
    assert listener.heard() == []
    context.start(settings)
    database.execute_sql("UPDATE downstream.items SET retry_at = NULL")
    work()
    assert [key for key, _ in listener.heard()] == ["answer.minor"]


def test_without_a_message_queue_nothing_is_owed_to_it(db, actor):
    Site(actor).live("A")
    assert not any(each.target == QUEUE for each in items.status_of(keys_owed()))


def keys_owed() -> list[str]:
    return [key for (key,) in database.execute_sql("SELECT key FROM downstream.items")]
