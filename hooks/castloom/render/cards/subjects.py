"""Which card which page has: an episode's, a concept's, a person's own, and the show's for all others."""

from collections.abc import Callable, Iterator
from functools import partial

from castloom.derive.conversation import LANES
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.cards.card import Card, Score, calm
from castloom.render.cards.letters import writable
from castloom.render.composed import Spoken
from castloom.render.cutting import cut_to_characters
from castloom.render.site import Site

NAME = "card.png"
OF_SHOW = f"assets/{NAME}"

_TEXT = 300  # characters: more do not go on a card


def card_url(page: Episode | Concept | Person) -> str:
    """The address of a page's card, from the site's root."""
    return page.url + NAME


def cards_of_names(site: Site) -> Iterator[tuple[str, Card]]:
    """The cards of concepts and people with their addresses."""
    name = card_name(site)
    for concept in site.catalog.concepts:
        heard = [(hearing, site.composed[hearing.episode.slug]) for hearing in site.hearings[concept.id]]
        make: Callable[[], Card] = partial(_of_concept, site, concept)
        yield card_url(concept), site.memory.recall(("card", concept.path), (name, concept, heard), make)
    for person in site.catalog.people:
        met = [(one, site.composed[one.episode.slug]) for one in site.appearances[person.id]]
        make = partial(_of_person, site, person)
        yield card_url(person), site.memory.recall(("card", person.path), (name, person, met), make)


def show_card(site: Site) -> Card:
    """The show's card, with the score of its newest episode."""
    show = site.show
    spoken = (_spoken(site, episode) for episode in site.episodes)
    score = next((_full(one) for one in spoken if one), calm(show.title))
    return Card("", "", writable(show.title), _short(show.description), score)


def card_of_episode(site: Site, episode: Episode) -> Card:
    """It follows from the episode's own files, and from what all cards are headed with."""
    spoken, words = _spoken(site, episode), site.words
    facts = [words("episode", number=str(episode.number)) if episode.number else "", words.day(episode.date)]
    if episode.enclosure and episode.enclosure.duration:
        facts.append(words.length(episode.enclosure.duration))
    told = writable(" · ".join(filter(None, facts)))
    return Card(card_name(site), told, writable(episode.title), "", _full(spoken) if spoken else calm(episode.title))


def _of_concept(site: Site, concept: Concept) -> Card:
    """With the score of the episode that has most to say of it, and a dot at each passage."""
    heard = [h for h in site.hearings[concept.id] if h.quotations and _spoken(site, h.episode)]
    most = max(heard, key=lambda hearing: len(hearing.quotations), default=None)
    spoken = _spoken(site, most.episode) if most else None
    score = Score(spoken.conversation.lanes, (), _dots(spoken, concept.id)) if spoken else calm(concept.title)
    title = writable(concept.title + concept.mark) or writable(concept.title)
    return Card(card_name(site), "", title, _short(concept.definition), score)


def _of_person(site: Site, person: Person) -> Card:
    """With the newest episode in which they speak, their own lane in full."""
    name = f"{person.prefix} {person.name}".strip()
    for appearance in site.appearances[person.id]:
        spoken = _spoken(site, appearance.episode)
        own = [share.speaker for share in spoken.shares if share.person == person.id] if spoken else []
        if spoken and own:
            bright = tuple(sorted({_lane(spoken, speaker) for speaker in own}))
            score = Score(spoken.conversation.lanes, bright)
            return Card(card_name(site), "", writable(name), _short(person.description), score)
    return Card(card_name(site), "", writable(name), _short(person.description), calm(person.name))


def _spoken(site: Site, episode: Episode) -> Spoken | None:
    spoken = site.composed[episode.slug].spoken
    return spoken if spoken and spoken.conversation.lanes else None


def card_name(site: Site) -> str:
    """What cards are headed with."""
    return writable(site.show.short_title) or writable(site.show.title)


def _short(text: str) -> str:
    return writable(cut_to_characters(" ".join(text.split()), _TEXT))


def _full(spoken: Spoken) -> Score:
    return Score(spoken.conversation.lanes, tuple(range(len(spoken.conversation.lanes))), _dots(spoken))


def _dots(spoken: Spoken, concept: str = "") -> tuple[tuple[int, int], ...]:
    """Where concepts are named, or this one."""
    placed = zip(spoken.conversation.places, spoken.quotations, strict=True)
    return tuple((step, _lane(spoken, q.speaker)) for step, q in placed if concept in ("", q.concept))


def _lane(spoken: Spoken, speaker: str) -> int:
    return min(spoken.voices.index(speaker), LANES - 1)
