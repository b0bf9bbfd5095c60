"""Imports into an empty system, without workers."""

from dataclasses import replace

import pytest

from domain import log
from domain.log import Actor
from jobs import importing
from jobs.importing import delivery

IMPORT = Actor(person=None, application="import", trigger="import", request_id="i-1")


@pytest.fixture
def run(db, servers, monkeypatch):
    """Import what the names stand for; the report, with the number of events that it took as `.events`."""

    monkeypatch.setattr(delivery, "IMPATIENCE_SECONDS", 0)

    def run(*names, schemas=None):
        before, settings = log.head()[0], replace(servers, content_schemas=schemas)
        report = importing.run([str(name) for name in names], settings, lambda items, label, length: items)
        report.events = log.head()[0] - before
        return report

    return run
