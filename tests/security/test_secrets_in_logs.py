"""Secrets that leak into logs: nothing of a run of sign-ins, tokens, failures and drafts is found there."""

import io
import logging
import sys

import pytest
from peewee import OperationalError

from domain import accounts, log, settings
from domain.applications import register_application
from jobs import logs
from tests.examples import body, new_id
from tests.webapp.pages.conftest import OPERATOR
from tests.webapp.pages.visitor import PASSWORD


@pytest.fixture
def logged(monkeypatch):
    root = logging.getLogger()
    before, level, written = root.handlers[:], root.level, io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.start("web", "json")
    yield written.getvalue
    root.handlers[:] = before
    root.setLevel(level)


def test_nothing_secret_is_logged(app, client, person, logged, monkeypatch):
    ada = person("Ada Lovelace", "editor")
    cookie = ada.client.get_cookie("annals").value
    ada.client.post("/sign-in", data={"email": "ada@example.org", "password": "guessed-it"})
    _, link = accounts.invite("grace@example.org", "Grace", "editor", OPERATOR)
    assert client.get(f"/invitations/{link}").status_code == 200
    token = register_application("publisher", [], OPERATOR)
    bearer = {"Authorization": f"Bearer {token}"}
    draft = body(title="A title nobody knows yet", details={"body": "Not for everybody"})
    assert client.put(f"/v2/content/{new_id()}", json=draft, headers=bearer).status_code == 200
    assert client.put("/v2/content/x?token=in-the-query", json=draft, headers=bearer).status_code == 404
    assert client.get("/v2/content", headers={"Authorization": "Bearer wrong-token"}).status_code == 401

    def broken(*_, **__):
        raise ValueError(f"postgresql://annals:database-password@db/annals {{'token': '{token}'}}")

    monkeypatch.setattr(log, "head", broken)
    assert client.get("/v2/events", headers=bearer).status_code == 500

    def away(*_, **__):
        raise OperationalError("password=database-password host=db\nDETAIL:  Failing row contains (Not for everybody).")

    monkeypatch.setattr(accounts, "resumed", away)
    assert ada.client.get("/").status_code == 503
    found = logged()
    assert found.count('"event": "request"') >= 5
    assert "Traceback" in found
    secrets = [PASSWORD, cookie, link, "guessed-it", token, "wrong-token", "in-the-query", "database-password"]
    assert [secret for secret in [*secrets, "A title nobody", "Not for everybody"] if secret in found] == []


def test_secrets_come_from_files_too(tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    given = settings.load({"SECRET_KEY_FILE": str(tmp_path / "key")})
    assert given.secret_key == "from a file"


@pytest.mark.parametrize("environ", [{"SECRET_KEY": "a", "SECRET_KEY_FILE": "b"}, {"SECRET_KEY_FILE": "/nowhere/key"}])
def test_a_secret_given_twice_or_not_to_be_read_is_refused_without_telling_it(environ):
    with pytest.raises(settings.InvalidSetting, match="SECRET_KEY_FILE"):
        settings.load(environ)
