"""The commands that bring content in: `flask import` and `flask load-sample`."""

import sys
from collections.abc import Iterable, Iterator

import click
from flask import current_app

from jobs import importing, sample
from webapp.cli import with_servers


@click.command("import")
@click.argument("names", nargs=-1, required=True, metavar="PATH_OR_URL...")
@with_servers
def import_content(names: tuple[str, ...]) -> None:
    """Import content items: files, folders of *.json files, or URLs.

    They may be as a content store serves them or as publishers put them. What is there already is left alone, so it
    does no harm to import the same again.
    """
    settings = current_app.config["SETTINGS"]
    folder = settings.content_schemas
    if folder and not folder.is_dir():
        raise click.ClickException(f"CONTENT_SCHEMAS is {folder}, but there is no such folder.")
    report = importing.run(names, settings, _progress)
    for line in report.lines():
        click.echo(line)
    click.echo(report.summary())
    if report.waiting:
        click.echo("Start make run, and they are delivered.")
    if report.failures:
        raise click.exceptions.Exit(1)


def _progress(items: Iterable, label: str, length: int) -> Iterator:
    with click.progressbar(items, length=length, label=label, file=sys.stderr) as bar:
        yield from bar


@click.command("load-sample")
@with_servers
def load_sample() -> None:
    """Load a small sample site and two accounts, if nothing has ever happened here."""
    loaded = sample.load(current_app.config["SETTINGS"])
    if loaded:
        click.echo(f"Loaded a sample site of {loaded.documents} documents. {loaded.sign_in}")
    else:
        click.echo("There is content here already, so the sample site was not loaded.")


COMMANDS = (import_content, load_sample)
