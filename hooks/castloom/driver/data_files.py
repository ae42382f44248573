"""Writes the data on concepts, and llms.txt, where the site does not have them yet."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from mkdocs.utils import write_file

from castloom.derive.publication import is_held_back
from castloom.driver.edition import Edition
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of
from castloom.model.concept import Concept
from castloom.render.data.graph_json import graph_json
from castloom.render.data.llms import llms_txt
from castloom.render.data.mentions import concept_json, episode_heads, show_json
from castloom.render.data.skos import skos
from castloom.render.data.turtle import turtle
from castloom.render.site import Hearing, Site


def write_data(edition: Edition, staging: Staging) -> Iterator[str]:
    """The address of every data file; one that is new is in the staging folder then, others are in the site."""
    for uri, key, text in _files(edition):
        if not staging.keeps(uri, key):
            write_file(text().encode(), str(staging.folder / uri))
        yield uri


def _files(edition: Edition) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Address and key of each file, and what makes its text."""
    site = edition.site
    shared = key_of(engine_digest(), site.show, site.words.wording, site.catalog.people)
    concepts = site.catalog.concepts
    own = [(page.title, page.url) for page in edition.own if page.url]
    told = [(e.title, e.url, e.date, e.description) for e in site.episodes if not is_held_back(e, site.now)]
    yield "llms.txt", key_of(shared, concepts, told, own), lambda: llms_txt(site, own)
    if not concepts:
        return
    of_all = key_of(shared, concepts)
    yield "concepts/concepts.jsonld", of_all, lambda: graph_json(skos(site))
    yield "concepts/concepts.ttl", of_all, lambda: turtle(skos(site))
    heard = {concept.id: _heard(site.hearings[concept.id], edition.keys) for concept in concepts}
    yield "mentions.json", key_of(of_all, heard), lambda: show_json(site)
    yield from _concepts(site, of_all, heard)


def _concepts(
    site: Site, of_all: str, heard: Mapping[str, list[tuple[str, bool]]]
) -> Iterator[tuple[str, str, Callable[[], str]]]:
    @cache
    def heads() -> dict[str, str]:
        return episode_heads(site)

    def text(concept: Concept) -> Callable[[], str]:
        return lambda: concept_json(site, concept, heads())

    for concept in site.catalog.concepts:
        yield f"concepts/{concept.id}.json", key_of(of_all, heard[concept.id]), text(concept)


def _heard(hearings: list[Hearing], episodes: Mapping[str, str]) -> list[tuple[str, bool]]:
    return [(episodes[hearing.episode.slug], hearing.mentions.declared) for hearing in hearings]
