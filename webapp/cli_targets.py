"""`flask repair`: what the targets hold is compared with the log, and what differs is sent again."""

import click
from urllib3.exceptions import HTTPError

from domain.downstream.drift import Difference
from jobs.repair import repair_target
from jobs.targets.content_store import NotReached
from jobs.targets.holdings import HOLDINGS
from jobs.verify_targets import Unsettled, verify
from webapp.cli import with_servers

SHOWN = 20


@click.command("repair")
@click.option("--deep", is_flag=True, help="Compare with what would be sent now, not only with what was sent.")
@click.option("--target", "targets", multiple=True, type=click.Choice(sorted(HOLDINGS)), help="Only this target.")
@with_servers
def repair(deep: bool, targets: tuple[str, ...]) -> None:
    """Find where targets do not hold what the log says, and send exactly that again.

    Exit status 1 if something could not be mended.
    """
    well = [_repair(target, deep) for target in targets or sorted(HOLDINGS)]
    if not all(well):
        raise click.exceptions.Exit(1)


def _repair(target: str, deep: bool) -> bool:
    try:
        look = verify(target, deep=deep)
        if not look.differences:
            click.echo(f"{target}: all {len(look.keys)} items are as the log says")
            return True
        _list(look.differences)
        outcome = repair_target(target, look.differences)
    except (NotReached, Unsettled, HTTPError) as error:
        click.echo(f"{target}: could not be looked at: {error}")
        return False
    click.echo(f"{target}: {outcome.sent} of {len(look.keys)} items were sent again")
    for key, error in list(outcome.waiting.items())[:SHOWN]:
        click.echo(f"  {key} has not arrived yet: {error or 'it waits for its turn'}")
    _list(outcome.differences, "still ")
    return not outcome.differences and not outcome.waiting


def _list(differences: list[Difference], still: str = "") -> None:
    for each in differences[:SHOWN]:
        click.echo(f"  {each.kind}: {each.key} {still}{each.sentence}")
    if len(differences) > SHOWN:
        click.echo(f"  and {len(differences) - SHOWN} more")


COMMANDS = (repair,)
