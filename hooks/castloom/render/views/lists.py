"""The views of the pages that list others: home, archive, concepts, people, subscribe."""

from itertools import groupby

from castloom.model.episode import Episode
from castloom.render.media import audio_url
from castloom.render.pager import Leaf
from castloom.render.qr import qr_svg
from castloom.render.site import Site
from castloom.render.views.common import View, card, concept_row, page, picture, plural
from castloom.render.views.concept_map import concept_map_view, tied_rows

_RECENT = 5


def home_view(site: Site) -> View:
    """The home page: the newest episode, a few older ones, the concepts."""
    newest = site.episodes[0] if site.episodes else None
    audio = {"url": audio_url(newest), "type": newest.enclosure.type} if newest and newest.enclosure else None
    return page(
        site, "home", "", site.show.title, site.show.description,
        newest=card(site, newest) if newest else None,
        newest_audio=audio,
        recent=[card(site, e) for e in site.episodes[1 : 1 + _RECENT]],
        concepts=[concept_row(site, c) for c in site.catalog.concepts],
    )  # fmt: skip


def archive_view(site: Site, leaf: Leaf[Episode]) -> View:
    """A page of the archive: episodes newest first, by season and year."""
    title = "Episodes" if leaf.number == 1 else f"Episodes, page {leaf.number}"
    groups = [
        {"label": label, "episodes": [card(site, e) for e in episodes]}
        for label, episodes in groupby(leaf.items, key=_group)
    ]
    return page(
        site, "archive", leaf.url, title, f"All episodes of {site.show.title}",
        groups=groups, pager=leaf.view, total=len(site.episodes),
    )  # fmt: skip


def _group(episode: Episode) -> str:
    year = str(episode.date.year)
    return f"Season {episode.season} · {year}" if episode.season else year


def concepts_view(site: Site) -> View:
    """The list of all concepts with their ties, and a map of them."""
    return page(
        site, "concepts", "concepts/", "Concepts", f"The concepts of {site.show.title}",
        concepts=tied_rows(site), map=concept_map_view(site),
    )  # fmt: skip


def people_view(site: Site) -> View:
    """The list of everybody who is heard."""
    rows = [
        {
            "name": p.name,
            "prefix": p.prefix,
            "url": p.url,
            "description": p.description,
            "image": picture(p.image),
            "roles_text": _roles(site, p.id),
        }
        for p in site.catalog.people
    ]
    return page(site, "people", "people/", "People", f"The people of {site.show.title}", people=rows)


def _roles(site: Site, id_: str) -> str:
    met = site.appearances[id_]
    roles = ", ".join(dict.fromkeys(a.role for a in met))
    return f"{roles} · {plural(len(met), 'episode')}" if met else ""


def plain_view(site: Site, kind: str, url: str, title: str, description: str) -> View:
    """A page of the show's own, such as subscribe or about."""
    qr = {"qr_html": qr_svg(site.show.feed_url, "QR code of the feed's address")} if kind == "subscribe" else {}
    return page(site, kind, url, title, description or site.show.description, **qr)
