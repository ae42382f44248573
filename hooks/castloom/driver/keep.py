"""A show held against castloom.lock: its episodes with the guids and facts that are kept, and what differs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from castloom.derive.keeping import kept_guids, records_of
from castloom.derive.keeping_changes import Change, Pair, cautions, changes
from castloom.driver.measure import digest_of, measured
from castloom.driver.store import Store
from castloom.model.episode import Episode
from castloom.model.lock import Lock, Locked
from castloom.model.problem import Problem, Problems
from castloom.model.show import Show
from castloom.render.media import audio_url, whole
from castloom.source.catalog import Catalog

_WRITE = "run castloom lock, which asks for both, or write {url: …, length: bytes} and duration: 42:05"


@dataclass(frozen=True)
class KeptShow:
    """A show whose episodes have their audio measured, their locked guids, and what the lock knows of audio elsewhere.

    `config` is the file that has its options, `now` when it is looked at. `changes` are harmful, `cautions` warnings.
    `lacking` tells audio elsewhere whose bytes or duration nobody knows.
    """

    catalog: Catalog
    pairs: tuple[Pair, ...]
    config: str
    now: datetime
    changes: tuple[Change, ...] = ()
    cautions: tuple[Problem, ...] = ()
    lacking: tuple[Problem, ...] = ()

    def tell(self, problems: Problems, *, is_error: bool) -> None:
        """Make problems of it all; what would stop a build is an error, or a warning only."""
        problems.add(self.cautions)
        tell = problems.error if is_error else problems.warn
        for problem in (*(change.problem for change in self.changes), *self.lacking):
            tell(problem.path, problem.line, problem.key, problem.message, problem.hint)


def keep(
    catalog: Catalog,
    root: Path,
    config: str,
    now: datetime,
    store: Store,
    problems: Problems,
    *,
    digests: bool = False,
) -> KeptShow:
    """The show in `root`, with the options in `config`, as its lock keeps it; `problems` get faults of audio files.

    Without a lock, digests are made only if they are wanted.
    """
    episodes = tuple(measured(episode, root, store, problems) for episode in catalog.episodes)
    lock = catalog.lock
    hashed = {e.path: _digest(e, root, store) for e in episodes} if lock or digests else {}
    pairs = _pairs(replace(catalog, episodes=episodes), hashed)
    kept = replace(catalog, episodes=tuple(pair.episode for pair in pairs))
    if lock and not lock.whole:
        return KeptShow(kept, pairs, config, now)
    unread = _unread(catalog, pairs, root, problems)
    found = changes(kept.show, config, lock, pairs, now) if lock else ()
    harmful = tuple(change for change in found if change.subject not in unread)
    told = {change.subject for change in harmful}
    lacking = tuple(_lacking(pair.episode for pair in pairs if pair.episode.path not in told))
    return KeptShow(kept, pairs, config, now, harmful, tuple(cautions(pairs, lock.gone, now)) if lock else (), lacking)


def _pairs(catalog: Catalog, digests: Mapping[str, str]) -> tuple[Pair, ...]:
    """Each episode and its record; digests are by the path of the episode's file."""
    lock = catalog.lock or Lock("", "")
    present = [present_record(catalog.show, e, digests.get(e.path, "")) for e in catalog.episodes]
    written = frozenset(episode.path for episode in catalog.episodes if episode.guid_line)
    records = records_of(present, lock.episodes, written, lock.gone)
    guids = kept_guids(present, records, written, (record.guid for record in lock.known))
    gone = {record.guid for record in lock.gone}
    numbers = Counter(episode.number for episode in catalog.episodes)
    return tuple(
        _pair(catalog.show, replace(e, guid=guids[e.path]), now.digest, records.get(e.path), gone, _name(e, numbers))
        for e, now in zip(catalog.episodes, present, strict=True)
    )


def _pair(show: Show, episode: Episode, digest: str, record: Locked | None, gone: Set[str], name: str) -> Pair:
    known = _with_facts(episode, record)
    present = present_record(show, known, digest)
    if record and record.guid in gone:
        return Pair(known, present, None, name, episode.enclosure, former=record)
    return Pair(known, present, record, name, episode.enclosure)


def _name(episode: Episode, numbers: Mapping[int | None, int]) -> str:
    is_called_so = episode.number is not None and numbers[episode.number] == 1
    return str(episode.number) if is_called_so else episode.slug


def present_record(show: Show, episode: Episode, digest: str) -> Locked:
    """What the lock would record of an episode now; without audio, its URL is ""."""
    audio = episode.enclosure
    return Locked(
        guid=episode.guid,
        path=episode.path,
        url=whole(show, audio_url(episode)) if audio else "",
        length=audio.length if audio else 0,
        type=audio.type if audio else "",
        duration=round(audio.duration.total_seconds()) if audio else 0,
        digest=digest,
        date=episode.date,
    )


def _with_facts(episode: Episode, record: Locked | None) -> Episode:
    """The episode; bytes and duration of audio elsewhere are the lock's, where its front matter has none."""
    audio = episode.enclosure
    if audio is None or not audio.is_remote or record is None or record.url != audio.src:
        return episode
    duration = audio.duration or timedelta(seconds=record.duration)
    return replace(episode, enclosure=replace(audio, length=audio.length or record.length, duration=duration))


def _digest(episode: Episode, root: Path, store: Store) -> str:
    audio = episode.enclosure
    return "" if audio is None or audio.is_remote else digest_of(audio.src, root, store)


def _lacking(episodes: Iterable[Episode]) -> Iterator[Problem]:
    for episode in episodes:
        audio = episode.enclosure
        if audio and not episode.draft and not (audio.length and audio.duration):
            message = "the bytes or the duration of this audio are not known"
            yield Problem(episode.path, audio.line, "enclosure", message, _WRITE)


def _unread(catalog: Catalog, pairs: Iterable[Pair], root: Path, problems: Problems) -> set[str]:
    """Files of episodes that are there, but could not be read, or not their audio: that is told already."""
    had_audio = {episode.path for episode in catalog.episodes if episode.enclosure}
    had_audio.update(problem.path for problem in problems.errors if problem.key.startswith("enclosure"))
    unread = {pair.episode.path for pair in pairs if not pair.present.url and pair.episode.path in had_audio}
    known = {pair.episode.path for pair in pairs}
    gone = {record.path for record in catalog.lock.episodes if record.path not in known} if catalog.lock else set()
    return unread | {path for path in gone if (root / path).is_file()}
