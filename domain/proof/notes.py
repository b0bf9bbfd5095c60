"""Signed notes (https://c2sp.org/signed-note): a text, and below it the signatures of those who vouch for it.

Keys are written as Go's `sumdb/note` writes them, which the tools of transparency logs share:
`NAME+ID+BASE64` to verify with, `PRIVATE+KEY+NAME+ID+BASE64` to sign with. Only Ed25519 is known here.
"""

import binascii
import re
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+\x00-\x1f]+")


class BadNote(ValueError):
    """A note or key that is none, or whose signature does not hold; the message is a sentence."""


@dataclass(frozen=True)
class VerifierKey:
    """A name and the public half of a key, by which its notes are told."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{to_base64(_ED25519 + self.public)}"


@dataclass(frozen=True)
class SignerKey:
    """A name and the secret half of a key."""

    name: str
    seed: bytes

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, self._key.public_key().public_bytes_raw())

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def sign(self, text: str) -> str:
        """The note of that `text`, which ends in a newline."""
        signature = to_base64(self.verifier.id + self._key.sign(text.encode()))
        return f"{text}\n\u2014 {self.name} {signature}\n"

    def written(self) -> str:
        """The key as it is kept. Whoever has it can sign."""
        return f"{PRIVATE}{self.name}+{self.verifier.id.hex()}+{to_base64(_ED25519 + self.seed)}"


def new_key(name: str) -> SignerKey:
    """A key that nobody has yet. Raises `BadNote` for a name with white space or a plus."""
    if not _NAME.fullmatch(name):
        raise BadNote(f"{name!r} cannot be the name of a key: it has to be without white space and without +")
    return SignerKey(name, secrets.token_bytes(32))


def signer_key(written: str) -> SignerKey:
    """The key that `PRIVATE+KEY+NAME+ID+BASE64` stands for. Raises `BadNote`, without repeating it."""
    written = written.strip()
    name, id_, seed = _parts(written.removeprefix(PRIVATE))
    key = SignerKey(name, seed)
    if not written.startswith(PRIVATE) or key.verifier.id.hex() != id_:
        raise BadNote("This is not a key to sign with; it has to be PRIVATE+KEY+NAME+ID+BASE64, for Ed25519")
    return key


def verifier_key(written: str) -> VerifierKey:
    """The key that `NAME+ID+BASE64` stands for. Raises `BadNote`."""
    name, id_, public = _parts(written.strip())
    key = VerifierKey(name, public)
    if key.id.hex() != id_:
        raise BadNote("This is not a key to verify with; its id is not that of its name and value")
    return key


def text_of(note: str, key: VerifierKey) -> str:
    """The text that `key` has signed in `note`. Raises `BadNote` if it has not, or the signature does not hold."""
    text, signatures = split(note)
    for name, signature in signatures:
        if (name, signature[:4]) == (key.name, key.id):
            _verify(key, text, signature[4:])
            return text
    raise BadNote(f"It is not signed by {key.name}+{key.id.hex()}")


def split(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of `note`, and its signatures, each with the name of its key. Nothing is verified. Raises `BadNote`."""
    text, separator, below = note.rpartition("\n\n")
    lines = below.split("\n")
    found = [re.fullmatch("\u2014 ([^\\s+]+) ([A-Za-z0-9+/=]+)", line) for line in lines[:-1]]
    if not separator or lines[-1] or not found or not all(found):
        raise BadNote("It is not a signed note: a text, an empty line, and lines of signatures")
    return f"{text}\n", [(each[1], from_base64(each[2])) for each in found]


def _verify(key: VerifierKey, text: str, signature: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode())
    except InvalidSignature as error:
        raise BadNote(f"The signature of {key.name} does not hold") from error


def _parts(written: str) -> tuple[str, str, bytes]:
    parts = written.split("+", 2)
    if len(parts) != 3 or not _NAME.fullmatch(parts[0]):
        raise BadNote("This is not a key; it has to be NAME+ID+BASE64")
    value = from_base64(parts[2])
    if len(value) != 33 or value[:1] != _ED25519:
        raise BadNote("This is not a key for Ed25519, and no other is known here")
    return parts[0], parts[1], value[1:]


def from_base64(text: str) -> bytes:
    """The bytes that `text` stands for, written in the one way there is. Raises `BadNote`."""
    try:
        value = b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote("It has what is not base64") from error
    if to_base64(value) != text:
        raise BadNote("It has what is not base64 as it is written")
    return value


def to_base64(value: bytes) -> str:
    return b64encode(value).decode()
