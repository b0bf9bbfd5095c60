#!/usr/bin/env python3
"""Verify an export of an Annals log. This one file is all there is to it, and it needs nothing but Python 3.9 or newer.

    python verify_annals_log.py EXPORT [--checkpoint NOTE]... [--extends NOTE]... [--key KEY]

EXPORT is what `flask export-log` writes: one event a line, as JSON (- for standard input). Every leaf and every digest
is computed again, and every number is checked. It says `valid: N events, digest ...`, or the first bad position and
what is wrong there, with exit status 1. What cannot be read at all ends with exit status 2.

--checkpoint and --extends take files with signed checkpoints, and are the same: the log has to have the digest that was
signed, at the position that was signed. An older one, kept where nobody who could change the log could change it, shows
that nothing up to there has been altered since, even if everything was hashed again.

--key is the key that has to have signed them, NAME+ID+BASE64 as /checkpoint-key gives it, or a file that holds it. This
alone needs a package: pip install cryptography. Without it signatures are not looked at, and that is said.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
from pathlib import Path

LEAF_FIELDS = (
    "actor application caused_by content_id locale payload recorded_at request_id schema_version stream trigger type"
    " version"
).split()
FIELDS = {"position", "leaf", "digest", *LEAF_FIELDS}
#: The digest before the first event.
START = bytes(32)
#: A signed text and, below an empty line, its signatures.
NOTE = re.compile("((?:[^\n]+\n)+)\n((?:\u2014 [^\n]*\n)+)")


class Bad(Exception):
    """The log is not valid from `position` on."""

    def __init__(self, position, what):
        super().__init__(what)
        self.position, self.what = position, what


class Unreadable(Exception):
    """A file or key that is not what it should be."""


# Canonical JSON (RFC 8785)


def canonical(value):
    """The canonical form of a JSON value, as text."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        items = sorted(value.items(), key=lambda item: item[0].encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(each) for key, each in items) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        return number(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def number(value):
    """A double as ECMAScript writes it: the shortest digits that mean it, without an exponent from 1e-7 to 1e21."""
    if value == 0:
        return "0"
    digits, point = shortest(abs(value))
    sign = "-" if value < 0 else ""
    if 0 < point <= 21:
        whole = digits.ljust(point, "0")
        return sign + whole[:point] + ("." + whole[point:] if len(whole) > point else "")
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    return sign + digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{point - 1:+d}"


def shortest(value):
    """The shortest digits that mean this double, which are those of repr, and how many stand before the point."""
    mantissa, _, exponent = repr(value).partition("e")
    before, _, behind = mantissa.partition(".")
    digits = (before + behind).lstrip("0")
    leading = len(before + behind) - len(digits)
    return digits.rstrip("0"), len(before) - leading + int(exponent or 0)


def whole(text):
    """A whole number; one that a double need not be is taken for the double that it is nearest to."""
    value = int(text) if len(text) < 400 else float("inf")
    return value if abs(value) < 2**53 else finite(text)


def finite(text):
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:20]} is larger than numbers can be")
    return value


