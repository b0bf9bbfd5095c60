"""Passwords: which are good enough, and how they are kept. After the advice of NCSC: long, not common, no recipe."""

import re

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from domain.database import db
from domain.errors import Rejected

SHORTEST, LONGEST = 12, 1000
#: What is among the first million guesses of whoever knows how people choose passwords is common.
COMMON_GUESSES = 1_000_000
#: Looking for what people do takes the square of the length.
LOOKED_AT = 72
#: What has to be left of a password without the words that anybody would try for this person here.
LETTERS_OF_ITS_OWN = 6
SITE = "annals"
hasher = PasswordHasher()
#: Checked when nobody has the address, so that a wrong address takes as long as a wrong password.
_NOBODYS_HASH = "$argon2id$v=19$m=65536,t=3,p=4$mjJFGME4qwb2NwlF99o81g$f8Mf7SF8KaVVJ6hMzB1m+aM/9MHydkVAX5OFZwEOets"


def check_length(password: str) -> None:
    """Raise `Rejected` for a password that is too short, or longer than anybody types or pastes."""
    if len(password) < SHORTEST:
        raise Rejected(f"The password must have at least {SHORTEST} characters", reason="password_too_short")
    if len(password) > LONGEST:
        raise Rejected(f"The password must have at most {LONGEST} characters", reason="password_too_long")


def check(password: str, email: str, name: str) -> None:
    """Raise `Rejected` unless a person of this address and name may choose this password."""
    check_length(password)
    if _is_of_own_words(password, email, name):
        message = "The password is little more than your name, your address or the name of this site; choose another"
        raise Rejected(message, reason="password_of_own_words")
    if _is_common(password):
        message = "This password is among the first that anybody would try; choose another, such as three random words"
        raise Rejected(message, reason="password_common")


def _is_of_own_words(password: str, email: str, name: str) -> bool:
    words = {SITE, *re.findall(r"[^\W\d_]{3,}", f"{email} {name}".casefold())}
    left = letters = re.sub(r"[\W_]", "", password.casefold())
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left != letters and len(left) < LETTERS_OF_ITS_OWN


def _is_common(password: str) -> bool:
    # Its lists of words take a moment to read, which most processes never need.
    from zxcvbn import zxcvbn

    return zxcvbn(password[:LOOKED_AT])["guesses"] < COMMON_GUESSES


def hash_of(password: str) -> str:
    """What is kept of a password. It takes a while, and is meant to."""
    return hasher.hash(password)


def keep(account_id: str, password_hash: str) -> None:
    """Let this be the hash of a person's password."""
    sql = "UPDATE private.people SET password_hash = %s WHERE account_id = %s"
    db.execute_sql(sql, (password_hash, account_id))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether it is the password of that hash. Without a hash it is not, which takes equally long to say."""
    try:
        hasher.verify(password_hash or _NOBODYS_HASH, password)
    except VerifyMismatchError:
        return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than new ones are."""
    return hasher.check_needs_rehash(password_hash)
