"""One edition of a show: its files read, composed and linked, ready to be made into pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from castloom.derive.publication import check_references, published
from castloom.derive.redirects import check_redirects
from castloom.derive.reports.reading import Reader
from castloom.derive.reports.withheld import withheld
from castloom.derive.terms import Terms
from castloom.driver.composing import Kept, Workshop, compose_all
from castloom.driver.linking import Linker
from castloom.driver.measure import measured
from castloom.driver.store import Store
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.ledger import Kind, LedgerEntry
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.render.notes import Notes, NotesRenderer
from castloom.render.site import Site
from castloom.source.catalog import Catalog, read_catalog


@dataclass(frozen=True)
class Circumstances:
    """Where and when an edition is made. `docs_pages` are the show's own pages, source path → address.

    Files of transcripts go into `site`, but for those that `is_published` knows by address and key.
    """

    root: Path
    config: str
    docs_dir: str
    site_url: str
    now: datetime
    preview: bool
    cache: Path
    extensions: tuple[Any, ...]
    extension_configs: Mapping[str, Mapping[str, Any]]
    docs_pages: Mapping[str, str]
    site: Path | None = None
    is_published: Callable[[str, str], bool] = lambda _uri, _key: True


@dataclass(frozen=True)
class Edition:
    """A show ready to be placed: `notes` are the texts of all pages by their source path, links resolved.

    `assets` are the files published as they lie; an episode's cover is one only if some page shows it.
    """

    site: Site
    kept: Mapping[str, Kept]
    notes: Mapping[str, Notes]
    assets: tuple[str, ...]
    store: Store
    root: Path


def make_edition(around: Circumstances, problems: Problems) -> Edition | None:
    """The edition of the show in `around.root`; None if there is no telling what the show is."""
    whole = read_catalog(around.root, around.config, around.docs_dir, problems)
    if whole is None:
        return None
    store = Store(around.cache)
    whole = replace(whole, episodes=tuple(measured(e, around.root, store, problems) for e in whole.episodes))
    check_references(whole, around.now, problems)
    check_redirects(whole, around.docs_pages.values(), problems)
    _check_chapters(whole.episodes, problems)
    shown = whole if around.preview else published(whole, around.now)
    shown = replace(shown, show=replace(shown.show, site_url=around.site_url))
    workshop = _workshop(shown, around)
    kept = compose_all(shown, workshop, store, around.is_published, problems)
    _check_speech(shown, kept, around.root, problems)
    linker = Linker(whole, shown, around.docs_pages, problems)
    notes = _notes(shown, kept, workshop, linker)
    composed = {slug: one.composed for slug, one in kept.items()}
    site = Site(shown, composed, around.now, _named_on(shown, notes))
    covers = {episode.image.src for episode in whole.episodes if episode.image} - linker.used
    assets = tuple(path for path in shown.assets if path not in covers)
    return Edition(site, kept, notes, assets, store, around.root)


def _workshop(shown: Catalog, around: Circumstances) -> Workshop:
    return Workshop(
        root=around.root,
        cache=around.cache,
        concepts=shown.concepts,
        people=shown.people,
        ledger=shown.ledger,
        language=shown.show.language,
        extensions=around.extensions,
        configs=around.extension_configs,
        site=around.site,
    )


def _named_on(shown: Catalog, notes: Mapping[str, Notes]) -> dict[str, list[Concept | Person]]:
    found: dict[str, list[Concept | Person]] = {}
    pages: tuple[Concept | Person, ...] = (*shown.concepts, *shown.people)
    for page in pages:
        for concept in sorted(notes[page.path].named - {page.id}):
            found.setdefault(concept, []).append(page)
    return found


def _notes(shown: Catalog, kept: Mapping[str, Kept], workshop: Workshop, linker: Linker) -> dict[str, Notes]:
    notes = {
        e.path: linker.resolve(kept[e.slug].composed.notes, e.path, e.url, e.notes, e.notes_line)
        for e in shown.episodes
    }
    renderer: NotesRenderer = workshop.notes_renderer(Terms(shown.concepts))
    pages: tuple[Concept | Person, ...] = (*shown.concepts, *shown.people)
    for page in pages:
        rendered = renderer.render(page.text, "../../", but=page.id)
        notes[page.path] = linker.resolve(rendered, page.path, page.url, page.text, page.text_line)
    return notes


def _check_chapters(episodes: Iterable[Episode], problems: Problems) -> None:
    for episode in episodes:
        end = episode.enclosure.duration if episode.enclosure else None
        for chapter in episode.chapters if end else ():
            if end and chapter.start >= end:
                message = f'"{chapter.title}" begins after the audio ends, at {end}'
                problems.error(episode.path, chapter.line, "chapters", message, "correct its startTime")


def _check_speech(shown: Catalog, kept: Mapping[str, Kept], root: Path, problems: Problems) -> None:
    _check_soundbites(shown.episodes, kept, problems)
    _check_ledger(shown.ledger, kept.values(), problems)
    _check_withheld(shown, root, problems)


def _check_soundbites(episodes: Iterable[Episode], kept: Mapping[str, Kept], problems: Problems) -> None:
    for episode in episodes:
        spoken = kept[episode.slug].composed.spoken
        for bite in episode.soundbites:
            if spoken is None or bite.passage not in spoken.anchors.split():
                hint = "copy the address of a passage from the episode's page"
                problems.error(episode.path, bite.line, "soundbites", f"no passage {bite.passage}", hint)


def _check_ledger(entries: Iterable[LedgerEntry], kept: Iterable[Kept], problems: Problems) -> None:
    """Tells the show's own entries that match nowhere, or another number of times than they say."""
    found: Counter[int] = Counter()
    for one in kept:
        if one.composed.spoken:
            found.update(dict(one.composed.spoken.show_hits))
    for entry in entries:
        count = found[entry.line]
        if count == 0:
            hint = "copy the words as they were imported, or remove the entry; entries do not see what others write"
            problems.warn(entry.path, entry.line, "heard", f'"{entry.heard}" is in no transcript', hint)
        elif entry.count not in (None, count):
            hint = f"write count: {count} if all of them are meant"
            problems.warn(entry.path, entry.line, "count", f'"{entry.heard}" matches {count} times', hint)


def _check_withheld(shown: Catalog, root: Path, problems: Problems) -> None:
    """Tells notes that hold words which a ledger withholds."""
    kinds = [
        (e, [entry for entry in (*e.ledger, *shown.ledger) if entry.kind is Kind.WITHHOLD]) for e in shown.episodes
    ]
    withholding = [(episode, entries) for episode, entries in kinds if entries]
    reader = Reader(shown, root)
    for episode, entries in withholding:
        by_words = all(entry.heard for entry in entries)
        for found in withheld(reader.written(episode) if by_words else reader.material(episode)):
            problems.error(found.path, found.line, "", found.message, found.hint)
