"""Composes all episodes, from the store where their files are unchanged, else in as many processes as help."""

import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import write_file

from castloom.derive.hearing import Listener
from castloom.derive.terms import Terms
from castloom.driver.garbage import collect_rarely
from castloom.driver.processes import may_fork, worth_sharing
from castloom.driver.store import Store, engine_digest, key_of
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.ledger import LedgerEntry
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.render.composed import Composed, Composer
from castloom.render.notes import NotesRenderer
from castloom.render.transcripts.files import files_of
from castloom.source.catalog import Catalog
from castloom.source.transcripts.sources import read_sources


@dataclass(frozen=True)
class Workshop:
    """What composing needs beside the episode itself: the show's concepts, people and Markdown settings.

    `site` is where the transcripts' files are written, or None if nobody wants them.
    """

    root: Path
    cache: Path
    concepts: tuple[Concept, ...]
    people: tuple[Person, ...]
    ledger: tuple[LedgerEntry, ...]
    language: str
    extensions: tuple[Any, ...]
    configs: Mapping[str, Mapping[str, Any]]
    site: Path | None

    def notes_renderer(self, terms: Terms) -> NotesRenderer:
        return NotesRenderer(self.concepts, terms, self.extensions, self.configs)

    def composer(self) -> Composer:
        terms = Terms(self.concepts)
        listener = Listener(self.people, self.ledger)
        return Composer(self.concepts, listener, self.notes_renderer(terms), terms, self.language)

    @property
    def key(self) -> str:
        names = [(p.id, p.name, p.prefix, p.aliases) for p in self.people]
        concepts = [(c.id, c.forms, c.mark, c.autolink) for c in self.concepts]
        markdown = [str(e) for e in self.extensions], sorted(self.configs.items())
        return key_of(engine_digest(), names, concepts, self.ledger, self.language, markdown)


@dataclass(frozen=True)
class Kept:
    """A composed episode, and the key under which the store has its long texts."""

    composed: Composed
    key: str


_Task = tuple[Episode, str]
_IsPublished = Callable[[str, str], bool]


def compose_all(
    catalog: Catalog, workshop: Workshop, store: Store, is_published: _IsPublished, problems: Problems
) -> dict[str, Kept]:
    """Every episode composed, by slug, and its transcript's files written where `is_published` does not know them.

    Problems of transcripts are added to `problems`.
    """
    shared = workshop.key
    keys = {e.slug: _key(e, workshop.root, shared) for e in catalog.episodes}
    found = {e.slug: _found(e, keys[e.slug], store, is_published) for e in catalog.episodes}
    tasks = [(e, keys[e.slug]) for e in catalog.episodes if found[e.slug] is None]
    for (episode, key), composed in zip(tasks, _run(tasks, workshop), strict=True):
        found[episode.slug] = composed
        _are_published(episode, composed, key, is_published)
    kept = {slug: Kept(composed, keys[slug]) for slug, composed in found.items() if composed is not None}
    for one in kept.values():
        problems.add(one.composed.problems)
    return kept


def _found(episode: Episode, key: str, store: Store, is_published: _IsPublished) -> Composed | None:
    """The episode as an earlier build composed it, if the site has all of its files."""
    composed: Composed | None = store.load(key)
    return composed if composed and _are_published(episode, composed, key, is_published) else None


def _are_published(episode: Episode, composed: Composed, key: str, is_published: _IsPublished) -> bool:
    files = files_of(composed.spoken.timing) if composed.spoken else ()
    known = [is_published(episode.url + file.name, key) for file in files]  # asked of each: it is noted down
    return all(known)


def transcript_html(store: Store, kept: Kept) -> str:
    """The episode's transcript, from the store: it would fill the memory if a whole show's were kept."""
    html: str | None = store.load_annex(kept.key)
    if html is None:
        raise PluginError(".cache/castloom: a file in it is damaged; delete the folder, and build again")
    return html


def _key(episode: Episode, root: Path, workshop_key: str) -> str:
    own = (episode.title, episode.notes, episode.transcript, episode.ledger, episode.chapters, episode.soundbites)
    parts = (*own, episode.enclosure is not None, [credit.id for credit in episode.persons])
    paths = (*episode.transcript_files, *filter(None, [episode.former_file]))
    files = [(path, blake2b((root / path).read_bytes()).digest()) for path in paths]
    return key_of(workshop_key, parts, files)


def _run(tasks: Sequence[_Task], workshop: Workshop) -> list[Composed]:
    count = worth_sharing(len(tasks))
    portable = all(isinstance(extension, str) for extension in workshop.extensions)
    if count < 2 or not portable:
        bench = _Bench(workshop)
        return [bench.compose(task) for task in tasks]
    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    with ProcessPoolExecutor(count, context, initializer=_start, initargs=(workshop,)) as pool:
        return list(pool.map(_work, tasks, chunksize=max(1, min(32, len(tasks) // count // 4))))


class _Bench:
    """What a process composes with, one episode after another."""

    def __init__(self, workshop: Workshop) -> None:
        self._root = workshop.root
        self._site = workshop.site
        self._composer = workshop.composer()
        self._store = Store(workshop.cache)

    def compose(self, task: _Task) -> Composed:
        episode, key = task
        problems = Problems()
        composed, texts = self._composer.compose(episode, read_sources(self._root, episode, problems))
        composed = Composed(composed.notes, composed.spoken, (*problems.all, *composed.problems))
        self._store.save(key, composed, annex=texts.transcript_html)
        for name, text in texts.files.items() if self._site else ():
            write_file(text.encode(), f"{self._site}/{episode.url}{name}")
        return composed


_bench: _Bench | None = None  # of a worker process


def _start(workshop: Workshop) -> None:
    collect_rarely()  # a spawned process does not inherit the build's way
    global _bench  # noqa: PLW0603 - a worker process has no other place for what it reuses
    _bench = _Bench(workshop)


def _work(task: _Task) -> Composed:
    assert _bench is not None
    return _bench.compose(task)
