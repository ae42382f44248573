"""What pages tell machines of themselves: schema.org's terms as JSON-LD, for the head of a page."""

import json
from typing import Any

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.data.names import concept_name, episode_name, person_name, scheme_name, show_name
from castloom.render.data.rights import license_data
from castloom.render.media import whole
from castloom.render.site import Site

Data = dict[str, Any]


def said(**facts: Any) -> Data:
    """The facts that say something; `type_` and `id_` are JSON-LD's own."""
    named = {{"type_": "@type", "id_": "@id"}.get(term, term): value for term, value in facts.items()}
    return {term: value for term, value in named.items() if value not in ("", None, [], {})}


def script(*nodes: Data) -> str:
    """The nodes as the text of a script element: nothing in it ends the element or begins a comment (HTML)."""
    whole_data = {"@context": "https://schema.org", **nodes[0]}
    if len(nodes) > 1:
        whole_data = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(whole_data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def series(site: Site) -> Data:
    """The show in full, for its home page."""
    show = site.show
    return said(
        type_="PodcastSeries",
        id_=show_name(show),
        name=show.title,
        url=show.site_url,
        description=show.description,
        inLanguage=show.language,
        author={"name": show.author},  # a person or a company: nobody says
        image=whole(show, show.image.src),
        webFeed=show.feed_url,
        actor=[person(site, site.people[credit.id]) for credit in show.persons if credit.id in site.people],
        copyrightNotice=show.copyright,
        license=license_data(show),
        hasPart={"@id": scheme_name(show)} if site.catalog.concepts else None,
    )


def show(site: Site) -> Data:
    """The show by its name, as a part of other nodes."""
    show = site.show
    return said(type_="PodcastSeries", id_=show_name(show), name=show.title, url=show.site_url)


def episode(site: Site, episode: Episode) -> Data:
    """An episode by its name."""
    name, url = episode_name(site.show, episode), site.show.site_url + episode.url
    return said(type_="PodcastEpisode", id_=name, name=episode.title, url=url)


def person(site: Site, person: Person) -> Data:
    """A person by their name."""
    name, url = person_name(site.show, person), site.show.site_url + person.url
    return said(type_="Person", id_=name, name=person.name, url=url)


def term(site: Site, concept: Concept) -> Data:
    """A concept by its name."""
    name, url = concept_name(site.show, concept), site.show.site_url + concept.url
    return said(type_="DefinedTerm", id_=name, name=concept.title, url=url)


def term_set(site: Site, *, whole_set: bool = False) -> Data:
    """All concepts as a set, by its name or with every concept."""
    url = f"{site.show.site_url}concepts/"
    title = f"Concepts of {site.show.title}"
    terms = [term(site, concept) for concept in site.catalog.concepts] if whole_set else []
    return said(type_="DefinedTermSet", id_=scheme_name(site.show), name=title, url=url, hasDefinedTerm=terms)
