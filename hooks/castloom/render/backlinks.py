"""Which pages name or link to another, each with the sentence that does."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from castloom.derive.page_names import NamedPage, names_of
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.source.catalog import Catalog


class Backlink(NamedTuple):
    """A page that names another: its title and address, the sentence or "", and its slug if it is an episode."""

    title: str
    url: str
    sentence: str
    episode: str = ""


class OwnPage(NamedTuple):
    """A page of the show's own."""

    path: str
    url: str
    title: str


def backlinks(
    catalog: Catalog, own: Sequence[OwnPage], namings: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Backlink]]:
    """The pages that name each page, by its path: concepts, people and own pages, then episodes, newest first.

    `namings` are by the path of a text the sentences by the path of the page that is named.
    """
    found: dict[str, list[Backlink]] = {}
    for page in own:
        _add(found, page.path, namings.get(page.path, {}), Backlink(page.title, page.url, ""))
    others: tuple[NamedPage, ...] = (*catalog.concepts, *catalog.people, *catalog.episodes)
    for other in others:
        named = {**dict.fromkeys(_tied(other), ""), **namings.get(other.path, {})}
        slug = other.slug if isinstance(other, Episode) else ""
        _add(found, other.path, named, Backlink(names_of(other)[0], other.url, "", slug))
    return found


def _add(found: dict[str, list[Backlink]], path: str, named: Mapping[str, str], link: Backlink) -> None:
    for target, sentence in named.items():
        if target and target != path:
            found.setdefault(target, []).append(link._replace(sentence=sentence))


def _tied(page: NamedPage) -> Iterable[str]:
    """The files of the pages to which front matter makes the page link."""
    if isinstance(page, Episode):
        return (f"concepts/{chapter.concept}.md" for chapter in page.chapters if chapter.concept)
    if isinstance(page, Concept):
        ties = (f"concepts/{id_}.md" for id_ in (*page.broader, *page.narrower, *page.related))
        return (*ties, *([f"people/{page.originator}.md"] if page.originator else []))
    return ()
