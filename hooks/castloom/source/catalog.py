"""The whole show from its folder: every page read, checked against the others, all problems in one list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from castloom.model.concept import Concept
from castloom.model.episode import Cited, Episode, EpisodeType
from castloom.model.ledger import LedgerEntry, Scope
from castloom.model.lock import Lock
from castloom.model.memory import NO_MEMORY, Memory
from castloom.model.person import Person
from castloom.model.problem import Problem, Problems
from castloom.model.show import Show
from castloom.source.concepts import read_concept
from castloom.source.documents import Document, read_document
from castloom.source.episodes import Surroundings, read_episode
from castloom.source.folder import AUDIO_TYPES, CHAPTERS, FOLDERS, TRANSCRIPTS, Folder, Known, read_folder
from castloom.source.ledger import read_ledger, without_ledgers
from castloom.source.ledger_faults import LEDGER, SHOW_LEDGER, Declared
from castloom.source.lock import read_lock
from castloom.source.merging import about_merged, merged
from castloom.source.people import read_person
from castloom.source.record import Record
from castloom.source.show import read_show

T = TypeVar("T")
K = TypeVar("K")
_Read: TypeAlias = Callable[[Document, str, Record], T]


@dataclass(frozen=True)
class Catalog:
    """A show and all its pages: episodes newest first, concepts and people by name; `assets` are other files.

    `ledger` has the corrections for the whole show, `lock` what castloom.lock records, None without one.
    """

    show: Show
    episodes: tuple[Episode, ...]
    concepts: tuple[Concept, ...]
    people: tuple[Person, ...]
    assets: tuple[str, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    lock: Lock | None = None


def read_catalog(root: Path, config: str, docs: str, problems: Problems, memory: Memory = NO_MEMORY) -> Catalog | None:
    """The show in the folder `root` with the MkDocs settings in `config`; None if the settings cannot be read."""
    lying = Problems()
    folders = {name: read_folder(root, name, lying) for name in FOLDERS}
    known = Known(folders["concepts"].stems, folders["people"].stems, folders["episodes"].stems)
    lock = read_lock(root, problems)
    show = read_show(root, config, docs, known.people, problems, lock.guid if lock else "")
    if show is None:
        problems.add(lying.all)
        return None
    around = Surroundings(show, root, folders["episodes"], known)
    pages = _Pages(root, memory, problems)
    episodes = pages.read(folders["episodes"], lambda d, s, r: read_episode(d, s, around, r))
    concepts = pages.read(folders["concepts"], lambda d, s, r: read_concept(d, s, known, r))
    people = pages.read(folders["people"], lambda d, s, r: read_person(d, s, root, r))
    declared = Declared.of((p for p, _ in people), (c for c, _ in concepts))
    episodes = [(_corrected(e, root, declared, problems), r) for e, r in episodes]
    problems.add(_but_named(lying.all, episodes))
    _check_episodes(episodes)
    _check_names(people)
    living, ends = merged([c for c, _ in concepts], problems)
    return Catalog(
        show=show,
        episodes=_newest_first(_settled((e for e, _ in episodes), living, ends)),
        concepts=tuple(sorted(living, key=lambda c: (c.title.casefold(), c.id))),
        people=tuple(sorted((p for p, _ in people), key=lambda p: (p.name.casefold(), p.id))),
        assets=tuple(path for folder in folders.values() for path in _assets(folder, problems)),
        ledger=read_ledger(root, SHOW_LEDGER, Scope.SHOW, declared, problems),
        lock=lock,
    )


def _newest_first(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    return tuple(sorted(episodes, key=lambda e: (e.date.timestamp(), e.number or 0, e.slug), reverse=True))


def _but_named(problems: Iterable[Problem], episodes: Iterable[tuple[Episode, Record]]) -> Iterator[Problem]:
    """The problems without audio of another name than its episode's: that is no stray file if the episode names it."""
    named = {e.enclosure.src for e, _ in episodes if e.enclosure and e.enclosure.line}
    return (problem for problem in problems if problem.path not in named)


