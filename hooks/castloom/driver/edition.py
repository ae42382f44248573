"""One edition of a show: its files read, composed and linked, ready to be made into pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from castloom.derive.common_names import check_common_names
from castloom.derive.keeping_changes import Change
from castloom.derive.naming import check_circles, check_names
from castloom.derive.publication import check_references, published
from castloom.derive.redirects import check_redirects
from castloom.derive.reports.finding import Finding
from castloom.derive.reports.material import Piece
from castloom.derive.reports.reading import Reader
from castloom.derive.reports.withheld import Runs, secrets, told_elsewhere, withheld
from castloom.derive.ties import check_ties
from castloom.derive.times import check_times
from castloom.driver.composing import Kept, Workshop, compose_all
from castloom.driver.keep import keep
from castloom.driver.linking import Linker
from castloom.driver.store import Store, key_of
from castloom.driver.texts import notes_renderer, own_pages, page_texts
from castloom.model.ledger import Kind, LedgerEntry
from castloom.model.problem import Problems
from castloom.render.backlinks import OwnPage, backlinks
from castloom.render.notes import Notes
from castloom.render.site import Site
from castloom.render.soundbites import soundbite_problems
from castloom.render.words.words import Words
from castloom.source.catalog import Catalog, read_catalog
from castloom.source.documents import read_text
from castloom.source.wording import read_wording


@dataclass(frozen=True)
class Circumstances:
    """Where and when an edition is made. `docs_pages` are the show's own pages, source path → address.

    Files of transcripts go into `site`, but for those that `is_published` knows by address and key. While somebody is
    editing, what differs from castloom.lock stops nothing. `theme` is the folder of the show's own templates and words.
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
    is_editing: bool = False
    theme: str = "overrides"


@dataclass(frozen=True)
class Edition:
    """A show ready to be placed: `notes` are the texts of all pages by their source path, links resolved.

    `assets` are the files published as they lie; an episode's cover is one only if some page shows it. `docs_dir` is
    the folder of the show's own pages and cover. `linker` knows what links lead to. `changes` are those since
    castloom.lock that the editor has to allow, `own` the show's own pages. `keys` stand for all that an episode's own
    files say, by its slug.
    """

    site: Site
    kept: Mapping[str, Kept]
    notes: Mapping[str, Notes]
    assets: tuple[str, ...]
    store: Store
    root: Path
    docs_dir: str
    linker: Linker
    keys: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    own: tuple[OwnPage, ...] = ()


def make_edition(around: Circumstances, problems: Problems) -> Edition | None:
    """The edition of the show in `around.root`; None if there is no telling what the show is."""
    whole = read_catalog(around.root, around.config, around.docs_dir, problems)
    if whole is None:
        return None
    store = Store(around.cache)
    kept_show = keep(whole, around.root, around.config, around.now, store, problems)
    kept_show.tell(problems, is_error=not around.is_editing)
    whole = kept_show.catalog
    _check_catalog(whole, around, problems)
    shown = whole if around.preview else published(whole, around.now)
    shown = replace(shown, show=replace(shown.show, site_url=around.site_url))
    words = Words(read_wording(around.root, around.theme, shown.show.language, problems))
    workshop = _workshop(shown, around, words)
    kept = compose_all(shown, workshop, store, around.is_published, problems)
    _check_speech(shown, kept, around, problems)
    linker = Linker(whole, shown, around.docs_pages, kept, around.root, store, problems)
    renderer = notes_renderer(shown, workshop)
    notes = page_texts(shown, kept, renderer, linker)
    own = list(own_pages(around.root, around.docs_dir, around.docs_pages, renderer, linker))
    composed = {slug: one.composed for slug, one in kept.items()}
    site = Site(shown, composed, around.now, backlinks(shown, own, linker.namings), words)
    assets = _assets(whole, shown, linker)
    keys = {episode.slug: key_of(kept[episode.slug].key, episode) for episode in shown.episodes}
    changes = kept_show.changes
    return Edition(site, kept, notes, assets, store, around.root, around.docs_dir, linker, keys, changes, tuple(own))


