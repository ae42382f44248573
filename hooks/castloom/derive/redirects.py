"""Former addresses of episodes: none may be the address of something else."""

from collections.abc import Iterable

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.source.catalog import Catalog
from castloom.source.folder import FOLDERS

_LISTS = ("", *(f"{name}/" for name in FOLDERS))


def check_redirects(catalog: Catalog, others: Iterable[str], problems: Problems) -> None:
    """Every former address that is that of a page or of another redirect; `others` are the show's own pages'."""
    pages: tuple[Episode | Concept | Person, ...] = (*catalog.episodes, *catalog.concepts, *catalog.people)
    gone = (f"concepts/{former.id}/" for concept in catalog.concepts for former in concept.former)
    taken = {*_LISTS, *others, *gone, *(page.url for page in pages)}
    for episode in catalog.episodes:
        for old in episode.redirect_from:
            url = old if old.endswith(".html") else f"{old}/"
            if url.removesuffix("index.html") in taken:
                message = f'"/{url}" is the address of something else'
                problems.error(episode.path, 0, "redirectFrom", message, "remove it, or correct it")
            taken.add(url.removesuffix("index.html"))
