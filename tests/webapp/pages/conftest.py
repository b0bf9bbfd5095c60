"""People at the desk."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

import webapp
from domain import accounts
from domain.accounts import passwords
from domain.commands import Publish
from domain.handle import handle
from domain.log import Actor
from domain.settings import LOOPBACK
from tests.examples import save

from .visitor import PASSWORD, Visitor

OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="r-0")
HOSTS = (*LOOPBACK, "publishing.example.org")
BEES = "1a5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c01"
BEES_PATH = f"/documents/{BEES}/en"


@pytest.fixture(scope="session")
def one_app(servers):
    return webapp.create_app(replace(servers, secret_key="for tests only", allowed_hosts=HOSTS))


@pytest.fixture
def app(db, one_app, monkeypatch):
    """The application, made once because its templates take long to compile; passwords are hashed in no time."""
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return one_app


@pytest.fixture
def visitor(client):
    """Somebody who has not signed in."""
    return Visitor(client)


@pytest.fixture
def person(app):
    """Signs in a new person: `person("Ada Lovelace", "editor")`."""

    def signed_in(name: str, role: str) -> Visitor:
        email = f"{name.split()[0].lower()}@example.org"
        accounts.create_account(email, name, role, PASSWORD, OPERATOR)
        visitor = Visitor(app.test_client())
        visitor.sign_in(email)
        return visitor

    return signed_in


@pytest.fixture
def editor(person):
    return person("Ada Lovelace", "editor")


@pytest.fixture
def auditor(person):
    return person("Rob Reader", "auditor")


@pytest.fixture
def bees(db):
    """A published answer about bees."""
    handle(save(BEES), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)


@pytest.fixture
def draft(db):
    """The same, never published."""
    handle(save(BEES), OPERATOR)


@pytest.fixture
def count_queries(db, monkeypatch):
    """Counts the statements that run inside `with count_queries() as counted`."""

    @contextmanager
    def counting():
        counted, execute = [], db.execute_sql
        with monkeypatch.context() as patched:
            patched.setattr(db, "execute_sql", lambda sql, *more: counted.append(sql) or execute(sql, *more))
            yield counted

    return counting
