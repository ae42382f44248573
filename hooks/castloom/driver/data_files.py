"""Writes the data on concepts, and llms.txt, where the site does not have them yet."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from mkdocs.utils import write_file

from castloom.derive.publication import is_held_back
from castloom.driver.edition import Edition
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, known_key
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
    key = partial(known_key, edition.site.memory)
    shared = key("data", engine_digest(), site.show, site.words.wording, site.catalog.people)
    concepts = site.catalog.concepts
    own = [(page.title, page.url) for page in edition.own if page.url]
    told = [(e.title, e.url, e.date, e.description) for e in site.episodes if not is_held_back(e, site.now)]
    yield "llms.txt", key("llms", shared, concepts, told, own), lambda: llms_txt(site, own)
    if not concepts:
        return
    of_all = key("concepts", shared, concepts)
    yield "concepts/concepts.jsonld", of_all, lambda: graph_json(skos(site))
    yield "concepts/concepts.ttl", of_all, lambda: turtle(skos(site))
    heard = {concept.id: _heard(site.hearings[concept.id], edition.keys_without_notes) for concept in concepts}
    yield "mentions.json", key("mentions", of_all, heard), lambda: show_json(site)
    for uri, concept, make in _concepts(site):
        yield uri, key(uri, of_all, heard[concept]), make


def _concepts(site: Site) -> Iterator[tuple[str, str, Callable[[], str]]]:
    @cache
    def heads() -> dict[str, str]:
        return episode_heads(site)

    def text(concept: Concept) -> Callable[[], str]:
        return lambda: concept_json(site, concept, heads())

    for concept in site.catalog.concepts:
        yield f"concepts/{concept.id}.json", concept.id, text(concept)


def _heard(hearings: list[Hearing], episodes: Mapping[str, str]) -> list[tuple[str, bool]]:
    return [(episodes[hearing.episode.slug], hearing.mentions.declared) for hearing in hearings]
