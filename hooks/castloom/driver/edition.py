"""One edition of a show: its files read, composed and linked, ready to be made into pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from castloom.derive.keeping_changes import Change
from castloom.derive.publication import published
from castloom.driver.checks import check_catalog, check_speech
from castloom.driver.circumstances import Circumstances
from castloom.driver.composing import Kept, compose_all
from castloom.driver.episode_keys import keys_of_episodes, keys_without_notes
from castloom.driver.keep import keep
from castloom.driver.linking import Linker
from castloom.driver.store import Store
from castloom.driver.texts import Rendering, own_pages, page_texts
from castloom.driver.workshop import Workshop, with_included
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.memory import Memory
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.render.backlinks import OwnPage, backlinks
from castloom.render.notes import Notes
from castloom.render.site import Site
from castloom.render.words.words import Words
from castloom.source.catalog import Catalog, read_catalog
from castloom.source.wording import read_wording

_Page = TypeVar("_Page", Episode, Concept, Person)


@dataclass(frozen=True)
class Edition:
    """A show ready to be placed: `notes` are the texts of all pages by their source path, links resolved.

    `assets` are the files published as they lie; an episode's cover is one only if some page shows it. `docs_dir` is
    the folder of the show's own pages and cover. `linker` knows what links lead to. `changes` are those since
    castloom.lock that the editor has to allow, `own` the show's own pages. `keys` stand for all that an episode's own
    files say, by its slug, `keys_without_notes` for what other pages may say of it.
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
    keys_without_notes: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    own: tuple[OwnPage, ...] = ()


def make_edition(around: Circumstances, problems: Problems) -> Edition | None:
    """The edition of the show in `around.root`; None if there is no telling what the show is."""
    whole = read_catalog(around.root, around.config, around.docs_dir, problems, around.memory)
    if whole is None:
        return None
    store = Store(around.cache)
    kept_show = keep(whole, around.root, around.config, around.now, store, problems)
    kept_show.tell(problems, is_error=not around.is_editing)
    whole = _with_same_pages(kept_show.catalog, around.memory)
    check_catalog(whole, around, problems)
    return _edition(whole, kept_show.changes, around, store, problems)


def _edition(
    whole: Catalog, changes: tuple[Change, ...], around: Circumstances, store: Store, problems: Problems
) -> Edition:
    shown = whole if around.preview else published(whole, around.now)
    shown = replace(shown, show=replace(shown.show, site_url=around.site_url))
    words = Words(read_wording(around.root, around.theme, shown.show.language, problems))
    workshop = with_included(_workshop(shown, around, words), shown.episodes)
    kept = compose_all(shown, workshop, store, around.memory, around.is_published, problems)
    check_speech(shown, kept, around, problems)
    linker = Linker(whole, shown, around.docs_pages, kept, around.root, store, around.memory, problems)
    rendering = Rendering(workshop, around.memory)
    notes = page_texts(shown, kept, rendering, linker)
    own = tuple(own_pages(around.root, around.docs_dir, around.docs_pages, rendering, linker))
    composed = {slug: one.composed for slug, one in kept.items()}
    return Edition(
        site=Site(shown, composed, around.now, backlinks(shown, own, linker.namings), words, around.memory),
        kept=kept,
        notes=notes,
        assets=_assets(whole, shown, linker),
        store=store,
        root=around.root,
        docs_dir=around.docs_dir,
        linker=linker,
        keys=keys_of_episodes(shown, kept, around.memory),
        keys_without_notes=keys_without_notes(shown, kept, around.memory),
        changes=changes,
        own=own,
    )


def _with_same_pages(catalog: Catalog, memory: Memory) -> Catalog:
    """The catalog with the very objects of the edition before, of pages that are as they were."""

    def same(pages: tuple[_Page, ...]) -> tuple[_Page, ...]:
        return tuple(memory.same(("page", page.path), page) for page in pages)

    return replace(
        catalog, episodes=same(catalog.episodes), concepts=same(catalog.concepts), people=same(catalog.people)
    )


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
