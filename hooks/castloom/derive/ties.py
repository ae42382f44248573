"""What concepts are to each other, by what any of the two says, and ties that cannot both be so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from castloom.model.concept import Concept
from castloom.model.problem import Problems


@dataclass(frozen=True)
class Ties:
    """A concept's neighbours by id: those it is a part of, its parts, and others; first those that it says itself."""

    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]


def ties(concepts: Iterable[Concept]) -> dict[str, Ties]:
    """The ties of each concept, said by itself or by the other; those to concepts that are not there are left out.

    SKOS: broader and narrower are each other's inverse, related goes both ways (S25, S23).
    """
    by_id = {concept.id: concept for concept in concepts}
    broader: dict[str, set[str]] = {id_: set() for id_ in by_id}
    related: dict[str, set[str]] = {id_: set() for id_ in by_id}
    for one in by_id.values():
        for other in filter(by_id.__contains__, one.broader):
            broader[one.id].add(other)
        for other in filter(by_id.__contains__, one.narrower):
            broader[other].add(one.id)
        for other in filter(by_id.__contains__, one.related):
            related[one.id].add(other)
            related[other].add(one.id)
    narrower: dict[str, set[str]] = {id_: set() for id_ in by_id}
    for below, above in broader.items():
        for id_ in above:
            narrower[id_].add(below)
    return {
        id_: Ties(
            _in_order(concept.broader, broader[id_]),
            _in_order(concept.narrower, narrower[id_]),
            _in_order(concept.related, related[id_]),
        )
        for id_, concept in by_id.items()
    }


def _in_order(said: Iterable[str], found: set[str]) -> tuple[str, ...]:
    own = dict.fromkeys(id_ for id_ in said if id_ in found)
    return (*own, *sorted(found - own.keys()))


def check_ties(concepts: Iterable[Concept], problems: Problems) -> None:
    """Every concept that is related to one above or below it: it is that already (SKOS, S27)."""
    by_id = {concept.id: concept for concept in sorted(concepts, key=lambda concept: concept.path)}
    found = ties(by_id.values())
    told: set[frozenset[str]] = set()
    for concept in by_id.values():
        for other in concept.related:
            pair = frozenset((concept.id, other))
            if other == concept.id or other not in by_id or pair in told:
                continue
            above = other in _above(concept.id, found)
            if above or concept.id in _above(other, found):
                told.add(pair)
                message = f'"{other}" is {"broader" if above else "narrower"} than this concept already'
                hint = "remove it here, or the broader and narrower ones between the two"
                problems.error(concept.path, concept.lines.get("related", 0), "related", message, hint)


def _above(start: str, found: Mapping[str, Ties]) -> set[str]:
    """All concepts that one is a part of, directly or through others."""
    above: set[str] = set()
    waiting = [start]
    while waiting:
        new = set(found[waiting.pop()].broader) - above
        above |= new
        waiting += sorted(new)
    return above
