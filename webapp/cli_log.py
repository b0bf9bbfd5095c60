"""The log's own proof on the command line: `flask verify-log`, `export-log`, `checkpoint`, `create-checkpoint-key`."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO

import click
from flask import current_app

from domain import log
from domain.proof import checkpoint, checkpoints, export, keys, notes, verify
from domain.proof.notes import BadNote, SignerKey, to_base64
from domain.settings import InvalidSetting
from webapp.cli import with_servers

NOTES = click.Path(exists=True, dir_okay=False)


@click.command("verify-log")
@click.option("--checkpoint", "files", type=NOTES, multiple=True, help="A signed checkpoint that is kept elsewhere.")
@click.option("--key", help="The key that has signed it, NAME+ID+BASE64, if it is not the one in use.")
@with_servers
def verify_log(files: tuple[str, ...], key: str | None) -> None:
    """Verify the whole log: every hash and number, the head, and all checkpoints.

    Names the first position at which it is not valid, and what is wrong there, with a non-zero exit status.
    """
    with sentences():
        verifier = notes.verifier_key(key) if key else _key().verifier
        given = [note for name in files for note in _notes(name)]
        with _progress() as progress:
            verdict = verify.verify(_url(), verifier, given, progress)
    if verdict.fault:
        raise click.ClickException(f"not valid: position {verdict.fault.position}: {verdict.fault.what}")
    for line in _lines(verdict):
        click.echo(line)


@click.command("export-log")
@click.option("--after", type=click.IntRange(min=0), default=0, help="Only what came after this position.")
@click.option("--output", type=click.File("wb", lazy=False), default="-", help="A file; standard output if not given.")
@click.option(
    "--checkpoints", "signed", type=click.File("w", encoding="utf-8"), help="A file for the checkpoints, too."
)
@with_servers
def export_log(after: int, output: IO[bytes], signed: IO[str] | None) -> None:
    """Write the log as NDJSON: one event a line, oldest first, with its leaf and digest."""
    with _progress("Exporting") as progress:
        last = log.head()[0] - after
        for position, line in export.lines(_url(), after):
            output.write(line)
            if position % 1000 == 0:
                progress(position - after, last)
    if signed:
        _write_checkpoints(signed, after)


@click.command("checkpoint")
@with_servers
def make_checkpoint() -> None:
    """Sign the log as it stands now, and print the checkpoint."""
    with sentences():
        made = checkpoints.make(_key())
    if made is None:
        raise click.ClickException("Nothing has happened yet, so there is nothing to sign.")
    click.echo(made.note, nl=False)


@click.command("create-checkpoint-key")
@click.argument("name")
def create_checkpoint_key(name: str) -> None:
    """Print a new key for CHECKPOINT_KEY: NAME is what the log is called in checkpoints, such as example.org/annals."""
    with sentences():
        click.echo(notes.new_key(name).written())


@contextmanager
def sentences() -> Iterator[None]:
    """Turn keys and notes that cannot be used into a sentence."""
    try:
        yield
    except (BadNote, InvalidSetting) as error:
        raise click.ClickException(str(error)) from error


def _key() -> SignerKey:
    return keys.signer(current_app.config["SETTINGS"].checkpoint_key)


def _url() -> str:
    return current_app.config["SETTINGS"].database_url


def _notes(name: str) -> list[str]:
    try:
        with open(name, encoding="utf-8") as file:
            return checkpoint.notes_in(file.read())
    except (BadNote, UnicodeDecodeError, OSError) as error:
        raise BadNote(f"{name}: {error}") from error


def _lines(verdict: verify.Verdict) -> Iterable[str]:
    yield f"valid: {verdict.position:,} events, digest {to_base64(verdict.digest)}"
    held = verdict.stored
    if held.count:
        yield f"checkpoints: {held.count:,} hold, the last at position {held.last:,}"
    if held.by_others:
        yield f"checkpoints: {held.by_others:,} of them carry no signature of the key in use"
    if verdict.given.count:
        yield f"it extends the checkpoint at position {verdict.given.last:,}"


def _write_checkpoints(signed: IO[str], after: int) -> None:
    position = after - 1
    while some := list(checkpoints.behind(position, 1000)):
        # An empty line stands between two.
        signed.writelines(f"{kept.note}\n" for kept in some)
        position = some[-1].position


@contextmanager
def _progress(label: str = "Verifying") -> Iterator[Callable[[int, int], None]]:
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield tell


COMMANDS = (verify_log, export_log, make_checkpoint, create_checkpoint_key)
