"""People, and a clock that goes when it is told to."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from domain import accounts, clock
from domain.accounts import passwords

PASSWORD = "three random words"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Passwords are hashed in no time."""
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def later(monkeypatch):
    """`later(minutes=5)` is then."""

    def later(**period) -> None:
        now = clock.now() + timedelta(**period)
        monkeypatch.setattr(clock, "now", lambda: now)

    later()
    return later


@pytest.fixture
def ada(db, actor):
    return accounts.create_account("ada@example.org", "Ada Lovelace", "administrator", PASSWORD, actor)
