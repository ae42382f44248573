"""Concepts that became part of others: their names, and every reference to them, are the others' from then on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from castloom.model.concept import Concept, Former
from castloom.model.episode import Episode
from castloom.model.problem import Problems


def merged(concepts: Sequence[Concept], problems: Problems) -> tuple[tuple[Concept, ...], Mapping[str, str]]:
    """The concepts that still have a page, and for the id of each other one that of the concept it is part of now.

    Concepts that are merged in a circle keep their pages, with a problem.
    """
    ends = _ends(concepts, problems)
    former: dict[str, list[Former]] = {}
    for concept in concepts:
        if concept.id in ends:
            lines = concept.lines.get("title", 0), concept.lines.get("aliases", 0)
            gone = Former(concept.id, concept.path, concept.forms, concept.misheard, lines)
            former.setdefault(ends[concept.id], []).append(gone)
    left = (concept for concept in concepts if concept.id not in ends)
    return tuple(_tied_anew(_with(c, former.get(c.id, ())), ends) for c in left), ends


def _ends(concepts: Iterable[Concept], problems: Problems) -> dict[str, str]:
    """The concept that each merged one is part of in the end."""
    into = {concept.id: concept for concept in concepts if concept.merged_into}
    ends: dict[str, str] = {}
    told: set[str] = set()
    for concept in into.values():
        chain = [concept.id]
        while chain[-1] in into and chain[-1] not in chain[:-1]:
            chain.append(into[chain[-1]].merged_into)
        if chain[-1] not in into:
            ends[concept.id] = chain[-1]
            continue
        circle = chain[chain.index(chain[-1]) :]
        if told.isdisjoint(circle):
            told.update(circle)
            first = into[circle[0]]
            message = f"goes in a circle: {' is part of '.join(circle)}"
            line = first.lines.get("mergedInto", 0)
            problems.error(first.path, line, "mergedInto", message, "remove it from the one that keeps its page")
    return ends


def _with(concept: Concept, former: Iterable[Former]) -> Concept:
    """The concept with the names of those that are part of it now."""
    gone = tuple(former)
    if not gone:
        return concept
    names = dict.fromkeys((*concept.aliases, *(name for one in gone for name in one.names)))
    misheard = dict.fromkeys((*concept.misheard, *(form for one in gone for form in one.misheard)))
    aliases = tuple(name for name in names if name != concept.title)
    return replace(concept, aliases=aliases, misheard=tuple(misheard), former=gone)


def _tied_anew(concept: Concept, ends: Mapping[str, str]) -> Concept:
    related, broader, narrower = (
        _renamed(ids, ends, concept.id) for ids in (concept.related, concept.broader, concept.narrower)
    )
    return replace(concept, related=related, broader=broader, narrower=narrower)


def _renamed(ids: Iterable[str], ends: Mapping[str, str], but: str = "") -> tuple[str, ...]:
    """The ids of those that still have a page, each once, without the one that is left out."""
    found = dict.fromkeys(ends.get(id_, id_) for id_ in ids)
    return tuple(id_ for id_ in found if id_ != but)


def about_merged(episode: Episode, ends: Mapping[str, str]) -> Episode:
    """The episode as it names concepts that still have a page."""
    named = {*episode.concepts, *(c.concept for c in episode.chapters), *(m.concept for m in episode.implied)}
    if named.isdisjoint(ends):
        return episode
    chapters = (replace(c, concept=ends.get(c.concept, c.concept)) for c in episode.chapters)
    implied = (replace(m, concept=ends.get(m.concept, m.concept)) for m in episode.implied)
    return replace(episode, concepts=_renamed(episode.concepts, ends), chapters=tuple(chapters), implied=tuple(implied))
