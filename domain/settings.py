"""Settings: what the environment says, with the defaults of a development machine."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
#: A host name, or, with a leading dot, a domain and all names below it; or an address.
HOST = re.compile(r"(?:\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])")


class InvalidSetting(ValueError):
    """An environment variable whose value cannot be used; the message says which and why."""


@dataclass(frozen=True)
class Settings:
    """All that can be set from outside. A URL or secret that was not given is None."""

    data: Path
    port: int
    content_store_port: int
    draft_content_store_port: int
    database_url: str | None
    database_owner_url: str | None
    content_store_database_url: str | None
    draft_content_store_database_url: str | None
    search_database_url: str | None
    redis_url: str | None
    content_store_url: str
    draft_content_store_url: str
    content_store_token: str | None
    secret_key: str | None
    content_schemas: Path | None
    amqp_url: str | None
    amqp_exchange: str
    allowed_hosts: tuple[str, ...]
    content_store_hosts: tuple[str, ...]
    trusted_proxies: int
    metrics_token: str | None
    token_requests_per_minute: int
    log_format: str
    least_free_mb: int
    session_hours: int
    import_private_addresses: bool
    checkpoint_key: str | None
    checkpoint_export: str | None


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from `environ`; an empty value counts as not given. Raises InvalidSetting.

    What may hold a secret can also be given as `NAME_FILE`, the path of a file that holds it.
    """
    live_port = _number(environ, "CONTENT_STORE_PORT", 8001)
    draft_port = _number(environ, "DRAFT_CONTENT_STORE_PORT", 8002)
    schemas = environ.get("CONTENT_SCHEMAS")
    return Settings(
        data=Path(environ.get("ANNALS_DATA") or ".data").absolute(),
        port=_number(environ, "PORT", 8000),
        content_store_port=live_port,
        draft_content_store_port=draft_port,
        database_url=_secret(environ, "DATABASE_URL"),
        database_owner_url=_secret(environ, "DATABASE_OWNER_URL"),
        content_store_database_url=_secret(environ, "CONTENT_STORE_DATABASE_URL"),
        draft_content_store_database_url=_secret(environ, "DRAFT_CONTENT_STORE_DATABASE_URL"),
        search_database_url=_secret(environ, "SEARCH_DATABASE_URL"),
        redis_url=_secret(environ, "REDIS_URL"),
        content_store_url=environ.get("CONTENT_STORE_URL") or f"http://127.0.0.1:{live_port}",
        draft_content_store_url=environ.get("DRAFT_CONTENT_STORE_URL") or f"http://127.0.0.1:{draft_port}",
        content_store_token=_secret(environ, "CONTENT_STORE_TOKEN"),
        secret_key=_secret(environ, "SECRET_KEY"),
        content_schemas=Path(schemas).absolute() if schemas else None,
        amqp_url=_secret(environ, "AMQP_URL"),
        amqp_exchange=environ.get("AMQP_EXCHANGE") or "published_documents",
        allowed_hosts=_hosts(environ, "ALLOWED_HOSTS") or LOOPBACK,
        content_store_hosts=_hosts(environ, "CONTENT_STORE_HOSTS"),
        trusted_proxies=_number(environ, "TRUSTED_PROXIES", 0, 0, 9),
        metrics_token=_secret(environ, "METRICS_TOKEN"),
        token_requests_per_minute=_number(environ, "TOKEN_REQUESTS_PER_MINUTE", 6000, 0, 2**31),
        log_format=_one_of(environ, "LOG_FORMAT", ("json", "text")),
        least_free_mb=_number(environ, "LEAST_FREE_MB", 200, 0, 2**31),
        session_hours=_number(environ, "SESSION_HOURS", 12, 1, 168),
        import_private_addresses=_one_of(environ, "IMPORT_PRIVATE_ADDRESSES", ("no", "yes")) == "yes",
        checkpoint_key=_secret(environ, "CHECKPOINT_KEY"),
        checkpoint_export=environ.get("CHECKPOINT_EXPORT") or None,
    )


def as_environ(settings: Settings) -> dict[str, str]:
    """The environment variables from which `load` reads the same settings again."""
    given = {name.upper(): value for name, value in vars(settings).items() if value is not None}
    given["ANNALS_DATA"] = given.pop("DATA")
    given["IMPORT_PRIVATE_ADDRESSES"] = "yes" if settings.import_private_addresses else "no"
    lists = {name: ",".join(value) for name, value in given.items() if isinstance(value, tuple)}
    return {name: str(value) for name, value in (given | lists).items()}


def _secret(environ: Mapping[str, str], name: str) -> str | None:
    value, path = environ.get(name), environ.get(f"{name}_FILE")
    if not path:
        return value or None
    if value:
        raise InvalidSetting(f"{name} and {name}_FILE are both given; give one of them.")
    try:
        return Path(path).read_text().strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSetting(f"{name}_FILE is {path!r}, which cannot be read.") from error


def _hosts(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    names = tuple(part.strip().lower() for part in environ.get(name, "").split(",") if part.strip())
    if wrong := [host for host in names if not HOST.fullmatch(host)]:
        raise InvalidSetting(f"{name} has {wrong[0]!r}, which is not a host name such as www.example.org.")
    return names


def _one_of(environ: Mapping[str, str], name: str, values: tuple[str, ...]) -> str:
    text = environ.get(name) or values[0]
    if text not in values:
        raise InvalidSetting(f"{name} is {text!r}, but has to be {' or '.join(values)}.")
    return text


def _number(environ: Mapping[str, str], name: str, default: int, least: int = 1, most: int = 65535) -> int:
    text = environ.get(name) or str(default)
    if not (text.isascii() and text.isdecimal()) or not least <= int(text[:20]) <= most:
        what = "a port number" if name.endswith("PORT") else "a whole number"
        raise InvalidSetting(f"{name} is {text!r}, but has to be {what} from {least} to {most}.")
    return int(text)
