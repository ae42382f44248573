"""The views of what leads to a page, and of what a link on it means."""

from collections.abc import Collection, Iterable

from castloom.render.site import Site
from castloom.render.views.common import View


def backlinks_view(site: Site, path: str, first: bool, episodes: Collection[str]) -> list[View]:
    """The pages that name the page of a file, each with its sentence.

    Episodes stand on the leaf that lists them too, whose slugs these are; everything else stands on the `first` leaf,
    and so do episodes that none of its leaves lists.
    """
    listed = _listed(site, path)
    return [
        {"title": link.title, "url": link.url, "sentence": link.sentence}
        for link in site.backlinks.get(path, ())
        if (link.episode in episodes if link.episode in listed else first)
    ]


def _listed(site: Site, path: str) -> Collection[str]:
    """The slugs of the episodes that a page's leaves list."""
    folder, _, file = path.partition("/")
    id_ = file.removesuffix(".md")
    if folder == "concepts":
        return {hearing.episode.slug for hearing in site.hearings.get(id_, ())}
    return {appearance.episode.slug for appearance in site.appearances.get(id_, ())}


def definitions(site: Site, ids: Iterable[str]) -> list[View]:
    """What concepts mean, for links to them on a page."""
    found = (site.concepts[id_] for id_ in sorted(set(ids)) if id_ in site.concepts)
    return [{"title": c.title + c.mark, "url": c.url, "definition": c.definition} for c in found]
