"""The command line: `flask COMMAND`. Each command joins or starts the private servers where no URL is given."""

import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import wraps
from uuid import uuid4

import click
import urllib3
from flask import Flask, current_app
from peewee import OperationalError

from domain import accounts, applications, database
from domain.deciders.account import ROLES
from domain.errors import Refusal
from domain.log import Actor
from domain.rules.scopes import SCOPES
from domain.settings import Settings
from jobs import context, servers


def register(app: Flask) -> None:
    from webapp import cli_content, cli_log, cli_people, cli_render, cli_targets, cli_verify

    own = (migrate, create_account, create_token, reset)
    for command in (
        *own,
        *cli_content.COMMANDS,
        *cli_log.COMMANDS,
        *cli_people.COMMANDS,
        *cli_render.COMMANDS,
        *cli_targets.COMMANDS,
        *cli_verify.COMMANDS,
    ):
        app.cli.add_command(command)


def with_servers(command: Callable, connection=database.db.connection_context) -> Callable:
    """Run `command` with every server up and the database migrated; what goes wrong is one sentence, exit status 1."""

    @wraps(command)
    def run(*args, **kwargs):
        with sentences(), servers.running(current_app.config["SETTINGS"]) as settings:
            migrate_all(settings)
            _use(settings)
            with connection():
                return command(*args, **kwargs)

    return run


def with_servers_only(command: Callable) -> Callable:
    """The same for a command that makes connections of its own."""
    return with_servers(command, nullcontext)


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what people can mend into a sentence for them, without a traceback."""
    try:
        yield
    except (
        servers.CannotStart,
        database.Unreachable,
        Refusal,
        OperationalError,
        urllib3.exceptions.HTTPError,
    ) as error:
        raise click.ClickException(str(error).strip()) from error


def actor() -> Actor:
    """Whoever sits at the command line."""
    return Actor(person=None, application="command line", trigger="command line", request_id=str(uuid4()))


def migrate_all(settings: Settings) -> None:
    """Bring all databases up to date."""
    from domain.search.database import migrate as migrate_search
    from webapp.content_store.database import migrate as migrate_store

    database.migrate(settings.database_owner_url, settings.database_url)
    migrate_store(settings.content_store_database_url)
    migrate_store(settings.draft_content_store_database_url)
    migrate_search(settings.search_database_url)


def _use(settings: Settings) -> None:
    from webapp import connect

    current_app.config["SETTINGS"] = settings
    # An import or a proof takes as long as it takes.
    connect(current_app, settings, database.NO_LIMITS)
    context.start(settings)


@click.command()
def migrate() -> None:
    """Bring the databases up to date."""
    with sentences(), servers.running(current_app.config["SETTINGS"]) as settings:
        migrate_all(settings)


@click.command("create-account")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--name", help="What others see; the part before the @ if not given.")
@click.option("--organisation", "organisations", multiple=True, metavar="CONTENT_ID", help="One that they belong to.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_servers
def create_account(
    email: str, role: str, name: str | None, organisations: tuple[str, ...], password_stdin: bool
) -> None:
    """Create an account; without --password-stdin a password is made up and printed."""
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else secrets.token_urlsafe(12)
    accounts.create_account(email, name or email.partition("@")[0], role, password, actor(), organisations)
    click.echo(f"{email} can sign in" if password_stdin else f"{email} can sign in with the password {password}")


@click.command("create-token")
@click.argument("name")
@click.option("--only", multiple=True, metavar="PUBLISHING_APP", help="Limit the token to these publishing apps.")
@click.option("--value", metavar="TOKEN", help="Development only: the token to use instead of a made-up one.")
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice(list(SCOPES)), help="What it is good for; all if none."
)
@click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), help="The day, in UTC, that it works no more; never if none."
)
@with_servers
def create_token(
    name: str, only: tuple[str, ...], value: str | None, scopes: tuple[str, ...], expires: datetime | None
) -> None:
    """Print a token with which the application NAME may use the JSON API."""
    until = expires and expires.replace(tzinfo=UTC)
    token = applications.register_application(name, list(only), actor(), value, scopes=list(scopes), expires_at=until)
    click.echo(token)


@click.command()
@click.option("--yes", is_flag=True, help="Really: everything is emptied, and nothing brings it back.")
@with_servers
def reset(yes: bool) -> None:
    """Development only: empty everything while the rest keeps running."""
    if not yes:
        raise click.ClickException(
            "This empties the log, the stores and the queues for good; say --yes if you mean it."
        )
    settings = current_app.config["SETTINGS"]
    database.reset(settings.database_owner_url)
    _empty_stores(settings)
    _empty_search(settings)
    _empty_redis(settings)
    (settings.data / "sign-in.txt").unlink(missing_ok=True)
    click.echo(
        "Everything is empty. Accounts and tokens are gone too: flask load-sample brings the sample site and new"
    )
    click.echo("accounts, flask create-account and flask create-token make others.")


def _empty_stores(settings: Settings) -> None:
    """Over HTTP, as everything that is said to a store; one that is not up is emptied in its database."""
    from webapp.content_store.database import empty

    headers = {"Authorization": f"Bearer {settings.content_store_token}"}
    for url, database_url in (
        (settings.content_store_url, settings.content_store_database_url),
        (settings.draft_content_store_url, settings.draft_content_store_database_url),
    ):
        try:
            urllib3.request("DELETE", f"{url}/everything", headers=headers, timeout=5, retries=False)
        except urllib3.exceptions.HTTPError:
            empty(database_url)


def _empty_search(settings: Settings) -> None:
    from domain.search.database import empty

    empty(settings.search_database_url)


def _empty_redis(settings: Settings) -> None:
    from redis import Redis

    Redis.from_url(settings.redis_url).flushdb()
