"""/metrics: what it counts, and for whom."""

from dataclasses import replace

import pytest
from prometheus_client.parser import text_string_to_metric_families

from domain import commands, log
from domain.errors import NotFound
from domain.handle import handle
from tests.examples import new_id, save


def values(client, **headers) -> dict[tuple, float]:
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 200, response.data
    samples = [each for family in text_string_to_metric_families(response.text) for each in family.samples]
    return {(each.name, *(value for _, value in sorted(each.labels.items()))): each.value for each in samples}


def test_commands_are_counted_by_kind_and_by_what_became_of_them(client, actor):
    before = values(client)
    handle(save(new_id()), actor)
    with pytest.raises(NotFound):
        handle(commands.Publish(content_id=new_id()), actor)
    after = values(client)
    for kind, result in (("SaveDraft", "done"), ("Publish", "not found")):
        name = ("annals_commands_total", kind, result)
        assert after[name] - before.get(name, 0) == 1


def test_requests_are_timed_by_route_and_never_by_path(client):
    client.get("/documents/4cb2f5ff-96e4-4a66-b9c5-c2b1d9a8c7e1/en")
    client.get("/nothing/here")
    routes = {name[1:] for name in values(client) if name[0] == "annals_request_seconds_count"}
    assert ("GET", "/documents/<content_id:content_id>/<locale>", "303") in routes
    assert not any("4cb2f5ff" in part or "nothing" in part for name in routes for part in name)


def test_what_each_target_is_owed(client, db, actor):
    handle(save(new_id()), actor)
    handle(save(new_id(), base_path="/bees"), actor)
    db.execute_sql("UPDATE downstream.items SET wanted_at = now() - interval '1 minute', last_error = 'no'")
    found = values(client)
    assert found[("annals_log_position",)] == log.head()[0]
    assert found[("annals_items_waiting", "draft-content-store")] == 2
    assert found[("annals_items_failing", "draft-content-store")] == 2
    assert found[("annals_lag_events", "draft-content-store")] == log.head()[0] - 1
    assert 60 <= found[("annals_lag_seconds", "draft-content-store")] < 120
    assert found[("annals_lag_seconds", "live-content-store")] == 0


def test_what_verification_said_last(client, db):
    db.execute_sql(
        "INSERT INTO private.verdicts (name, ok, sentence, differences, total, position, finished_at)"
        " VALUES ('projections', false, '2 rows differ', '[]', 2, 7, now() - interval '1 hour')"
    )
    db.execute_sql("INSERT INTO downstream.drift VALUES ('search', '/bees', 'missing', '{}')")
    found = values(client)
    assert found[("annals_verification_ok", "projections")] == 0
    assert found[("annals_verification_differences", "projections")] == 2
    assert 3600 <= found[("annals_verification_age_seconds", "projections")] < 3700
    assert found[("annals_drift", "search")] == 1


def test_without_postgresql_and_redis_there_are_still_metrics(app, client):
    app.config["SETTINGS"] = replace(
        app.config["SETTINGS"], database_url="postgresql://nobody@127.0.0.1:1/none", redis_url="redis://127.0.0.1:1"
    )
    found = values(client)
    assert found[("annals_database_up",)] == found[("annals_redis_up",)] == 0


@pytest.mark.parametrize("where", [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "10.0.0.7"}])
def test_without_a_token_they_are_for_this_machine_alone(client, where):
    assert client.get("/metrics", environ_overrides=where).status_code == 403


def test_with_a_token_they_are_for_whoever_has_it(app, client):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], metrics_token="count von count")
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": "Bearer count"}).status_code == 401
    assert ("annals_log_position",) in values(client, Authorization="Bearer count von count")
