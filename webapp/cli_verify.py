"""`flask verify` and `flask rebuild`: whether all that is stored is as the log says, and filling the tables anew."""

import time
from collections.abc import Callable

import click
from flask import current_app

from domain import rebuilding
from domain.verification import Report
from jobs.checks import CHECKS, NAMES, verdict
from webapp.cli import with_servers, with_servers_only

SHOWN = 20
EVERY_SECONDS = 1


@click.command()
@click.option("--only", type=click.Choice(NAMES), help="Only this part.")
@click.option("--deep", is_flag=True, help="Compare targets with what would be sent now, not with what was sent.")
@with_servers
def verify(only: str | None, deep: bool) -> None:
    """Whether everything that is stored is as the log says. Exit status 1 if it is not, or if that cannot be told."""
    reports = [verdict(check, Told().words, deep) for check in CHECKS if only in (None, check.name)]
    for report in reports:
        show(report)
    if not all(report.ok for report in reports):
        raise click.exceptions.Exit(1)


def show(report: Report) -> None:
    """The answer, and the first of the differences."""
    for difference in report.differences[:SHOWN]:
        click.echo(f"  {difference.sentence}")
    if report.total > SHOWN:
        click.echo(f"  and more: {report.total:,} in all")
    click.echo(report.sentence)


@click.command()
@click.option("--yes", is_flag=True, help="Swap the tables without asking, whatever differs.")
@click.option("--cancel", is_flag=True, help="End the rebuild that is under way or was killed; nothing is changed.")
@with_servers_only
def rebuild(yes: bool, cancel: bool) -> None:
    """Fill all tables that are derived from the log anew, beside the live ones, show what differs, then swap them."""
    owner_url = current_app.config["SETTINGS"].database_owner_url
    if cancel:
        click.echo(_cancelled(owner_url))
        return
    with rebuilding.begun(owner_url, Told().step) as rebuilt:
        try:
            _rebuild(rebuilt, yes)
        except (KeyboardInterrupt, click.Abort):
            rebuilt.cancel()
            raise click.ClickException(_ended(rebuilt)) from None


def _rebuild(rebuilt: rebuilding.Rebuild, yes: bool) -> None:
    if rebuilt.resumed:
        click.echo("Going on with a rebuild that was not finished; flask rebuild --cancel would drop it")
    rebuilt.fill()
    show(rebuilt.compare())
    if not yes:
        click.confirm("Put the tables that were filled now in the place of the live ones?", abort=True)
    rebuilt.swap()
    click.echo(f"The tables are rebuilt, and were swapped at position {rebuilt.swapped_at:,}")


def _ended(rebuilt: rebuilding.Rebuild) -> str:
    if rebuilt.swapped_at is None:
        return "Cancelled; the live tables are as they were"
    return f"Too late to cancel: the tables were swapped at position {rebuilt.swapped_at:,}"


def _cancelled(owner_url: str) -> str:
    there = rebuilding.cancelled(owner_url)
    return "The rebuild was cancelled; the live tables are as they were" if there else "No rebuild is under way"


class Told:
    """Tells people now and then how far it is, and for how long it goes on if it goes on like this."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock, self._last, self._step, self._begun = clock, clock(), None, (0.0, 0)

    def words(self, words: str) -> None:
        if self._clock() - self._last >= EVERY_SECONDS:
            self._last = self._clock()
            click.echo(f"{words} …")

    def step(self, step: str, done: int, of: int) -> None:
        if step != self._step:
            # What was done before the first news, or by a rebuild that was killed, says nothing about the rate.
            self._step, self._begun = step, (self._clock(), done)
        self.words(f"{step}: {done:,} of {of:,}{self._estimate(done, of)}")

    def _estimate(self, done: int, of: int) -> str:
        at, begun_with = self._begun
        took = self._clock() - at
        if done == begun_with or not took:
            return ""
        rate = (done - begun_with) / took
        return f", {rate:,.0f} a second, about {(of - done) / rate:,.0f} s left"


COMMANDS = (verify, rebuild)
