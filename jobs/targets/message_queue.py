"""The message queue: a topic exchange of RabbitMQ (AMQP 0-9-1), where other applications learn what became live."""

from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import pika
from pika.adapters.blocking_connection import BlockingChannel

from domain.downstream.items import Owed
from domain.downstream.messages import messages, not_yet_live
from jobs.context import context

WAITS = "it waits until the live content store has the document"
PATIENCE_SECONDS = 10
PERSISTENT = pika.BasicProperties(content_type="application/json", delivery_mode=pika.DeliveryMode.Persistent)


def deliver(owed: list[Owed]) -> dict[str, str]:
    """Send a message for each item whose document readers can see, and wait until the broker has taken them."""
    early = not_yet_live(owed)
    found = messages([item for item in owed if item.key not in early])
    if found:
        exchange = context().settings.amqp_exchange
        with _channel(exchange) as channel:
            for message in found.values():
                channel.basic_publish(exchange, message.routing_key, orjson.dumps(message.body), PERSISTENT)
    return dict.fromkeys(early, WAITS)


@contextmanager
def _channel(exchange: str) -> Iterator[BlockingChannel]:
    # A connection a batch: one kept for later would have to answer the broker's heartbeats meanwhile.
    parameters = pika.URLParameters(context().settings.amqp_url)
    parameters.socket_timeout = parameters.blocked_connection_timeout = PATIENCE_SECONDS
    with pika.BlockingConnection(parameters) as connection:
        channel = connection.channel()
        channel.exchange_declare(exchange, exchange_type="topic", durable=True)
        channel.confirm_delivery()
        yield channel
