"""The views of the concepts' ties: a map of the show's concepts, one concept's neighbourhood, and equal lists."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from castloom.derive.concept_graph import Kind, Tie
from castloom.model.concept import Concept
from castloom.render.concept_map import NARROW, NEIGHBOURHOOD, WIDE, Line, Node, map_svg, neighbourhood_svg
from castloom.render.site import Site
from castloom.render.views.common import View, concept_row, count_text
from castloom.render.words.words import Words

MANY = 40  # concepts on one map; a show with more has a map for each, too
_NEIGHBOURS = 12
_LABELS = {  # keys of words
    Kind.BROADER: "broader",
    Kind.NARROWER: "narrower",
    Kind.RELATED: "related",
    Kind.TOGETHER: "comes_up_with",
}
_LEGEND = {  # keys of words
    Kind.NARROWER: "legend_narrower",
    Kind.RELATED: "related",
    Kind.TOGETHER: "legend_together",
}


def concept_map_view(site: Site, shown: Sequence[Concept]) -> View | None:
    """The map of all concepts, or of the most tied ones, which are `shown`; None where nothing is tied."""
    lines = _lines(site, shown)
    if not lines:
        return None
    nodes = [_node(site, concept, "") for concept in shown]
    total = len(site.catalog.concepts)
    label = site.words("map_of_concepts" if len(shown) == total else "map_of_most_tied")
    return {
        "html": "".join(map_svg(nodes, lines, width, label) for width in (WIDE, NARROW)),
        "legend": _legend(site.words, (line.tie for line in lines), nodes),
        "part_text": "" if len(shown) == total else site.words("part_of_map", shown=len(shown), all=total),
    }


def tied_rows(site: Site, shown: Iterable[Concept]) -> list[View]:
    """All concepts as a list, each with its ties; of many concepts, what the map has and what their pages say."""
    drawn = {concept.id for concept in shown}
    listed_ties = {id_: [tie for tie in ties if _is_listed(id_, tie, drawn)] for id_, ties in site.graph.items()}
    return [{**concept_row(site, c), "ties": _groups(site, listed_ties[c.id])} for c in site.catalog.concepts]


def neighbourhood_view(site: Site, concept: Concept) -> View | None:
    """The map of a concept's ties and an equal list; None where one map has all concepts, or nothing is tied."""
    ties = site.graph[concept.id][:_NEIGHBOURS]
    if len(site.catalog.concepts) <= MANY or not ties:
        return None
    nodes = [_node(site, concept, None), *(_node(site, site.concepts[tie.other], "../") for tie in ties)]
    label = site.words("map_around", concept=concept.title)
    return {
        "html": "".join(neighbourhood_svg(nodes, ties, width, label) for width in (NEIGHBOURHOOD, NARROW)),
        "legend": _legend(site.words, ties, nodes),
        "ties": _groups(site, ties),
        "part_text": "",
    }


def most_tied(site: Site) -> list[Concept]:
    """The concepts that a map of all has room for."""
    concepts = site.catalog.concepts
    if len(concepts) <= MANY:
        return list(concepts)
    ranked = sorted(concepts, key=lambda concept: (-sum(map(_weight, site.graph[concept.id])), concept.id))[:MANY]
    chosen = {concept.id for concept in ranked}
    return [c for c in concepts if c.id in chosen and any(tie.other in chosen for tie in site.graph[c.id])]


def _weight(tie: Tie) -> int:
    """A tie that a page says counts like three turns."""
    return tie.strength[0] + (0 if tie.kind is Kind.TOGETHER else 3)


def _lines(site: Site, shown: Sequence[Concept]) -> list[Line]:
    places = {concept.id: place for place, concept in enumerate(shown)}
    return [
        Line(place, places[tie.other], tie)
        for id_, place in places.items()
        for tie in site.graph[id_]
        if places.get(tie.other, -1) > place
    ]


def _is_listed(id_: str, tie: Tie, drawn: set[str]) -> bool:
    return tie.kind is not Kind.TOGETHER or {id_, tie.other} <= drawn


def _node(site: Site, concept: Concept, root: str | None) -> Node:
    hearings = site.hearings[concept.id]
    is_said = any(hearing.mentions.spoken or hearing.mentions.misheard for hearing in hearings)
    href = "" if root is None else f"{root}{concept.id}/"
    return Node(f"{concept.title}{concept.mark}", href, count_text(site, concept.id), is_said)


def _legend(words: Words, ties: Iterable[Tie], nodes: Iterable[Node]) -> list[View]:
    kinds = {Kind.NARROWER if tie.kind is Kind.BROADER else tie.kind for tie in ties}
    told = [{"kind": kind.value, "text": words(key)} for kind, key in _LEGEND.items() if kind in kinds]
    return told if all(node.is_said for node in nodes) else [*told, {"kind": "unsaid", "text": words("legend_unsaid")}]


def _groups(site: Site, ties: Iterable[Tie]) -> list[View]:
    return [
        {"label": site.words(_LABELS[kind]), "concepts": [_link(site, tie) for tie in group]}
        for kind, group in groupby(ties, key=lambda tie: tie.kind)
    ]


def _link(site: Site, tie: Tie) -> View:
    concept = site.concepts[tie.other]
    return {"title": concept.title, "url": concept.url, "together_text": together_text(site.words, tie)}


def together_text(words: Words, tie: Tie) -> str:
    """`together in 1 sentence, 3 turns and 2 episodes`, or "" where the two never come up together."""
    counts = ("together_sentences", tie.sentences), ("together_turns", tie.turns), ("together_episodes", tie.episodes)
    told = words.listed([words(key, count=count) for key, count in counts if count])
    return words("together", counts=told) if told else ""
