"""Measures local audio: bytes and duration, and whether it is what its name says; and makes its digest."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import mutagen
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4

from castloom.driver.remote_file import RemoteFile
from castloom.driver.store import Store, key_of, touch_of
from castloom.model.episode import Enclosure, Episode
from castloom.model.problem import Problems, Unreadable

_POINTER = b"version https://git-lfs"
_EXPORT = "export it again as MP3 or M4A"


def measured(episode: Episode, root: Path, store: Store, problems: Problems) -> Episode:
    """The episode with its local audio's length and duration filled in; audio that cannot be played is a problem."""
    enclosure = episode.enclosure
    if enclosure is None or enclosure.is_remote:
        return episode
    size, written = touch_of(root / enclosure.src)
    key = key_of("audio", enclosure.src, size, written)
    seconds = store.load(key)
    if seconds is None:
        seconds = _seconds(root, enclosure, size, problems)
        if seconds is None:
            return replace(episode, enclosure=None)
        store.save(key, seconds)
    duration = enclosure.duration or timedelta(seconds=round(seconds))
    return replace(episode, enclosure=replace(enclosure, length=size, duration=duration))


def digest_of(path: str, root: Path, store: Store) -> str:
    """`sha256-…` of a file of the show; one that was not touched since is not read again."""
    key = key_of("digest", path, touch_of(root / path))
    digest: str | None = store.load(key)
    if digest is None:
        with (root / path).open("rb") as file:
            digest = f"sha256-{hashlib.file_digest(file, 'sha256').hexdigest()}"
        store.save(key, digest)
    return digest


def _seconds(root: Path, enclosure: Enclosure, size: int, problems: Problems) -> float | None:
    path = enclosure.src
    if size == 0:
        problems.error(path, 0, "", "the audio file is empty", _EXPORT)
        return None
    if _is_pointer(root / path):
        problems.error(path, 0, "", "is a Git LFS pointer, not the audio", "run git lfs pull before you build")
        return None
    try:
        return seconds_of(root / path, enclosure.type)
    except Unreadable as fault:
        problems.error(path, 0, "", fault.message, fault.hint)
        return None


def _is_pointer(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_POINTER)) == _POINTER


def seconds_of(audio: Path | RemoteFile, kind: str) -> float:
    """How long a file plays, or an open file for mutagen. Raises Unreadable if it is not of the MIME type `kind`."""
    try:
        found = mutagen.File(audio)
    except (mutagen.MutagenError, OSError, ValueError) as fault:
        raise Unreadable(f"the audio cannot be read: {fault}", _EXPORT) from fault
    seconds = float(getattr(found.info, "length", 0)) if found is not None else 0.0
    if not isinstance(found, MP3 if kind == "audio/mpeg" else MP4) or not seconds:
        name = type(found).__name__ if found is not None else "no audio"
        raise Unreadable(f"holds {name}, not {kind}", _EXPORT)
    return seconds
