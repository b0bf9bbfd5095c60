"""Settings: what the environment says, with the defaults of a development machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


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
    checkpoint_key: str | None
    checkpoint_export: str | None


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from `environ`; an empty value counts as not given. Raises InvalidSetting."""
    live_port = _port(environ, "CONTENT_STORE_PORT", 8001)
    draft_port = _port(environ, "DRAFT_CONTENT_STORE_PORT", 8002)
    schemas = environ.get("CONTENT_SCHEMAS")
    return Settings(
        data=Path(environ.get("ANNALS_DATA") or ".data").absolute(),
        port=_port(environ, "PORT", 8000),
        content_store_port=live_port,
        draft_content_store_port=draft_port,
        database_url=environ.get("DATABASE_URL") or None,
        database_owner_url=environ.get("DATABASE_OWNER_URL") or None,
        content_store_database_url=environ.get("CONTENT_STORE_DATABASE_URL") or None,
        draft_content_store_database_url=environ.get("DRAFT_CONTENT_STORE_DATABASE_URL") or None,
        search_database_url=environ.get("SEARCH_DATABASE_URL") or None,
        redis_url=environ.get("REDIS_URL") or None,
        content_store_url=environ.get("CONTENT_STORE_URL") or f"http://127.0.0.1:{live_port}",
        draft_content_store_url=environ.get("DRAFT_CONTENT_STORE_URL") or f"http://127.0.0.1:{draft_port}",
        content_store_token=environ.get("CONTENT_STORE_TOKEN") or None,
        secret_key=environ.get("SECRET_KEY") or None,
        content_schemas=Path(schemas).absolute() if schemas else None,
        amqp_url=environ.get("AMQP_URL") or None,
        amqp_exchange=environ.get("AMQP_EXCHANGE") or "published_documents",
        checkpoint_key=environ.get("CHECKPOINT_KEY") or None,
        checkpoint_export=environ.get("CHECKPOINT_EXPORT") or None,
    )


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise InvalidSetting(f"{name} is {text!r}, but has to be a port number from 1 to 65535.")
    return int(text)
