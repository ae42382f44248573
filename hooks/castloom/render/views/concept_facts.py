"""What can be said of a concept in a line: first heard, said most by, often discussed nearby."""

from castloom.derive.concept_life import said_by
from castloom.model.concept import Concept
from castloom.model.mention import State
from castloom.render.site import Site
from castloom.render.views.common import View, card, concept_link
from castloom.render.views.concept_passages import way_to

_MOST = 3


def facts(site: Site, concept: Concept) -> View | None:
    """The three facts, each None or empty where nothing can be said; None if that is so of all."""
    said = [q for hearing in site.hearings[concept.id] for q in hearing.quotations]
    found = {
        "first": _first(site, concept),
        "most": [
            {
                "name": who.speaker,
                "url": person.url if person else "",
                "count_text": site.words("passages_counted", count=who.passages),
            }
            for who in said_by(said)[:_MOST]
            for person in [site.people.get(who.person)]
        ],
        "nearby": _nearby(site, concept),
    }
    return found if any(found.values()) else None


def _first(site: Site, concept: Concept) -> View | None:
    """The passage in which the name was first said."""
    for hearing in reversed(site.hearings[concept.id]):
        for quotation in hearing.quotations:
            if quotation.state is not State.IMPLIED:
                return {"episode": card(site, hearing.episode), **way_to(site, hearing.episode, quotation)}
    return None


def _nearby(site: Site, concept: Concept) -> list[View]:
    found = (other for other in site.neighbours.get(concept.id, ()) if other.concept in site.concepts)
    return [
        {
            **concept_link(site, other.concept),
            "count_text": site.words("passages_counted", count=other.passages),
            "passage_url": way_to(site, other.episode, other.quotation)["url"],
        }
        for other, _ in zip(found, range(_MOST), strict=False)
    ]
