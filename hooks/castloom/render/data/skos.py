"""All concepts as SKOS (W3C, Simple Knowledge Organization System): one scheme of them, with names and ties."""

import re
from collections.abc import Iterable, Iterator

from castloom.derive.ties import Ties
from castloom.model.concept import Concept, Former
from castloom.render.data.graph import Fact, Flag, Iri, Node, Text, Value
from castloom.render.data.names import concept_name, person_name, scheme_name
from castloom.render.site import Site

_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)")


def skos(site: Site) -> list[Node]:
    """The scheme, its concepts by name, those that became a part of another, and the people who coined one.

    The rules of SKOS hold: labels of a concept are of one kind each (S13), ties are told on both sides (S23, S25).
    """
    concepts, language = site.catalog.concepts, site.show.language
    tied = site.ties
    tops = [concept for concept in concepts if not tied[concept.id].broader]
    nodes = [_scheme(site, tops)]
    nodes += [_concept(site, concept, tied[concept.id]) for concept in concepts]
    nodes += [_former(site, former, concept, language) for concept in concepts for former in concept.former]
    coined = sorted({c.originator for c in concepts} & site.people.keys())
    return [*nodes, *(_person(site, id_) for id_ in coined)]


def _scheme(site: Site, tops: Iterable[Concept]) -> Node:
    show = site.show
    license_ = show.extras.license
    facts = (
        Fact("dct:title", (Text(f"Concepts of {show.title}", "en"),)),
        Fact("dct:publisher", _texts([show.author])),
        Fact("dct:license", (Iri(license_.url),) if license_ and license_.url else ()),
        Fact("foaf:page", (Iri(f"{show.site_url}concepts/"),)),
        Fact("skos:hasTopConcept", tuple(Iri(concept_name(show, concept)) for concept in tops)),
    )
    return Node(scheme_name(show), "skos:ConceptScheme", facts)


def _concept(site: Site, concept: Concept, tied: Ties) -> Node:
    show = site.show
    language = show.language
    originator = site.people.get(concept.originator)
    facts = (
        *_labels(concept.title, concept.aliases, concept.misheard, language),
        Fact("skos:definition", _texts([concept.definition], language)),
        Fact("skos:historyNote", _texts(_history(concept), language)),
        Fact("skos:changeNote", _texts([concept.retired.reason] if concept.retired else [], language)),
        Fact("owl:deprecated", (Flag(True),) if concept.retired else ()),
        Fact("skos:inScheme", (Iri(scheme_name(show)),)),
        Fact("skos:topConceptOf", () if tied.broader else (Iri(scheme_name(show)),)),
        *(Fact(f"skos:{kind}", tuple(Iri(concept_name(show, site.concepts[id_])) for id_ in getattr(tied, kind)))
          for kind in ("broader", "narrower", "related")),
        *_elsewhere(concept.same_as),
        Fact("dct:creator", (Iri(person_name(show, originator)),) if originator else ()),
        Fact("foaf:page", (Iri(show.site_url + concept.url),)),
    )  # fmt: skip
    return Node(concept_name(show, concept), "skos:Concept", facts)


def _labels(title: str, aliases: Iterable[str], misheard: Iterable[str], language: str) -> Iterator[Fact]:
    """The preferred name, other right ones, and wrong ones that searches should find; none of two kinds."""
    right = [alias for alias in dict.fromkeys(aliases) if alias != title]
    wrong = [form for form in dict.fromkeys(misheard) if form not in (title, *right)]
    yield Fact("skos:prefLabel", _texts([title], language))
    yield Fact("skos:altLabel", _texts(right, language))
    yield Fact("skos:hiddenLabel", _texts(wrong, language))


def _history(concept: Concept) -> list[str]:
    return [f"{earlier.date.isoformat()}: {earlier.definition}" for earlier in concept.history]


def _elsewhere(addresses: Iterable[str]) -> Iterator[Fact]:
    """Wikidata names things, and its names are ours; any other page is about something close to the concept."""
    same, close = [], []
    for address in addresses:
        known = _WIKIDATA.fullmatch(address)
        if known:
            same.append(Iri(f"http://www.wikidata.org/entity/{known[1]}"))
        else:
            close.append(Iri(address))
    yield Fact("skos:exactMatch", tuple(same))
    yield Fact("skos:closeMatch", tuple(close))


def _former(site: Site, former: Former, into: Concept, language: str) -> Node:
    """A concept that became a part of another keeps its name, for those who have written it down."""
    show = site.show
    facts = (
        Fact("skos:prefLabel", _texts(former.names[:1], language)),
        Fact("owl:deprecated", (Flag(True),)),
        Fact("dct:isReplacedBy", (Iri(concept_name(show, into)),)),
    )
    return Node(f"{show.site_url}concepts/{former.id}/#concept", "skos:Concept", facts)


def _person(site: Site, id_: str) -> Node:
    person = site.people[id_]
    facts = (
        Fact("foaf:name", _texts([person.name])),
        Fact("foaf:homepage", (Iri(person.home),) if person.home else ()),
        Fact("foaf:page", (Iri(site.show.site_url + person.url),)),
    )
    return Node(person_name(site.show, person), "foaf:Person", facts)


def _texts(texts: Iterable[str], language: str = "") -> tuple[Value, ...]:
    return tuple(Text(text, language) for text in texts if text)
