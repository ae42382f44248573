"""Which pages an author means by a name between two brackets: `[[Human Debt]]`, `[[people/ada-reef]]`."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from castloom.derive.loose import as_written, key
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person

NamedPage: TypeAlias = Concept | Person | Episode


class Meant(NamedTuple):
    """The pages that a name may mean (one, if all is well), and the place on them, with its `#`, or ""."""

    pages: tuple[NamedPage, ...]
    place: str


class PageNames:
    """All names of pages: titles and aliases in any capitals, ids, slugs and file names, alone or with their folder."""

    def __init__(self, pages: Iterable[NamedPage], language: str) -> None:
        self._pages = tuple(pages)
        self._language = language

    def find(self, name: str) -> Meant:
        """What is meant; a `#` may be a part of a title, or begin a place on the page."""
        pages = self._find(name)
        if pages or "#" not in name:
            return Meant(pages, "")
        name, _, place = name.rpartition("#")
        return Meant(self._find(name), f"#{place.strip()}")

    def _find(self, name: str) -> tuple[NamedPage, ...]:
        name = name.strip().removesuffix(".md")
        found = self._by_key.get(key(name, self._language), ()) or self._by_path.get(name.lstrip("./"), ())
        if len(found) > 1 and all(isinstance(page, Concept) for page in found):
            # Capitals may be all that tells two concepts apart.
            written = [page for page in found if as_written(name) in map(as_written, names_of(page))]
            return tuple(written) if len(written) == 1 else found
        return found

    @cached_property
    def _by_key(self) -> dict[str, tuple[NamedPage, ...]]:
        found: dict[str, dict[str, NamedPage]] = {}
        for page in self._pages:
            for name in own_names(page):
                found.setdefault(key(name, self._language), {})[page.path] = page
        return {name: tuple(pages.values()) for name, pages in found.items()}

    @cached_property
    def _by_path(self) -> dict[str, tuple[NamedPage, ...]]:
        return {f"{_folder(page)}/{id_}": (page,) for page in self._pages for id_ in _ids(page)}

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every name, as authors write it."""
        return tuple(dict.fromkeys(name for page in self._pages for name in own_names(page)))


def names_of(page: NamedPage) -> Sequence[str]:
    """The page's title, and the other right forms of it."""
    return (page.title,) if isinstance(page, Episode) else page.forms


def own_names(page: NamedPage) -> tuple[str, ...]:
    """All that the page is called, alone and without its folder."""
    return (*names_of(page), *_ids(page))


def full_name(page: NamedPage) -> str:
    """The name that can mean no other page: `concepts/human-debt`."""
    return f"{_folder(page)}/{_ids(page)[0]}"


def _ids(page: NamedPage) -> tuple[str, ...]:
    if isinstance(page, Episode):
        return page.slug, PurePosixPath(page.path).stem
    return (page.id, *(former.id for former in page.former)) if isinstance(page, Concept) else (page.id,)


def _folder(page: NamedPage) -> str:
    return page.path.partition("/")[0]
