"""The web applications that run here: their ports, and whether they are up."""

import socket
from dataclasses import dataclass

import urllib3

from domain.settings import Settings
from jobs.servers import CannotStart


@dataclass(frozen=True)
class Site:
    """One web application: its process in the Procfile and the setting that chooses its port."""

    process: str
    setting: str
    port: int

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def is_ready(self) -> bool:
        """Whether it says that it can serve."""
        try:
            return urllib3.request("GET", f"{self.url}/healthcheck/ready", timeout=2, retries=False).status == 200
        except urllib3.exceptions.HTTPError:
            return False


def sites(settings: Settings) -> list[Site]:
    """The applications to run here: not a content store whose URL says that it runs elsewhere."""
    live = Site("content-store", "CONTENT_STORE_PORT", settings.content_store_port)
    draft = Site("draft-content-store", "DRAFT_CONTENT_STORE_PORT", settings.draft_content_store_port)
    stores = ((live, settings.content_store_url), (draft, settings.draft_content_store_url))
    return [Site("web", "PORT", settings.port), *(site for site, url in stores if url.rstrip("/") == site.url)]


def check_free(own: list[Site]) -> None:
    """Raise CannotStart, naming the setting, if a port is in use or wanted twice."""
    for number, site in enumerate(own):
        for other in own[:number]:
            if other.port == site.port:
                raise CannotStart(f"{other.setting} and {site.setting} are both {site.port}; they have to differ.")
        if not _is_free(site.port):
            raise CannotStart(f"Port {site.port} is already in use; {site.setting} chooses another.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # Connections of a server that has just stopped do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
