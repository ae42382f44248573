"""Composes all episodes, from the store where their files are unchanged, else in as many processes as help."""

import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
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
from castloom.render.composed import Composed, Composer, Texts, names_of_files
from castloom.render.notes import NotesRenderer
from castloom.render.words.words import Words
from castloom.source.catalog import Catalog
from castloom.source.transcripts.sources import read_sources


@dataclass(frozen=True)
class Workshop:
    """What composing needs beside the episode itself: the show's concepts, people and Markdown settings.

    `site` is where the transcripts' files are written, or None if nobody wants them; `search`: does the show have it?
    """

    root: Path
    cache: Path
    concepts: tuple[Concept, ...]
    people: tuple[Person, ...]
    ledger: tuple[LedgerEntry, ...]
    language: str
    words: Words
    extensions: tuple[Any, ...]
    configs: Mapping[str, Mapping[str, Any]]
    site: Path | None
    search: bool

    def notes_renderer(self, terms: Terms) -> NotesRenderer:
        return NotesRenderer(self.concepts, terms, self.extensions, self.configs, self.people)

    def composer(self) -> Composer:
        terms = Terms(self.concepts, self.language)
        listener = Listener(self.people, self.ledger, self.words("withheld_mark"))
        notes = self.notes_renderer(terms)
        return Composer(self.concepts, listener, notes, terms, self.language, self.words, self.search)

    @property
    def key(self) -> str:
        names = [(p.id, p.name, p.prefix, p.aliases) for p in self.people]
        concepts = [
            (c.id, c.forms, c.mark, c.autolink, c.case_sensitive, [f.id for f in c.former]) for c in self.concepts
        ]
        markdown = [str(e) for e in self.extensions], sorted(self.configs.items())
        own = self.ledger, self.language, self.words.wording, self.search
        return key_of(engine_digest(), names, concepts, own, markdown)


@dataclass(frozen=True)
class Kept:
    """A composed episode, and the key under which the store has its long texts."""

    composed: Composed
    key: str


_IsPublished = Callable[[str, str], bool]


def compose_all(
    catalog: Catalog, workshop: Workshop, store: Store, is_published: _IsPublished, problems: Problems
) -> dict[str, Kept]:
    """Every episode composed, by slug, and its transcript's files written where `is_published` does not know them.

    Problems of transcripts are added to `problems`.
    """
    kept = {} if store.was_empty else _found_all(catalog.episodes, workshop, store, is_published)
    new = [episode for episode in catalog.episodes if episode.slug not in kept]
    for episode, made in zip(new, _run(new, workshop), strict=True):
        kept[episode.slug] = made
        _are_published(episode, made, is_published)
    for one in kept.values():
        problems.add(one.composed.problems)
    return kept


def _found_all(
    episodes: Iterable[Episode], workshop: Workshop, store: Store, is_published: _IsPublished
) -> dict[str, Kept]:
    """The episodes that an earlier build composed, if the site has all of their files."""
    shared = workshop.key
    found: dict[str, Kept] = {}
    for episode in episodes:
        key = _key(episode, workshop.root, shared)
        composed: Composed | None = store.load(key)
        if composed and _are_published(episode, Kept(composed, key), is_published):
            found[episode.slug] = Kept(composed, key)
    return found


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


def _key(episode: Episode, root: Path, workshop_key: str) -> str:
    own = (episode.title, episode.notes, episode.transcript, episode.ledger, episode.chapters, episode.soundbites)
    marked = (episode.path, episode.implied, episode.cited) if episode.implied or episode.cited else ()
    parts = (*own, marked, episode.enclosure is not None, [credit.id for credit in episode.persons])
    paths = (*episode.transcript_files, *filter(None, [episode.former_file]))
    return key_of(workshop_key, parts, [(path, _digest(f"{root}{os.sep}{path}")) for path in paths])


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
        return [Kept(pickle.loads(composed), key) for composed, key in made]


class _Bench:
    """What a process composes with, one episode after another."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._key = workshop.key
        self._composer = workshop.composer()
        self._store = Store(workshop.cache)

    def compose(self, episode: Episode) -> tuple[Kept, bytes]:
        """The episode composed, also pickled: other processes get what the store has."""
        root, site = self._workshop.root, self._workshop.site
        key, problems = _key(episode, root, self._key), Problems()
        composed, texts = self._composer.compose(episode, read_sources(root, episode, problems))
        composed = replace(composed, problems=(*problems.all, *composed.problems))
        pickled = self._store.save(key, composed, annex=replace(texts, files={}))
        if site and texts.files:
            for name, text in texts.files.items():
                write_file(text.encode(), f"{site}{os.sep}{episode.url}{name}")
        return Kept(composed, key), pickled


_bench: _Bench | None = None  # of a worker process


def _start(workshop: Workshop) -> None:
    collect_rarely()  # a spawned process does not inherit the build's way
    global _bench  # noqa: PLW0603 - a worker process has no other place for what it reuses
    _bench = _Bench(workshop)


def _work(episode: Episode) -> tuple[bytes, str]:
    assert _bench is not None
    kept, pickled = _bench.compose(episode)
    return pickled, kept.key