def _assets(whole: Catalog, shown: Catalog, linker: Linker) -> tuple[str, ...]:
    """The files that are published as they lie: not covers of episodes that no page shows."""
    used = linker.used | {chapter.image for episode in shown.episodes for chapter in episode.chapters}
    used |= {picture.src for episode in shown.episodes for picture in episode.extras.images}
    covers = {episode.image.src for episode in whole.episodes if episode.image} - used
    return tuple(path for path in shown.assets if path not in covers)


def _workshop(shown: Catalog, around: Circumstances, words: Words) -> Workshop:
    return Workshop(
        root=around.root,
        cache=around.cache,
        concepts=shown.concepts,
        people=shown.people,
        ledger=shown.ledger,
        language=shown.show.language,
        words=words,
        extensions=around.extensions,
        configs=around.extension_configs,
        site=around.site,
        search=shown.show.search,
    )


def _check_catalog(whole: Catalog, around: Circumstances, problems: Problems) -> None:
    check_references(whole, around.now, problems)
    check_names(whole.concepts, whole.show.language, problems)
    check_circles(whole.concepts, problems)
    check_ties(whole.concepts, problems)
    check_redirects(whole, around.docs_pages.values(), problems)
    for episode in whole.episodes:
        check_times(episode, problems)


def _check_speech(shown: Catalog, kept: Mapping[str, Kept], around: Circumstances, problems: Problems) -> None:
    for episode in shown.episodes:
        problems.add(soundbite_problems(episode, kept[episode.slug].composed.spoken))
    _check_ledger(shown.ledger, kept.values(), problems)
    spoken = ((s.quotations, s.sentences) for one in kept.values() if (s := one.composed.spoken))
    check_common_names(shown.concepts, shown.show.language, spoken, problems)
    _check_withheld(shown, around, problems)


def _check_ledger(entries: Iterable[LedgerEntry], kept: Iterable[Kept], problems: Problems) -> None:
    """Tells the show's own entries that match nowhere, or another number of times than they say."""
    found: Counter[tuple[int, str]] = Counter()
    for one in kept:
        if one.composed.spoken:
            found.update(dict(one.composed.spoken.show_hits))
    for entry in entries:
        count = found[entry.line, entry.heard]
        if count == 0 and entry.kind is not Kind.WITHHOLD:  # to withhold what nobody has said yet is a precaution
            hint = "copy the words as they were imported, or remove the entry; entries do not see what others write"
            problems.warn(entry.path, entry.line, "heard", f'"{entry.heard}" is in no transcript', hint)
        elif entry.count not in (None, count):
            hint = f"write count: {count} if all of them are meant"
            problems.warn(entry.path, entry.line, "count", f'"{entry.heard}" matches {count} times', hint)


def _check_withheld(shown: Catalog, around: Circumstances, problems: Problems) -> None:
    """Tells texts of the show that hold words which a ledger withholds."""
    all_of_them = (
        (e, [one for one in (*e.ledger, *shown.ledger) if one.kind is Kind.WITHHOLD]) for e in shown.episodes
    )
    withholding = [(episode, entries) for episode, entries in all_of_them if entries]
    if not withholding:
        return
    reader = Reader(shown, around.root)
    runs: Runs = {}
    told: list[Finding] = []
    for episode, entries in withholding:
        by_words = all(entry.heard for entry in entries)
        material = reader.written(episode) if by_words else reader.material(episode)
        told += withheld(material)
        runs |= secrets(material)
    if runs:
        told += told_elsewhere(runs, shown, _written(shown, around, reader))
    for finding in told:
        problems.error(finding.path, finding.line, "", finding.message, finding.hint)


def _written(shown: Catalog, around: Circumstances, reader: Reader) -> Iterator[Piece]:
    """The texts of all episodes and of the show's own pages."""
    for episode in shown.episodes:
        yield from reader.written(episode).written
    yield Piece(around.config, 0, "description", "", shown.show.description)
    for path in around.docs_pages:
        if path.endswith(".md") and (around.root / path).is_file():
            yield Piece(path, 1, "", "", read_text(around.root, path, Problems()) or "")
