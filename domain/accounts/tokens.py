"""Random tokens that let somebody in, of which only a hash is kept: they are too long to be guessed from it."""

import secrets
from hashlib import sha256


def new() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> bytes:
    return sha256(token.encode()).digest()
