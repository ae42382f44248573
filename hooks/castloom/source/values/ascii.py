"""Addresses as feeds and apps carry them: in ASCII alone."""

import re
from urllib.parse import quote, urlsplit

import idna

_OTHERS = re.compile(r"[^\x00-\x7f]+")


def in_ascii(address: str) -> str:
    """The address of a web page with its host by IDNA and the rest in percent signs, as browsers send it (RFC 3987).

    What is in ASCII stays as it is. Raises ValueError if the host is none.
    """
    if address.isascii():
        return address
    host = urlsplit(address).hostname or ""
    if not host.isascii():
        address = re.sub(re.escape(host), _host(host), address, count=1, flags=re.IGNORECASE)
    return _OTHERS.sub(lambda found: quote(found[0]), address)


def in_ascii_at_best(address: str) -> str:
    """As `in_ascii`, but what is no address stays as it is."""
    try:
        return in_ascii(address)
    except ValueError:
        return address


def _host(host: str) -> str:
    return idna.encode(host, uts46=True).decode()
