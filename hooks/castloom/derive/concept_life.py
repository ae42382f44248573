"""A concept in all that was said: who says it most, and which others come up nearby."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from castloom.model.episode import Episode
from castloom.model.mention import Quotation, State

NEAR = 5  # sentences


class Sayer(NamedTuple):
    """Somebody who says a concept's name, and in how many passages."""

    speaker: str
    person: str
    passages: int


class Neighbour(NamedTuple):
    """A concept that comes up near another: near how many of its passages, and the one to which it is nearest."""

    concept: str
    passages: int
    episode: Episode
    quotation: Quotation


def said_by(quotations: Iterable[Quotation]) -> list[Sayer]:
    """Who says the name, most often first; passages that an editor marked name nothing."""
    counts = Counter((q.speaker, q.person) for q in quotations if q.state is not State.IMPLIED and q.speaker)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Sayer(*who, count) for who, count in ranked]


def neighbours(quoted: Iterable[tuple[Episode, Sequence[Quotation]]]) -> dict[str, list[Neighbour]]:
    """The concepts at most `NEAR` sentences from each other, most often first, by the concept's id.

    `quoted` are the passages of each episode in the order they were said.
    """
    counts: Counter[tuple[str, str]] = Counter()
    nearest: dict[tuple[str, str], tuple[int, Episode, Quotation]] = {}
    for episode, quotations in quoted:
        for place, quotation in enumerate(quotations):
            for other, distance in _near(quotations, place).items():
                pair = quotation.concept, other
                counts[pair] += 1
                if pair not in nearest or distance < nearest[pair][0]:
                    nearest[pair] = distance, episode, quotation
    found: dict[str, list[Neighbour]] = {}
    for (concept, other), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(concept, []).append(Neighbour(other, count, *nearest[concept, other][1:]))
    return found


def _near(quotations: Sequence[Quotation], place: int) -> dict[str, int]:
    """The other concepts near a passage, and how many sentences away."""
    concept, row = quotations[place].concept, quotations[place].row
    found: dict[str, int] = {}
    at = place - 1
    while at >= 0 and (away := row - quotations[at].row) <= NEAR:
        other = quotations[at].concept
        if other != concept and away < found.get(other, NEAR + 1):
            found[other] = away
        at -= 1
    at = place + 1
    while at < len(quotations) and (away := quotations[at].row - row) <= NEAR:
        other = quotations[at].concept
        if other != concept and away < found.get(other, NEAR + 1):
            found[other] = away
        at += 1
    return found
