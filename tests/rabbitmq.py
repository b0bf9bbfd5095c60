"""A private RabbitMQ for the tests of the message queue. `python -m tests.rabbitmq` gets one where there is none."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stack import until

#: Debian's wrapper on the PATH insists on being another user; this is what it wraps.
PROGRAMS = ("/usr/lib/rabbitmq/bin/rabbitmq-server",)
APT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
SECONDS_TO_START = 90


class NoBroker(Exception):
    """There is no RabbitMQ and none could be had; the message is a sentence for people."""


def obtain() -> str:
    """The path of RabbitMQ's server; Debian's is installed where that is possible. Raises NoBroker."""
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Getting Debian's RabbitMQ ...", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], env=APT, capture_output=True)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "rabbitmq-server"]
        subprocess.run(install, env=APT, capture_output=True)
    if found := find():
        return found
    raise NoBroker(
        "The tests of the message queue need RabbitMQ; on Debian, apt-get install rabbitmq-server brings it."
    )


def find() -> str | None:
    """The path of RabbitMQ's server, None if there is none."""
    return next((path for path in PROGRAMS if Path(path).exists()), shutil.which("rabbitmq-server"))


@contextmanager
def running() -> Iterator[str]:
    """A broker of our own, on free ports of 127.0.0.1; gives its AMQP URL."""
    with TemporaryDirectory(prefix="annals-rabbitmq-") as folder:
        port, distribution, names = (_free_port() for _ in range(3))
        environ = os.environ | {
            "HOME": folder,
            "RABBITMQ_NODENAME": f"annals-{port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(port),
            "RABBITMQ_DIST_PORT": str(distribution),
            "ERL_EPMD_PORT": str(names),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_MNESIA_BASE": f"{folder}/data",
            "RABBITMQ_LOG_BASE": folder,
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{folder}/plugins",
            "RABBITMQ_CONFIG_FILE": f"{folder}/none",
        }
        child = _start(environ, Path(folder, "output"))
        try:
            until(lambda: _answers(port), SECONDS_TO_START, "RabbitMQ being ready")
            yield f"amqp://guest:guest@127.0.0.1:{port}/%2F"
        finally:
            os.killpg(child.pid, signal.SIGTERM)
            child.wait(timeout=30)
            # Erlang's name server left the group.
            subprocess.run(["epmd", "-kill"], env=environ, capture_output=True)


def _start(environ: dict[str, str], output: Path) -> subprocess.Popen:
    with output.open("wb") as file:
        return subprocess.Popen([obtain()], env=environ, stdout=file, stderr=file, start_new_session=True)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(b"AMQP\x00\x00\x09\x01")
            return bool(connection.recv(1))
    except OSError:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


if __name__ == "__main__":
    try:
        print(f"RabbitMQ for the tests of the message queue: {obtain()}")
    except NoBroker as refusal:
        sys.exit(str(refusal))
