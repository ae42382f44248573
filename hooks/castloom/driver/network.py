"""Asks other computers for something: only commands do, never a build."""

from collections.abc import Mapping

import requests

from castloom import __version__

HEADERS = {"User-Agent": f"Castloom/{__version__} (podcast site generator)"}
PATIENCE = (10, 60)  # seconds to connect, and between two pieces of an answer


class Unreachable(Exception):  # noqa: N818 - it is said of an address
    """Nothing usable came back from an address: what went wrong, in words for editors."""


def fetch(url: str) -> bytes:
    """What lies at an address; redirects are followed."""
    return _ask("GET", url).content


def submit(url: str, fields: Mapping[str, str]) -> None:
    """Send the fields of a form, as WebSub hubs take them."""
    _ask("POST", url, fields)


def _ask(method: str, url: str, fields: Mapping[str, str] | None = None) -> requests.Response:
    try:
        answer = requests.request(method, url, data=fields, headers=HEADERS, timeout=PATIENCE)
    except requests.RequestException as fault:
        raise Unreachable(reason(fault)) from fault
    if not answer.ok:
        raise Unreachable(f"the server answers {answer.status_code} {answer.reason}".rstrip())
    return answer


def reason(fault: requests.RequestException) -> str:
    """Why nothing came back."""
    if isinstance(fault, requests.Timeout):
        return "the server does not answer in time"
    if isinstance(fault, requests.exceptions.SSLError):
        return "the server's certificate is not valid"
    if isinstance(fault, requests.ConnectionError):
        return "the server cannot be reached"
    return "this is not an address that can be asked"
