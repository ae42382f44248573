"""Asks other computers for something: only commands do, never a build."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import requests

from castloom import __version__

HEADERS = {"User-Agent": f"Castloom/{__version__} (podcast site generator)"}
PATIENCE = (10, 60)  # seconds to connect, and between two pieces of an answer
_NOTHING = {404, 410}


class Unreachable(Exception):  # noqa: N818 - it is said of an address
    """Nothing usable came back from an address: what went wrong, in words for editors."""


class NothingPublished(Unreachable):
    """No server answers, or it says that nothing is there."""


def fetch(url: str) -> bytes:
    """What lies at an address; redirects are followed."""
    with told_plainly():
        answer = requests.get(url, headers=HEADERS, timeout=PATIENCE)
    return accepted(answer).content


def submit(url: str, fields: Mapping[str, str]) -> None:
    """Send the fields of a form, as WebSub hubs take them; why one refuses, it may say in plain text."""
    with told_plainly():
        answer = requests.post(url, data=fields, headers=HEADERS, timeout=PATIENCE)
    said = " ".join(answer.text[:200].split()) if "text/plain" in answer.headers.get("Content-Type", "") else ""
    if not answer.ok and said:
        raise Unreachable(f'the server answers {answer.status_code} "{said}"')
    accepted(answer)


def accepted(answer: requests.Response) -> requests.Response:
    """The answer, if it is one. Raises Unreachable if the server refuses."""
    if not answer.ok:
        refused = NothingPublished if answer.status_code in _NOTHING else Unreachable
        raise refused(f"the server answers {answer.status_code} {answer.reason}".rstrip())
    return answer


@contextmanager
def told_plainly() -> Iterator[None]:
    """Raises Unreachable for what goes wrong on the way to a server and back."""
    try:
        yield
    except requests.RequestException as fault:
        refused = NothingPublished if _is_nobody_there(fault) else Unreachable
        raise refused(reason(fault)) from fault


def _is_nobody_there(fault: requests.RequestException) -> bool:
    is_unsafe = isinstance(fault, requests.exceptions.SSLError)
    return isinstance(fault, requests.ConnectionError) and not is_unsafe and "Read timed out" not in str(fault)


def reason(fault: requests.RequestException) -> str:
    """Why nothing came back."""
    if isinstance(fault, requests.Timeout) or "timed out" in str(fault):  # while the answer is read, it is no Timeout
        return "the server does not answer in time"
    if isinstance(fault, requests.exceptions.SSLError):
        return "the server's certificate is not valid"
    if isinstance(fault, requests.TooManyRedirects):
        return "the address leads on and on, without an end"
    if isinstance(fault, requests.exceptions.ChunkedEncodingError):
        return "the server breaks off in the middle"
    if isinstance(fault, requests.ConnectionError):
        return "the server cannot be reached"
    return "this is not an address that can be asked"
