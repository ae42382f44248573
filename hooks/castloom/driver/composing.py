"""Composes all episodes, from the store where their files are unchanged, else in as many processes as help."""

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from castloom.derive.terms import Terms
from castloom.driver.garbage import collect_rarely
from castloom.driver.processes import may_fork, worth_sharing
from castloom.driver.store import Store, engine_digest, key_of
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.render.composed import Composed, Composer, Texts
from castloom.render.notes import NotesRenderer
from castloom.source.catalog import Catalog
from castloom.source.documents import read_text


@dataclass(frozen=True)
class Workshop:
    """What composing needs beside the episode itself: the show's concepts, people and Markdown settings."""

    root: Path
    cache: Path
    concepts: tuple[Concept, ...]
    people: tuple[Person, ...]
    extensions: tuple[Any, ...]
    configs: Mapping[str, Mapping[str, Any]]

    def notes_renderer(self, terms: Terms) -> NotesRenderer:
        return NotesRenderer(self.concepts, terms, self.extensions, self.configs)

    def composer(self) -> Composer:
        terms = Terms(self.concepts)
        return Composer(self.concepts, self.people, self.notes_renderer(terms), terms)

    @property
    def key(self) -> str:
        names = [(p.id, p.name, p.prefix, p.aliases) for p in self.people]
        concepts = [(c.id, c.forms, c.mark, c.autolink) for c in self.concepts]
        return key_of(engine_digest(), names, concepts, [str(e) for e in self.extensions], sorted(self.configs.items()))


@dataclass(frozen=True)
class Kept:
    """A composed episode, and the key under which the store has its long texts."""

    composed: Composed
    key: str


_Task = tuple[Episode, str]


def compose_all(catalog: Catalog, workshop: Workshop, store: Store, problems: Problems) -> dict[str, Kept]:
    """Every episode composed, by slug. Problems of transcripts are added to `problems`."""
    shared = workshop.key
    keys = {e.slug: _key(e, workshop.root, shared) for e in catalog.episodes}
    found = {slug: store.load(key) for slug, key in keys.items()}
    tasks = [(e, keys[e.slug]) for e in catalog.episodes if found[e.slug] is None]
    for episode, composed in zip([e for e, _ in tasks], _run(tasks, workshop), strict=True):
        found[episode.slug] = composed
    kept = {slug: Kept(composed, keys[slug]) for slug, composed in found.items() if composed is not None}
    for one in kept.values():
        problems.add(one.composed.problems)
    return kept


def long_texts(store: Store, kept: Kept) -> Texts:
    """The episode's long texts, from the store: they would fill the memory if a whole show's were kept."""
    texts: Texts | None = store.load_annex(kept.key)
    if texts is None:
        raise PluginError(".cache/castloom: a file in it is damaged; delete the folder, and build again")
    return texts


def _key(episode: Episode, root: Path, workshop_key: str) -> str:
    parts = (episode.notes, episode.transcript, episode.chapters, episode.soundbites, [c.id for c in episode.persons])
    files = [(path, blake2b((root / path).read_bytes()).digest()) for path in episode.transcript_files]
    return key_of(workshop_key, parts, files)


def _run(tasks: Sequence[_Task], workshop: Workshop) -> list[Composed]:
    count = worth_sharing(len(tasks))
    portable = all(isinstance(extension, str) for extension in workshop.extensions)
    if count < 2 or not portable:
        composer, store = workshop.composer(), Store(workshop.cache)
        return [_compose(task, workshop.root, composer, store) for task in tasks]
    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    with ProcessPoolExecutor(count, context, initializer=_start, initargs=(workshop,)) as pool:
        return list(pool.map(_work, tasks, chunksize=max(1, min(32, len(tasks) // count // 4))))


_bench: tuple[Path, Composer, Store] | None = None  # of a worker process


def _start(workshop: Workshop) -> None:
    collect_rarely()  # a spawned process does not inherit the build's way
    global _bench  # noqa: PLW0603 - a worker process has no other place for what it reuses
    _bench = workshop.root, workshop.composer(), Store(workshop.cache)


def _work(task: _Task) -> Composed:
    assert _bench is not None
    root, composer, store = _bench
    return _compose(task, root, composer, store)


def _compose(task: _Task, root: Path, composer: Composer, store: Store) -> Composed:
    episode, key = task
    problems = Problems()
    files = {path: text for path in episode.transcript_files if (text := read_text(root, path, problems)) is not None}
    composed, texts = composer.compose(episode, files)
    composed = Composed(composed.notes, composed.spoken, (*problems.all, *composed.problems))
    store.save(key, composed, annex=texts)
    return composed