def _settled(episodes: Iterable[Episode], living: Iterable[Concept], ends: Mapping[str, str]) -> Iterator[Episode]:
    """The episodes with concepts that still have a page, and with the passages that those pages quote."""
    cited = _cited(living)
    for episode in episodes:
        settled = about_merged(episode, ends)
        yield replace(settled, cited=cited[episode.path]) if episode.path in cited else settled


def _cited(concepts: Iterable[Concept]) -> dict[str, tuple[Cited, ...]]:
    """The passages that concepts' pages quote, by the path of their episode."""
    found: dict[str, tuple[Cited, ...]] = {}
    for concept in concepts:
        for stance in concept.dissent:
            cited = Cited(stance.passage, concept.path, stance.line)
            found[stance.episode] = (*found.get(stance.episode, ()), cited)
    return found


def _corrected(episode: Episode, root: Path, declared: Declared, problems: Problems) -> Episode:
    path = f"{episode.path.removesuffix('.md')}{LEDGER}"
    ledger = read_ledger(root, path, Scope.EPISODE, declared, problems)
    return replace(episode, ledger=ledger) if ledger else episode


def _assets(folder: Folder, problems: Problems) -> list[str]:
    return [*without_ledgers(folder, problems), *_pictures(folder)]


def _pictures(folder: Folder) -> list[str]:
    """Files beside a page that are published as they lie: not ledgers, an episode's audio, transcripts, chapters."""
    kept = (".yml", ".yaml", *((*AUDIO_TYPES, *TRANSCRIPTS, *CHAPTERS) if folder.name == "episodes" else ()))
    names = (name for names in folder.neighbours.values() for name in names)
    return [f"{folder.name}/{name}" for name in names if not name.lower().endswith(kept)]


@dataclass(frozen=True)
class _Pages:
    root: Path
    memory: Memory
    problems: Problems

    def read(self, folder: Folder, read: _Read[T]) -> list[tuple[T, Record]]:
        """What `read` makes of each page in a folder, and the page's record."""
        pages = []
        for stem in folder.stems:
            document = read_document(self.root, folder.path(stem), self.problems, self.memory)
            if document is not None:
                record = Record(document.fields, document.path, self.problems)
                pages.append((read(document, stem, record), record))
                record.close()
        return pages


def _check_episodes(episodes: Iterable[tuple[Episode, Record]]) -> None:
    slugs, guids, sources = _Unique[str](), _Unique[str](), _Unique[str]()
    numbers = _Unique[tuple[int | None, int]]()
    for e, record in episodes:
        if slugs.takes(e.slug, record, (), f'the address "{e.slug}"', "rename one of the files"):
            guids.takes(e.guid, record, ("guid",), f'the guid "{e.guid}"', "remove it from the newer one")
        if e.number is not None and e.type is EpisodeType.FULL:
            numbers.takes((e.season, e.number), record, ("episode",), f"the number {e.number}", "renumber one of them")
        if e.enclosure:
            hint = "give each its own file or address (Apple)"
            sources.takes(e.enclosure.src, record, ("enclosure",), "the audio", hint)


def _check_names(people: Iterable[tuple[Person, Record]]) -> None:
    names = _Unique[str]()
    for person, record in people:
        for form in person.forms:
            keys = ("name",) if form == person.name else ("aliases",)
            names.takes(form.casefold(), record, keys, f'the name "{form}"', "keep it in one of the two")


class _Unique(Generic[K]):
    """Values that no two pages may have in common."""

    def __init__(self) -> None:
        self._first: dict[K, str] = {}

    def takes(self, value: K, record: Record, keys: tuple[str, ...], what: str, hint: str) -> bool:
        """Whether the value is new; if another page has it, that is a problem under the first of `keys` there is."""
        first = self._first.setdefault(value, record.path)
        if first != record.path:
            line, key = record.place(*keys)
            record.problems.error(record.path, line, key, f"{what} is that of {first} too", hint)
        return first == record.path
