"""The one table of who may do what: every page and every command is in it, and really refused to everybody else."""

import re
from pathlib import Path

import pytest

import webapp
from domain import commands
from domain.errors import Forbidden
from domain.handle import handle
from domain.log import DESK, Actor
from domain.permissions import OF_COMMANDS, PERMISSIONS, check
from domain.projections import access
from webapp.pages import permitted

from .conftest import BEES, BEES_PATH

ROLES = ("reader", "editor", "publisher", "auditor", "administrator")
DOCUMENT = Path(__file__).parents[3] / "docs" / "permissions.md"
#: With what a page is asked for that does nothing without being given something that is there.
FILLED = {
    "<content_id:content_id>": BEES, "<locale>": "en", "<int:position>": "2", "<token>": "x", "<uuid:account_id>": BEES,
    "<uuid:session_id>": BEES, "<uuid:application_id>": BEES, "<uuid:token_id>": BEES,
    "<any(csv, ndjson):format_>": "csv",
}  # fmt: skip


def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("pages.")]


def path_of(rule) -> str:
    path = rule.rule
    for name, value in FILLED.items():
        path = path.replace(name, value)
    return path


def undeclared(app) -> set[str]:
    return {rule.endpoint for rule in rules(app) if permitted.takes(rule.endpoint) is None}


def test_every_page_is_declared_and_what_is_declared_is_there(app):
    assert undeclared(app) == set()
    assert set(permitted.TAKES) == {rule.endpoint.removeprefix("pages.") for rule in rules(app)}
    assert set(permitted.TAKES.values()) <= {permitted.ANYBODY, *PERMISSIONS}


def test_a_page_that_is_added_undeclared_is_found_by_the_walk(app):
    grown = webapp.create_app(app.config["SETTINGS"])
    grown.add_url_rule("/extra", endpoint="pages.extra", view_func=lambda: "Anything")
    assert undeclared(grown) == {"pages.extra"}


def test_a_page_that_is_not_declared_is_refused_to_everybody(app, monkeypatch, person):
    monkeypatch.delitem(permitted.TAKES, "keyboard")
    assert "Nobody may use this page yet" in person("Ann Nakamura", "administrator").get("/keyboard", 403).text


def test_every_other_route_asks_for_a_token_or_is_known_to_be_open(app):
    """What is no page is the API, which wants a token, or open: health, metrics, checkpoints, descriptions, files."""
    parts = {rule.endpoint.partition(".")[0] for rule in app.url_map.iter_rules()}
    assert parts == {"pages", "api", "description", "health", "metrics", "proof", "static"}
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("api."):
            path = re.sub("<[^>]*:host_content_id>|<content_id:content_id>", BEES, rule.rule)
            path = re.sub("<[^>]*>", "x", path)
            for method in rule.methods - {"OPTIONS", "HEAD"}:
                assert client.open(path, method=method).status_code == 401, (method, path)


def test_nobody_gets_in_without_signing_in(app, visitor, bees):
    for rule in rules(app):
        for method in rule.methods - {"OPTIONS"}:
            response = visitor.client.open(path_of(rule), method=method)
            if permitted.takes(rule.endpoint) == permitted.ANYBODY:
                assert response.status_code in (200, 400, 404)
            else:
                assert response.status_code == (401 if method in ("POST", "PUT") else 303), (method, rule.rule)
                assert "Bees need flowers" not in response.text


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_refused_what_the_table_does_not_give_it(app, person, bees, role):
    somebody = person("Rob Reader", role)
    token = somebody.get("/").form("Sign out").fields["csrf_token"]
    refused = set()
    # Signing out comes last, since nothing works after it.
    for rule in sorted(rules(app), key=lambda rule: rule.endpoint.startswith("pages.end_")):
        for method in rule.methods & {"GET", "POST", "PUT"}:
            given = {"data": {"csrf_token": token, "nothing": "1"}} if method != "GET" else {}
            response = somebody.client.open(path_of(rule), method=method, **given)
            assert response.status_code < 500, (method, rule.rule)
            if response.status_code == 403 and "this needs" in response.text:
                refused.add(rule.endpoint.removeprefix("pages."))
    takes = permitted.TAKES
    expected = {view for view, takes in takes.items() if takes != "anybody" and role not in PERMISSIONS[takes].roles}
    assert refused == expected
    assert somebody.client.get("/").status_code == 303, "signed out at last"


def test_every_command_is_declared():
    given = {each for each in vars(commands).values() if isinstance(each, type) and issubclass(each, commands.Command)}
    abstract = {commands.Command, commands.DocumentCommand, commands.AccountCommand, commands.ReviewCommand}
    assert set(OF_COMMANDS) == given - abstract - {commands.ScheduleCommand}
    assert {each for each in OF_COMMANDS.values() if each} <= set(PERMISSIONS)


@pytest.mark.parametrize("role", [None, *ROLES])
@pytest.mark.parametrize("command", OF_COMMANDS)
def test_a_command_is_refused_at_the_door_to_whom_the_table_does_not_give_it(command, role):
    permission = OF_COMMANDS[command]
    given = object.__new__(command)
    vars(given)["account_id"] = "a1"
    if permission and role in PERMISSIONS[permission].roles:
        return check(given, "a1", role)
    with pytest.raises(Forbidden) as refused:
        check(given, "a1", role)
    if permission:
        assert refused.value.message.endswith(f"this needs {' or '.join(PERMISSIONS[permission].roles)}.")


def test_what_is_ones_own_is_changed_by_nobody_else():
    for command in (each for each, permission in OF_COMMANDS.items() if permission == "own"):
        given = object.__new__(command)
        vars(given)["account_id"] = "a1"
        with pytest.raises(Forbidden, match="Only the person whose it is"):
            check(given, "a2", "administrator")


def test_the_door_knows_the_role_of_the_one_who_asks(db, person, bees):
    editor = person("Bob Kahn", "editor")
    actor = Actor(person=editor.account_id, application=DESK, trigger="person", request_id="r-1")
    assert access.role_of(actor.person) == "editor"
    with pytest.raises(Forbidden, match="Your role is editor; this needs publisher or administrator"):
        handle(commands.Unpublish(content_id=BEES, type="gone"), actor)


def test_an_editor_writes_and_submits_and_is_told_who_publishes(person, draft):
    editor = person("Bob Kahn", "editor")
    page = editor.get(BEES_PATH)
    assert "A publisher or an administrator can publish it" in page.text
    assert not {"Publish", "Schedule"} & {button for form in page.forms for button in form.actions}
    assert "Draft saved" in editor.send(page, "Save draft", title="Keep more bees").text


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_whoever_may_publish_does(person, draft, role):
    ada = person("Ada Lovelace", role)
    assert "Published. It is on its way" in ada.send(ada.get(BEES_PATH), "Publish").text


def test_the_document_shows_people_this_very_table():
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOCUMENT.read_text().splitlines()
        if line.startswith("| ")
    ]
    head, *rows = (line for line in lines if line[0] != "---")
    assert head == ["may", *ROLES]
    shown = {
        lets: tuple(role for role, cell in zip(ROLES, cells, strict=True) if cell == "yes") for lets, *cells in rows
    }
    assert shown == {each.lets: tuple(role for role in ROLES if role in each.roles) for each in PERMISSIONS.values()}
