"""The command line: what it prints, and that what goes wrong is a sentence."""

import pytest

from domain import accounts, applications, log
from domain.downstream import items
from domain.handle import handle
from tests.examples import save


@pytest.fixture
def run(app):
    def run(*words: str, said: str | None = None):
        with app.app_context():
            result = app.test_cli_runner().invoke(args=list(words), input=said)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run


def test_a_token_is_printed_on_a_line_of_its_own_and_works(run):
    token = run("create-token", "publisher").output.splitlines()[-1]
    assert applications.application_with(token).name == "publisher"
    assert run("create-token", "publisher", "--value", "dev", "--only", "x").output == "dev\n"


def test_a_token_is_good_for_what_was_said_until_the_day_that_was_said(run):
    words = ("--scope", "draft", "--scope", "read", "--expires", "2099-12-31")
    token = run("create-token", "publisher", *words).output.splitlines()[-1]
    found = applications.pass_of(token)
    assert (found.scopes, found.expires_at.isoformat()) == (["read", "draft"], "2099-12-31T00:00:00+00:00")
    refused = run("create-token", "publisher", "--expires", "2020-01-01")
    assert (refused.exit_code, "expire in the future" in refused.output) == (1, True)


def test_an_account_gets_the_password_that_was_typed_or_one_that_is_printed(run):
    assert (
        run("create-account", "a@b.org", "--role", "editor", "--password-stdin", said="long enough pass\n").exit_code
        == 0
    )
    assert accounts.sign_in("A@b.org", "long enough pass").role == "editor"
    printed = run("create-account", "c@d.org", "--role", "auditor").output.split()[-1]
    assert accounts.sign_in("c@d.org", printed).email == "c@d.org"
    assert accounts.sign_in("c@d.org", "something else") is None


def test_an_account_may_belong_to_organisations(run):
    organisations = ["5b7c1d3e-0a9f-4c2b-8e6d-1f2a3b4c5d6e", "6b7c1d3e-0a9f-4c2b-8e6d-1f2a3b4c5d6e"]
    options = [word for each in organisations for word in ("--organisation", each)]
    password = run("create-account", "a@b.org", "--role", "editor", *options).output.split()[-1]
    assert accounts.sign_in("a@b.org", password).organisations == organisations


def test_a_link_lets_the_first_administrator_in_and_lets_somebody_in_again(run):
    link = run("invite", "a@b.org", "--role", "administrator", "--name", "Ada").output.strip()
    assert link.startswith("http://127.0.0.1:")
    invited = accounts.links.find(link.rpartition("/invitations/")[2])
    assert (invited.name, invited.accepted) == ("Ada", False)
    again = run("reset-password", "A@b.org").output.strip().rpartition("/")[2]
    assert accounts.links.find(again) == invited


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("invite", "nobody", "--role", "editor"), "is not an e-mail address"),
        (("reset-password", "nobody@b.org"), "Nobody has an account"),
        (("create-account", "a@b.org", "--role", "king"), "king"),
        (("create-account", "nobody", "--role", "editor"), "is not an e-mail address"),
        (("create-account", "a@b.org", "--role", "editor", "--password-stdin"), "at least 12 characters"),
        (("create-account", "a@b.org", "--role", "editor", "--organisation", "x"), "not the content_id"),
        (("reset",), "say --yes"),
    ],
)
def test_what_goes_wrong_is_a_sentence(run, words, sentence):
    result = run(*words, said="short\n")
    assert result.exit_code != 0
    assert sentence in result.output


def test_reset_empties_everything_and_what_comes_after_works(run, db, actor):
    handle(save(), actor)
    assert run("reset", "--yes").output.startswith("Everything is empty")
    db.connect(reuse_if_open=True)
    assert log.head() == (0, bytes(32))
    assert items.status_of(["/keep-bees"]) == []
    assert handle(save(), actor).position == 2
