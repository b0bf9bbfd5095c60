"""Commands about people, so that an installation can be begun, and entered again, without an administrator."""

import click
from flask import current_app

from domain import accounts
from domain.deciders.account import ROLES
from domain.errors import NotFound
from domain.settings import LOOPBACK, Settings
from webapp.cli import actor, with_servers


@click.command("invite")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--name", help="What others see; the part before the @ if not given.")
@click.option("--organisation", "organisations", multiple=True, metavar="CONTENT_ID", help="One that they belong to.")
@with_servers
def invite(email: str, role: str, name: str | None, organisations: tuple[str, ...]) -> None:
    """Invite a person, and print the link by which they choose a password within 7 days."""
    _, token = accounts.invite(email, name or email.partition("@")[0], role, actor(), organisations)
    click.echo(_link(token))


@click.command("reset-password")
@click.argument("email")
@with_servers
def reset_password(email: str) -> None:
    """Print a link by which a person chooses another password within 24 hours; it signs them out everywhere."""
    account_id = accounts.id_of(email)
    if account_id is None:
        raise NotFound(f"Nobody has an account with the address {email}", reason="account_not_found")
    click.echo(_link(accounts.make_link(account_id, actor())))


def _link(token: str) -> str:
    return f"{_site(current_app.config['SETTINGS'])}/invitations/{token}"


def _site(settings: Settings) -> str:
    """Where people reach the pages: the first public name, else this machine."""
    public = [host for host in settings.allowed_hosts if host not in LOOPBACK and not host.startswith(".")]
    return f"https://{public[0]}" if public else f"http://127.0.0.1:{settings.port}"


COMMANDS = (invite, reset_password)
