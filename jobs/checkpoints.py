"""Signing the log now and then, and bringing what was signed to where nobody who can change the log can change it."""

import logging
import os
import time
from pathlib import Path

import urllib3

from domain.proof import checkpoints, exporting, keys
from jobs.context import context

logger = logging.getLogger(__name__)

#: One turn ends well before its job's time-out; the next one goes on.
TURN_SECONDS = 20
BATCH = 100


class NotExported(Exception):
    """A checkpoint could not be brought to its destination; the message is a sentence."""


def make_checkpoint() -> None:
    """Sign the log as it stands, if anything has happened since that was done last."""
    if key := context().settings.checkpoint_key:
        checkpoints.make(keys.signer(key))


def export_checkpoints() -> int:
    """Bring what is not there yet to CHECKPOINT_EXPORT, oldest first; how many. What fails is tried again next time."""
    destination = context().settings.checkpoint_export
    if not destination:
        return 0
    exported, deadline, name = 0, time.monotonic() + TURN_SECONDS, exporting.shown(destination)
    try:
        for kept in checkpoints.behind(exporting.standing(name).position, BATCH):
            if time.monotonic() > deadline:
                break
            _bring(destination, kept)
            exporting.arrived(name, kept.position)
            exported += 1
    except NotExported as error:
        logger.warning("checkpoints are not exported: %s", error)
        exporting.failed(name, str(error))
    return exported


def _bring(destination: str, kept: checkpoints.Kept) -> None:
    if destination.startswith(("http://", "https://")):
        _put(f"{destination.rstrip('/')}/{kept.position}", kept.note.encode())
    else:
        _write(Path(destination), str(kept.position), kept.note.encode())


def _put(url: str, note: bytes) -> None:
    signing_in = urllib3.util.make_headers(basic_auth=urllib3.util.parse_url(url).auth)
    headers, url = {"Content-Type": "text/plain; charset=utf-8"} | signing_in, exporting.shown(url)
    try:
        response = context().http.request("PUT", url, body=note, headers=headers)
    except urllib3.exceptions.HTTPError as error:
        raise NotExported(f"{url} does not answer: {type(error).__name__}") from error
    if response.status not in (200, 201, 202, 204):
        raise NotExported(f"{url} answered {response.status}")


def _write(folder: Path, name: str, note: bytes) -> None:
    """Never in place of another: that one would be the proof of what was altered here."""
    unfinished, path = folder / f".{name}.{os.getpid()}", folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(note)
        try:
            os.link(unfinished, path)
        except FileExistsError:
            if path.read_bytes() != note:
                raise NotExported(f"{path} is there already and is another checkpoint") from None
        finally:
            unfinished.unlink()
    except OSError as error:
        raise NotExported(f"{path} cannot be written: {error.strerror}") from error
