"""The concepts of the home page: the most spoken of, joined by arcs where they are tied."""

from math import log2

from castloom.model.concept import Concept
from castloom.render.arcs import Arc, arcs_svg
from castloom.render.site import Site
from castloom.render.views.common import View, concept_row

SHOWN = 12


def concept_arcs(site: Site) -> list[View]:
    """Rows of concepts, those of the most passages first, each with the drawing of its arcs."""
    shown = sorted(site.catalog.concepts, key=lambda concept: (-_passages(site, concept), concept.title))[:SHOWN]
    arcs = [_arcs(site, place, shown) for place in range(len(shown))]
    most = max((abs(arc.rows) for of_one in arcs for arc in of_one), default=0)
    return [
        {**concept_row(site, concept), "arcs_html": arcs_svg(of_one, most), "dot": _dot(_passages(site, concept))}
        for concept, of_one in zip(shown, arcs, strict=True)
    ]


def _arcs(site: Site, place: int, shown: list[Concept]) -> list[Arc]:
    places = {concept.id: n for n, concept in enumerate(shown)}
    ties = (tie for tie in site.graph[shown[place].id] if tie.other in places)
    return sorted(Arc(places[tie.other] - place, tie.strength[0]) for tie in ties)


def _passages(site: Site, concept: Concept) -> int:
    return sum(hearing.mentions.passages for hearing in site.hearings[concept.id])


def _dot(passages: int) -> int:
    """The width of a concept's dot, in pixels."""
    return 8 + round(min(8, 1.5 * log2(1 + passages)))
