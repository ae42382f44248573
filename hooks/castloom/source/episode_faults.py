"""What an episode's keys do not say together: rules of apps and directories, and of our own."""

import posixpath
from datetime import timedelta
from pathlib import Path

from castloom.model.episode import Episode, EpisodeType
from castloom.model.problem import Unreadable
from castloom.model.show import Show, ShowType
from castloom.source.doubles import check_doubles
from castloom.source.record import Record
from castloom.source.values.picture import cover_faults, ending_fault

_SHORTEST, _LONGEST = timedelta(seconds=15), timedelta(seconds=120)


def check_episode(episode: Episode, show: Show, root: Path, record: Record) -> None:
    """Tell what is wrong with an episode as a whole."""
    _check_audio(episode, record)
    _check_number(episode, show, record)
    _check_soundbites(episode, record)
    _check_cover(episode, root, record)
    check_doubles(record, episode.persons, episode.extras.funding)
    if episode.guid in (stream.guid for stream in show.live_items):
        line, key = record.place("guid")
        hint = "give the stream in liveItems another one: apps would take the two for one (podcast namespace)"
        record.problems.error(record.path, line, key, f'the guid "{episode.guid}" is that of a live stream too', hint)


def _check_audio(episode: Episode, record: Record) -> None:
    """A page without audio is no harm; a trailer is nothing else but audio."""
    if episode.enclosure or episode.draft or record.has("enclosure"):
        return
    hint = f"put {posixpath.basename(episode.path)[:-3]}.mp3 beside it, or name its enclosure"
    if episode.type is EpisodeType.TRAILER:
        record.fault("episodeType", Unreadable("a trailer without audio cannot be played", hint))
    else:
        record.problems.warn(record.path, 0, "", "has no audio: it gets a page, but is not in the feed", hint)


def _check_number(episode: Episode, show: Show, record: Record) -> None:
    """Apple plays serial shows by number; trailers and bonuses stand beside the count."""
    if episode.display and not episode.number:
        hint = "write episode: too, or remove it (podcast namespace)"
        record.warn("episodeDisplay", "is not shown, for the episode has no number", hint)
    counts = episode.type is EpisodeType.FULL and episode.enclosure and not episode.draft
    if show.type is ShowType.SERIAL and counts and not episode.number:
        hint = "write its place in the series, as in episode: 4, or rename the file 004-… (Apple)"
        record.fault("episode", Unreadable("is missing, and the show is serial", hint))


def _check_soundbites(episode: Episode, record: Record) -> None:
    for bite in episode.soundbites:
        if bite.duration and not _SHORTEST <= bite.duration <= _LONGEST:
            hint = "choose 15 to 120 seconds (podcast namespace)"
            message = f"{bite.duration.total_seconds():g} seconds are too {_short(bite.duration)} for a soundbite"
            record.problems.warn(record.path, bite.line, "soundbites", message, hint)


def _short(duration: timedelta) -> str:
    return "short" if duration < _SHORTEST else "long"


def _check_cover(episode: Episode, root: Path, record: Record) -> None:
    """What directories would do without: they fall back to the show's cover."""
    image = episode.image
    if image and "://" in image.src:
        if fault := ending_fault(image.src):
            record.warn("image", fault.message, fault.hint)
    elif image:
        for fault in cover_faults(root, image.src):
            if record.has("image"):
                record.warn("image", fault.message, fault.hint)
            else:
                record.problems.warn(image.src, 0, "", fault.message.removeprefix(f"{image.src} "), fault.hint)