def unique(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is there twice")
    return found


def no_number(text):
    raise ValueError(f"{text} is not JSON")


# The chain


class Chain:
    """What is known of the events so far: the last position and digest, and how far each stream has come."""

    def __init__(self, after, digest):
        self.after = self.position = after
        self.digest, self.versions = digest, {}

    def add(self, text):
        """Take the event in this line as the next one. Raises Bad."""
        event = self.read(text)
        self.check_place(event["position"])
        leaf, digest = self.hashes(event)
        self.check_hashes(event, leaf, digest)
        self.check_numbers(event)
        self.position, self.digest = event["position"], digest

    def read(self, text):
        try:
            event = json.loads(
                text, parse_int=whole, parse_float=finite, parse_constant=no_number, object_pairs_hook=unique
            )
        except (ValueError, RecursionError) as error:
            raise Bad(self.position + 1, f"this line is not JSON: {error}") from error
        if not isinstance(event, dict) or set(event) != FIELDS:
            raise Bad(self.position + 1, "this line is not an event with its position, leaf and digest")
        for name in ("position", "version"):
            if type(event[name]) is not int:
                raise Bad(self.position + 1, f"its {name} is not a whole number")
        return event

    def check_place(self, position):
        if position > self.position + 1:
            raise Bad(self.position + 1, f"there is no event; the next one is at {position}")
        if position < self.position + 1:
            twice = position > self.after
            raise Bad(position, "there is more than one event here" if twice else "the first event cannot be here")

    def hashes(self, event):
        try:
            return [unbase64(event[name], name) for name in ("leaf", "digest")]
        except Unreadable as error:
            raise Bad(event["position"], str(error)) from error

    def check_hashes(self, event, leaf, digest):
        position = event["position"]
        try:
            right = sha256(canonical({name: event[name] for name in LEAF_FIELDS}).encode())
        except UnicodeEncodeError as error:
            raise Bad(position, "the event was altered: it has half of a surrogate pair") from error
        if right == leaf and self.digest is not None and self.after_it(position, leaf) != digest:
            raise Bad(position, "the digest does not follow from the digest before it and the leaf")
        if right != leaf and self.digest is not None and self.after_it(position, right) == digest:
            raise Bad(position, "the leaf was altered: it is not the hash of the event, from which the digest follows")
        if right != leaf:
            raise Bad(position, "the event was altered: the leaf is not its hash")

    def after_it(self, position, leaf):
        return sha256(self.digest + position.to_bytes(8, "big") + leaf)

    def check_numbers(self, event):
        position, stream, version, cause = (event[name] for name in ("position", "stream", "version", "caused_by"))
        if cause is not None and not 0 < cause < position:
            raise Bad(position, f"it says that it was caused by position {cause}, which is not before it")
        # Of a part nobody knows how far its streams had come.
        due = self.versions.get(stream, version - 1 if self.after else 0) + 1
        if version != due:
            raise Bad(position, f"it is version {version} of {stream}, where version {due} has to come")
        self.versions[stream] = version


def sha256(value):
    return hashlib.sha256(value).digest()


def unbase64(text, name="hash"):
    """The 32 bytes that `text` stands for."""
    try:
        value = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        value = b""
    if len(value) != 32 or base64.b64encode(value).decode() != text:
        raise Unreadable(f"its {name} is not the base64 of 32 bytes")
    return value


# Checkpoints (https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint)


def checkpoints(path, key):
    """Each position and digest that was signed, in a file of one note or several."""
    try:
        text = Path(path).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error
    notes = NOTE.findall(text)
    if not notes or NOTE.sub("", text).strip():
        raise Unreadable(f"{path} is not a checkpoint: a text, an empty line, and lines of signatures")
    for body, signatures in notes:
        if key:
            check_signature(path, key, body, signatures)
        yield parsed(path, body, key)


def parsed(path, body, key):
    origin, position, digest = (body.split("\n") + ["", ""])[:3]
    if not re.fullmatch("0|[1-9][0-9]{0,17}", position):
        raise Unreadable(f"{path} is not a checkpoint: its second line is not a position")
    if key and origin != key[0]:
        raise Unreadable(f"{path} is a checkpoint of another log, {origin}")
    return int(position), unbase64(digest, "third line")


def check_signature(path, key, body, signatures):
    name, key_id, public = key
    for line in signatures.splitlines():
        _, signer, value = (line.split(" ") + ["", ""])[:3]
        signature = base64.b64decode(value)
        if (signer, signature[:4]) == (name, key_id):
            return holds(path, public, signature[4:], body)
    raise Unreadable(f"{path} is not signed by {name}+{key_id.hex()}")


def holds(path, public, signature, body):
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as error:
        raise Unreadable("--key needs a package: pip install cryptography") from error
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, body.encode())
    except InvalidSignature as error:
        raise Unreadable(f"{path}: the signature does not hold") from error


def key_from(text):
    """The name, id and public key in NAME+ID+BASE64, or in the file of that name."""
    if "+" not in text:
        text = Path(text).read_text()
    name, key_id, value = (text.strip().split("+", 2) + ["", ""])[:3]
    public = base64.b64decode(value)
    if len(public) != 33 or public[:1] != b"\x01" or sha256(name.encode() + b"\n" + public)[:4].hex() != key_id:
        raise Unreadable("--key is not a key: it has to be NAME+ID+BASE64, for Ed25519")
    return name, bytes.fromhex(key_id), public[1:]


# The command


def main():
    options = arguments()
    try:
        key = options.key and key_from(options.key)
        signed = sorted(each for path in options.checkpoint + options.extends for each in checkpoints(path, key))
        with sys.stdin.buffer if options.export == "-" else open(options.export, "rb") as lines:
            chain = verified(lines, options.after, signed)
    except Bad as bad:
        print(f"not valid: position {bad.position}: {bad.what}")
        return 1
    except (Unreadable, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    report(chain, signed, key)
    return 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="NOTE")
    parser.add_argument("--extends", action="append", default=[], metavar="NOTE")
    parser.add_argument("--key")
    parser.add_argument("--after", type=int, default=0, metavar="POSITION", help="the export is one of what came after")
    return parser.parse_args()


def verified(lines, after, signed):
    """The chain of all `lines`, which has what was `signed`, pairs of position and digest in order. Raises Bad."""
    start = dict(signed).get(after) if after else START
    chain, left, last = Chain(after, start), [each for each in signed if each[0] > after], after
    for line in lines:
        chain.add(line)
        while left and left[0][0] == chain.position:
            position, digest = left.pop(0)
            if digest != chain.digest:
                since = f"something from {last + 1} to {position} was altered and hashed again"
                raise Bad(position, f"the checkpoint here has another digest: {since}")
            last = position
    if left:
        what = f"the log ends before it, but there was a checkpoint at {left[0][0]}: its tail was cut off"
        raise Bad(chain.position + 1, what)
    return chain


def report(chain, signed, key):
    count = chain.position - chain.after
    print(f"valid: {count} events, digest {base64.b64encode(chain.digest or b'').decode()}")
    if chain.after and chain.after not in dict(signed):
        print(f"nothing is said of what came before position {chain.after + 1}")
    for position, _ in signed:
        if position >= chain.after:
            print(f"it extends the checkpoint at {position}")
    if signed and not key:
        print("signatures were not looked at: --key says whose they have to be")


if __name__ == "__main__":
    sys.exit(main())
