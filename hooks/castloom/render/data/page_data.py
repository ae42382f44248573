"""What the engine adds to the view of a page for machines, and for those who cite it."""

from collections.abc import Iterable
from typing import Any

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.mention import Quotation
from castloom.model.person import Person
from castloom.render.data import schema
from castloom.render.data.citing import Reference, as_text, concept_reference, episode_reference
from castloom.render.data.of_concept import concept_data
from castloom.render.data.of_episode import episode_data
from castloom.render.data.of_person import person_data
from castloom.render.data.rights import rights
from castloom.render.site import Hearing, Site
from castloom.render.words.words import Words

View = dict[str, Any]
BIBTEX, CSL = "cite.bib", "cite.json"


def of_home(site: Site) -> View:
    return {"data_html": schema.script(schema.series(site)), "rights": rights(site.words, site.show)}


def of_list(site: Site, kind: str) -> View:
    """The list of concepts tells all of them by name."""
    data = schema.script(schema.term_set(site, whole_set=True)) if kind == "concepts" and site.concepts else ""
    return {"data_html": data, "rights": rights(site.words, site.show)}


def of_episode(site: Site, episode: Episode) -> View:
    return {
        "data_html": episode_data(site, episode),
        "rights": rights(site.words, site.show, episode),
        "cite": _cite(
            site.words, episode_reference(site, episode), episode.url, bool(site.composed[episode.slug].spoken)
        ),
    }


def of_concept(site: Site, concept: Concept, shown: Iterable[tuple[Hearing, Quotation | None]], is_first: bool) -> View:
    """`shown` are the passages on the page; only the concept's first page tells how to cite it."""
    cite = _cite(site.words, concept_reference(site, concept), concept.url, False) if is_first else None
    return {"data_html": concept_data(site, concept, shown), "rights": rights(site.words, site.show), "cite": cite}


def of_person(site: Site, person: Person, is_first: bool) -> View:
    return {"data_html": person_data(site, person) if is_first else "", "rights": rights(site.words, site.show)}


def _cite(words: Words, reference: Reference, url: str, has_passages: bool) -> View:
    return {
        "text": as_text(words, reference),
        "address": reference.url,
        "bibtex": url + BIBTEX,
        "csl": url + CSL,
        "has_passages": has_passages,
    }
