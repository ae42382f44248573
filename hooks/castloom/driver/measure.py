"""Measures local audio: bytes and duration, and whether it is what its name says."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import mutagen
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4

from castloom.driver.store import Store, key_of
from castloom.model.episode import Enclosure, Episode
from castloom.model.problem import Problems

_EXPORT = "export it again as MP3 or M4A"


def measured(episode: Episode, root: Path, store: Store, problems: Problems) -> Episode:
    """The episode with its local audio's length and duration filled in; audio that cannot be played is a problem."""
    enclosure = episode.enclosure
    if enclosure is None or enclosure.is_remote:
        return episode
    stat = (root / enclosure.src).stat()
    key = key_of("audio", enclosure.src, stat.st_size, stat.st_mtime_ns)
    seconds = store.load(key)
    if seconds is None:
        seconds = _seconds(root, enclosure, stat.st_size, problems)
        if seconds is None:
            return replace(episode, enclosure=None)
        store.save(key, seconds)
    duration = enclosure.duration or timedelta(seconds=round(seconds))
    return replace(episode, enclosure=replace(enclosure, length=stat.st_size, duration=duration))


def _seconds(root: Path, enclosure: Enclosure, size: int, problems: Problems) -> float | None:
    path = enclosure.src
    if size == 0:
        problems.error(path, 0, "", "the audio file is empty", _EXPORT)
        return None
    try:
        audio = mutagen.File(root / path)
    except (mutagen.MutagenError, OSError, ValueError) as fault:
        problems.error(path, 0, "", f"the audio cannot be read: {fault}", _EXPORT)
        return None
    kind = MP3 if enclosure.type == "audio/mpeg" else MP4
    seconds = float(getattr(audio.info, "length", 0)) if audio is not None else 0.0
    if not isinstance(audio, kind) or not seconds:
        found = type(audio).__name__ if audio is not None else "no audio"
        problems.error(path, 0, "", f"holds {found}, not {enclosure.type}", _EXPORT)
        return None
    return seconds
