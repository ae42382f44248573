"""The views of the pages that list others: home, concepts, people, subscribe."""

from castloom.model.episode import Episode
from castloom.render.qr import qr_svg
from castloom.render.site import Site
from castloom.render.views.archive import episode_row
from castloom.render.views.audio import audio_view
from castloom.render.views.common import View, card, page, picture
from castloom.render.views.concept_arcs import SHOWN, concept_arcs
from castloom.render.views.concept_map import concept_map_view, most_tied, tied_rows
from castloom.render.views.conversation import plain_score
from castloom.render.words.words import as_beginning

_RECENT = 5


def home_view(site: Site) -> View:
    """The home page: the newest episode, a few older ones, the concepts."""
    newest = site.episodes[0] if site.episodes else None
    return page(
        site, "home", "", site.show.title, site.show.description,
        newest=_newest(site, newest) if newest else None,
        recent=[episode_row(site, e) for e in site.episodes[1 : 1 + _RECENT]],
        concepts=concept_arcs(site),
        all_concepts=len(site.catalog.concepts) > SHOWN,
    )  # fmt: skip


def _newest(site: Site, episode: Episode) -> View:
    spoken = site.composed[episode.slug].spoken
    return {
        **card(site, episode),
        "audio": audio_view(site.words, episode),
        "score_html": plain_score(site.words, episode, spoken) if spoken else "",
    }


def newest_rows(site: Site) -> list[View]:
    """The newest episodes, for the page that is shown where nothing is."""
    return [card(site, episode) for episode in site.episodes[:_RECENT]]


def concepts_view(site: Site) -> View:
    """The list of all concepts with their ties, and a map of them."""
    shown = most_tied(site)
    return page(
        site, "concepts", "concepts/", site.words("concepts"), site.words("about_concepts", show=site.show.title),
        concepts=tied_rows(site, shown), map=concept_map_view(site, shown),
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
    about = site.words("about_people", show=site.show.title)
    return page(site, "people", "people/", site.words("people"), about, people=rows)


def _roles(site: Site, id_: str) -> str:
    met = site.appearances[id_]
    roles = site.words.commas(dict.fromkeys(as_beginning(a.role) for a in met))
    return f"{roles} · {site.words('episodes_counted', count=len(met))}" if met else ""


def plain_view(site: Site, kind: str, url: str, title: str, description: str) -> View:
    """A page of the show's own, such as subscribe or about."""
    qr = {"qr_html": qr_svg(site.show.feed_url, site.words("feed_qr"))} if kind == "subscribe" else {}
    return page(site, kind, url, title, description or site.show.description, **qr)
