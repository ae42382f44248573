"""Asks what lies at the address of an episode's audio: its bytes, how long it plays, and its digest."""

import hashlib
from contextlib import closing
from typing import NamedTuple

import requests

from castloom.driver.measure import seconds_of
from castloom.driver.network import HEADERS, Unreachable, told_plainly
from castloom.driver.remote_file import BLOCK, Limits, RemoteFile
from castloom.model.problem import Unreadable

_PLAIN_TYPES = ("", "application/octet-stream", "binary/octet-stream")  # how stores call what nobody has named


class Probed(NamedTuple):
    """What lies at an address: bytes, seconds, digest; `notes` tell what apps may not like about its server."""

    length: int
    seconds: float
    digest: str
    notes: tuple[str, ...] = ()


def probe(url: str, kind: str, limits: Limits = Limits()) -> Probed:  # noqa: B008 - a tuple
    """What lies at `url`, which is to be audio of the MIME type `kind`. Raises Unreachable, or Unreadable for no audio.

    Redirects are followed. Of a file whose server gives parts, only a few are read.
    """
    with requests.Session() as session, closing(RemoteFile(session, url, limits)) as file:
        if not file.length:
            raise Unreachable("the file there is empty")
        try:
            seconds = seconds_of(file, kind)
        except Unreadable:
            raise file.fault or _no_audio(file) from None
        notes = (*_notes_on(file, url), *_notes_on_head(session, file, limits))
        return Probed(file.length, seconds, _digest(file), notes)


def _no_audio(file: RemoteFile) -> Unreadable:
    if file.type.startswith("text/"):
        return Unreadable("a web page lies there, no audio", "write the address of the file itself")
    return Unreadable("no audio that apps play lies there", "put an MP3 or M4A file there")


def _digest(file: RemoteFile) -> str:
    """Of the ends alone, where each encoding of a recording differs; to read all would be to download all."""
    file.seek(0)
    first = file.read(BLOCK)
    file.seek(max(0, file.length - BLOCK))
    return f"ends-sha256-{hashlib.sha256(first + file.read(BLOCK)).hexdigest()}"


def _notes_on(file: RemoteFile, url: str) -> list[str]:
    notes = []
    if not file.gives_parts and file.length > BLOCK:
        notes.append("the server gives no parts of a file (byte ranges), which Apple needs, so all of it was read")
    if url.startswith("https:") and not file.name.startswith("https:"):
        notes.append(f"the address leads on to {file.name}, which is not https")
    if not file.type.startswith(("audio/", "video/")) and file.type not in _PLAIN_TYPES:
        notes.append(f"the server calls it {file.type}, and some apps believe it")
    return notes


def _notes_on_head(session: requests.Session, file: RemoteFile, limits: Limits) -> list[str]:
    try:
        with told_plainly():
            patience = (limits.connect, limits.piece)
            headers = {**HEADERS, "Accept-Encoding": "identity"}
            answer = session.head(file.name, headers=headers, timeout=patience, allow_redirects=True)
    except Unreachable as fault:
        return [f"asked with HEAD, as Apple asks, {fault}"]
    if not answer.ok:
        return [f"asked with HEAD, as Apple asks, the server answers {answer.status_code} {answer.reason}".rstrip()]
    told = answer.headers.get("Content-Length", "")
    if told.isdigit() and int(told) != file.length:
        return [f"the server says {int(told):,} bytes if asked with HEAD, but gives {file.length:,}"]
    return []
