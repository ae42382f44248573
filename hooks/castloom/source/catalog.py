"""The whole show from its folder: every page read, checked against the others, all problems in one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from castloom.model.concept import Concept
from castloom.model.episode import Episode, EpisodeType
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.model.show import Show
from castloom.source.concepts import read_concept
from castloom.source.documents import Document, read_document
from castloom.source.episodes import Surroundings, read_episode
from castloom.source.folder import AUDIO_TYPES, TRANSCRIPTS, Folder, Known, read_folder
from castloom.source.people import read_person
from castloom.source.record import Record
from castloom.source.show import read_show

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Catalog:
    """A show and all its pages: episodes newest first, concepts and people by name; `assets` are other files."""

    show: Show
    episodes: tuple[Episode, ...]
    concepts: tuple[Concept, ...]
    people: tuple[Person, ...]
    assets: tuple[str, ...]


def read_catalog(root: Path, config: str, docs_dir: str, problems: Problems) -> Catalog | None:
    """The show in the folder `root` with the MkDocs settings in `config`; None if the settings cannot be read."""
    folders = {name: read_folder(root, name, problems) for name in ("episodes", "concepts", "people")}
    known = Known(folders["concepts"].stems, folders["people"].stems)
    show = read_show(root, config, docs_dir, known.people, problems)
    if show is None:
        return None
    around = Surroundings(show, root, folders["episodes"], known)
    episodes = _each(root, folders["episodes"], problems, lambda d, s, r: read_episode(d, s, around, r))
    concepts = _each(root, folders["concepts"], problems, lambda d, s, r: read_concept(d, s, known, r))
    people = _each(root, folders["people"], problems, lambda d, s, r: read_person(d, s, root, r))
    _check_episodes(episodes, problems)
    _check_names(concepts, problems)
    return Catalog(
        show=show,
        episodes=tuple(sorted(episodes, key=lambda e: (e.date, e.number or 0, e.slug), reverse=True)),
        concepts=tuple(sorted(concepts, key=lambda c: (c.title.casefold(), c.id))),
        people=tuple(sorted(people, key=lambda p: (p.name.casefold(), p.id))),
        assets=tuple(path for folder in folders.values() for path in (*folder.assets, *_pictures(folder))),
    )


def _pictures(folder: Folder) -> list[str]:
    """Files beside a page that are published as they are: all but audio and transcripts."""
    kept = (*AUDIO_TYPES, *TRANSCRIPTS, ".yml", ".yaml")
    names = (name for names in folder.neighbours.values() for name in names)
    return [f"{folder.name}/{name}" for name in names if not name.lower().endswith(kept)]


def _each(root: Path, folder: Folder, problems: Problems, read: Callable[[Document, str, Record], T]) -> list[T]:
    pages = []
    for stem in folder.stems:
        document = read_document(root, folder.path(stem), problems)
        if document is not None:
            record = Record(document.fields, document.path, problems)
            pages.append(read(document, stem, record))
            record.close()
    return pages


def _check_episodes(episodes: Iterable[Episode], problems: Problems) -> None:
    slugs: dict[str, str] = {}
    guids: dict[str, str] = {}
    numbers: dict[tuple[int | None, int], str] = {}
    sources: dict[str, str] = {}
    for e in episodes:
        _unique(slugs, e.slug, e.path, problems, f'the address "{e.slug}"', "rename one of the files")
        _unique(guids, e.guid, e.path, problems, f'the guid "{e.guid}"', "remove it from the newer one")
        if e.number is not None and e.type is EpisodeType.FULL:
            _unique(numbers, (e.season, e.number), e.path, problems, f"the number {e.number}", "renumber one of them")
        if e.enclosure:
            _unique(
                sources, e.enclosure.src, e.path, problems, "the audio", "give each its own file or address (Apple)"
            )


def _unique(seen: dict[K, str], key: K, path: str, problems: Problems, what: str, hint: str) -> None:
    first = seen.setdefault(key, path)
    if first != path:
        problems.error(path, 0, "", f"{what} is that of {first} too", hint)


def _check_names(concepts: Iterable[Concept], problems: Problems) -> None:
    names: dict[str, str] = {}
    for concept in concepts:
        for form in concept.forms:
            what = f'the name "{form}"'
            _unique(names, form.casefold(), concept.path, problems, what, "keep it in one of the two")
