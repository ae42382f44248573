"""Composes all episodes, from the store where their files are unchanged, else in as many processes as help."""

import multiprocessing
import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

from mkdocs.exceptions import PluginError
from mkdocs.utils import write_file

from castloom.driver.garbage import collect_rarely
from castloom.driver.processes import may_fork, worth_sharing
from castloom.driver.store import Store, key_of
from castloom.driver.workshop import Workshop
from castloom.model.episode import Episode
from castloom.model.memory import Memory
from castloom.model.problem import Problems
from castloom.render.composed import Composed, Texts, names_of_files
from castloom.source.catalog import Catalog
from castloom.source.transcripts.sources import read_sources


@dataclass(frozen=True)
class Kept:
    """A composed episode, and the key under which the store has its long texts.

    `without_notes` stands for all that was composed but the notes.
    """

    composed: Composed
    key: str
    without_notes: str


_IsPublished = Callable[[str, str], bool]


def compose_all(
    catalog: Catalog,
    workshop: Workshop,
    store: Store,
    memory: Memory,
    is_published: _IsPublished,
    problems: Problems,
) -> dict[str, Kept]:
    """Every episode composed, by slug, and its transcript's files written where `is_published` does not know them.

    Problems of transcripts are added to `problems`.
    """
    # Before any is read: who edits a file meanwhile is to find it composed anew the next time.
    sources = {episode.slug: _sources(episode, workshop, memory) for episode in catalog.episodes}
    kept = dict[str, Kept]()
    for episode in catalog.episodes if not store.was_empty else ():
        make = partial(_found, episode, workshop, store)
        found = memory.recall(("composed", episode.slug), sources[episode.slug], make)
        if found and store.keeps(found.key) and _are_published(episode, found, is_published):
            kept[episode.slug] = found
    new = [episode for episode in catalog.episodes if episode.slug not in kept]
    for episode, made in zip(new, _run(new, workshop), strict=True):
        kept[episode.slug] = memory.learn(("composed", episode.slug), sources[episode.slug], made)
        _are_published(episode, made, is_published)
    for one in kept.values():
        problems.add(one.composed.problems)
    return kept


def _sources(episode: Episode, workshop: Workshop, memory: Memory) -> tuple[object, ...]:
    """What an episode is composed of, to be compared."""
    files = [_touch(f"{workshop.root}{os.sep}{path}") for path in _paths(episode)] if memory.is_kept else []
    return workshop.key, episode, workshop.included.get(episode.slug), files


def _found(episode: Episode, workshop: Workshop, store: Store) -> Kept | None:
    keys = _keys(episode, workshop)
    composed: Composed | None = store.load(keys[0])
    return Kept(composed, *keys) if composed else None


def _are_published(episode: Episode, kept: Kept, is_published: _IsPublished) -> bool:
    spoken = kept.composed.spoken
    names = names_of_files(spoken) if spoken else ()
    known = [is_published(episode.url + name, kept.key) for name in names]  # asked of each: it is noted down
    return all(known)


def texts_of(store: Store, kept: Kept) -> Texts:
    """The episode's long texts but for its files, from the store: a whole show's would fill the memory."""
    texts: Texts | None = store.load_annex(kept.key)
    if texts is None:
        raise PluginError(".cache/castloom: a file in it is damaged; delete the folder, and build again")
    return texts


def _keys(episode: Episode, workshop: Workshop) -> tuple[str, str]:
    """The keys of everything, and of everything but the notes."""
    own = (episode.title, episode.transcript, episode.ledger, episode.chapters, episode.soundbites)
    marked = (episode.path, episode.implied, episode.cited) if episode.implied or episode.cited else ()
    parts = (*own, marked, episode.enclosure is not None, [credit.id for credit in episode.persons])
    files = [(path, _digest(f"{workshop.root}{os.sep}{path}")) for path in _paths(episode)]
    without_notes = key_of(workshop.key, parts, files)
    return key_of(without_notes, episode.notes, workshop.included.get(episode.slug)), without_notes


def _paths(episode: Episode) -> tuple[str, ...]:
    """The files of what was said."""
    return (*episode.transcript_files, *filter(None, [episode.former_file]))


def _touch(path: str) -> tuple[int, ...]:
    """What tells that a file was written, even by a copy that has the old one's size and time.

    More than touch_of, which must be the same where a folder was copied with its cache.
    """
    stat = os.stat(path)  # noqa: PTH116
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _digest(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - thousands of files: Path takes longer than reading
        return blake2b(file.read(), digest_size=16).digest()


def _run(episodes: Sequence[Episode], workshop: Workshop) -> list[Kept]:
    count = worth_sharing(len(episodes))
    portable = all(isinstance(extension, str) for extension in workshop.extensions)
    if count < 2 or not portable:
        bench = _Bench(workshop)
        return [bench.compose(episode)[0] for episode in episodes]
    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    with ProcessPoolExecutor(count, context, initializer=_start, initargs=(workshop,)) as pool:
        made = pool.map(_work, episodes, chunksize=max(1, min(32, len(episodes) // count // 4)))
        return [Kept(pickle.loads(composed), *keys) for composed, keys in made]


class _Bench:
    """What a process composes with, one episode after another."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._composer = workshop.composer()
        self._store = Store(workshop.cache)

    def compose(self, episode: Episode) -> tuple[Kept, bytes]:
        """The episode composed, also pickled: other processes get what the store has."""
        root, site = self._workshop.root, self._workshop.site
        keys, problems = _keys(episode, self._workshop), Problems()
        composed, texts = self._composer.compose(episode, read_sources(root, episode, problems))
        composed = replace(composed, problems=(*problems.all, *composed.problems))
        pickled = self._store.save(keys[0], composed, annex=replace(texts, files={}))
        if site and texts.files:
            for name, text in texts.files.items():
                write_file(text.encode(), f"{site}{os.sep}{episode.url}{name}")
        return Kept(composed, *keys), pickled


_bench: _Bench | None = None  # of a worker process


def _start(workshop: Workshop) -> None:
    collect_rarely()  # a spawned process does not inherit the build's way
    global _bench  # noqa: PLW0603 - a worker process has no other place for what it reuses
    _bench = _Bench(workshop)


def _work(episode: Episode) -> tuple[bytes, tuple[str, str]]:
    assert _bench is not None
    kept, pickled = _bench.compose(episode)
    return pickled, (kept.key, kept.without_notes)
