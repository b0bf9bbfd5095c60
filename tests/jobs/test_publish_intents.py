"""The content store forgets past publish intents at night (section 6.6)."""

import json

from rq.cron import CronScheduler

from jobs import scheduler
from jobs.context import start
from jobs.targets.content_store import forget_past_intents


def put(stack, path: str, publish_time: str) -> None:
    body = json.dumps({"publish_time": publish_time, "rendering_app": "frontend"})
    url = f"{stack.live}/publish-intent{path}"
    assert stack.http.request("PUT", url, body=body, headers=stack.store_headers).status == 201


def test_what_is_past_is_forgotten_and_what_is_to_come_is_kept(stack):
    put(stack, "/past", "2020-01-01T00:00:00Z")
    put(stack, "/coming", "2999-01-01T00:00:00Z")
    start(stack.settings)
    forget_past_intents()
    statuses = [stack.http.request("GET", f"{stack.live}/publish-intent{path}").status for path in ("/past", "/coming")]
    assert statuses == [404, 200]


def test_the_scheduler_does_it_every_night(stack):
    planned = CronScheduler(connection=start(stack.settings).redis)
    scheduler.register(planned)
    [job] = [job for job in planned.get_jobs() if job.func is forget_past_intents]
    assert job.cron == "0 3 * * *"
