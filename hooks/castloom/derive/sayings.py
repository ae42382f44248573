"""What each person says of the show's concepts: how often of which, and in which words."""

from collections.abc import Iterable
from typing import NamedTuple

from castloom.model.episode import Episode
from castloom.model.mention import Quotation, State

QUOTES = 10


class Said(NamedTuple):
    """A passage in its episode."""

    episode: Episode
    quotation: Quotation


class Topic(NamedTuple):
    """A concept that a person speaks of: in how many passages, and the newest of them."""

    concept: str
    passages: int
    newest: Said


class Sayings(NamedTuple):
    """What a person speaks of, most often first, and their newest passages that name a concept: at most `QUOTES`."""

    topics: tuple[Topic, ...] = ()
    quotes: tuple[Said, ...] = ()


def sayings(quoted: Iterable[tuple[Episode, Iterable[Quotation]]]) -> dict[str, Sayings]:
    """Those of everybody who has a page, by their id; episodes come newest first, with all their quotations."""
    topics: dict[str, dict[str, list[Said]]] = {}
    quotes: dict[str, dict[tuple[str, str], Said]] = {}
    for episode, quotations in quoted:
        for quotation in quotations:
            if not quotation.person:
                continue
            said = Said(episode, quotation)
            topics.setdefault(quotation.person, {}).setdefault(quotation.concept, []).append(said)
            held = quotes.setdefault(quotation.person, {})
            # A sentence that names two concepts is one quote.
            if len(held) < QUOTES and quotation.state is not State.IMPLIED:
                held.setdefault((episode.slug, quotation.address), said)
    return {id_: Sayings(_ranked(found), tuple(quotes[id_].values())) for id_, found in topics.items()}


def _ranked(found: dict[str, list[Said]]) -> tuple[Topic, ...]:
    topics = [Topic(concept, len(said), said[0]) for concept, said in found.items()]
    return tuple(sorted(topics, key=lambda topic: (-topic.passages, topic.concept)))
