"""HTTP to public addresses alone: a name is looked up once, checked, and the connection goes to what was checked.

Redirects come through here like first requests, so they lead nowhere else either.
"""

import ipaddress
import socket

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError

#: IPv6 addresses that stand for an IPv4 address in their last four bytes (RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotPublic(HTTPError):
    """A name leads to this machine or a private network; the message is a sentence."""


def is_public(text: str) -> bool:
    """Whether an address, or the one hidden in it, is one of the open Internet."""
    address = ipaddress.ip_address(text)
    return all(each.is_global and not each.is_multicast for each in (address, *_hidden_in(address)))


def public_only(manager: PoolManager) -> PoolManager:
    """`manager`, but that it connects to public addresses alone."""
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
    return manager


def _hidden_in(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    if address.version == 4:
        return []
    hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64 or address.packed[:12] == bytes(12):
        hidden.append(ipaddress.IPv4Address(address.packed[-4:]))
    return [each for each in hidden if each is not None]


def _connect(connection: HTTPConnection) -> socket.socket:
    try:
        found = socket.getaddrinfo(connection.host.strip("[]"), connection.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NameResolutionError(connection.host, connection, error) from error
    # One address that is not public spoils them all: which of them is taken is not ours to say.
    if not all(is_public(address[0]) for *_, address in found):
        raise NotPublic(f"{connection.host} is not a public address; IMPORT_PRIVATE_ADDRESSES=yes allows it")
    family, kind, protocol, _, address = found[0]
    reached = socket.socket(family, kind, protocol)
    try:
        reached.settimeout(connection.timeout)
        reached.connect(address)
    except OSError as error:
        reached.close()
        raise NewConnectionError(connection, f"Failed to establish a new connection: {error}") from error
    return reached


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _SecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection
