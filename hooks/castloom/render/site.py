"""The show with all that its pages share: who is heard where, and which concept in which episode."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from castloom.derive.concept_graph import Graph, graph
from castloom.derive.concept_life import Neighbour, neighbours
from castloom.derive.publication import is_held_back
from castloom.derive.related import Related, Subject, related, subject
from castloom.derive.sayings import Sayings, sayings
from castloom.derive.ties import Ties, ties
from castloom.derive.timeline import Timeline, timeline
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.memory import NO_MEMORY, Memory
from castloom.model.mention import Mentions, Quotation, counted
from castloom.model.person import Credit, Person
from castloom.model.show import Show
from castloom.render.backlinks import Backlink
from castloom.render.composed import Composed
from castloom.render.words.words import Words
from castloom.source.catalog import Catalog


@dataclass(frozen=True)
class Hearing:
    """A concept in an episode: the passages about it in the order they were said, and how many of which kind."""

    episode: Episode
    quotations: tuple[Quotation, ...]
    mentions: Mentions


@dataclass(frozen=True)
class Appearance:
    """A person in an episode: their role as the site calls it, and their share of the words, if known."""

    episode: Episode
    role: str
    share: float | None


class Site:
    """A show's pages and what links them; episodes newest first. Built once, then only read."""

    def __init__(
        self,
        catalog: Catalog,
        composed: Mapping[str, Composed],
        now: datetime,
        backlinks: Mapping[str, Sequence[Backlink]],
        words: Words,
        memory: Memory = NO_MEMORY,
    ) -> None:
        """`backlinks` are the pages that name or link to another, by that page's file; `words` are the site's own."""
        self.memory = memory
        self.catalog = catalog
        self.composed = composed
        self.now = now
        self.backlinks = backlinks
        self.words = words
        self.concepts: dict[str, Concept] = {c.id: c for c in catalog.concepts}
        self.people: dict[str, Person] = {p.id: p for p in catalog.people}
        self.hearings: dict[str, list[Hearing]] = {c.id: [] for c in catalog.concepts}
        self.appearances: dict[str, list[Appearance]] = {p.id: [] for p in catalog.people}
        self.is_corrected = any(c.spoken and c.spoken.corrections for c in composed.values())
        self.cards: dict[str, dict[str, Any]] = {}
        self.scores: dict[str, str] = {}
        self.counts: dict[str, str] = {}
        self._by_episode: dict[str, dict[str, Hearing]] = {}
        self._meet_all()

    @property
    def show(self) -> Show:
        return self.catalog.show

    @property
    def episodes(self) -> tuple[Episode, ...]:
        return self.catalog.episodes

    @cached_property
    def shared(self) -> object:
        """To compare with that of another time: what all pages may show of the show, its concepts and people."""
        own = self.show, self.catalog.concepts, self.catalog.people
        return self.memory.same("shared", (*own, self.is_corrected, self.audio_hosts, self.words.wording))

    @cached_property
    def in_feed(self) -> list[Episode]:
        """The episodes the feed carries: published ones with audio, newest first."""
        return [e for e in self.episodes if self.is_in_feed(e)]

    def is_in_feed(self, episode: Episode) -> bool:
        """Whether an episode is published and has audio."""
        return episode.enclosure is not None and not is_held_back(episode, self.now)

    @cached_property
    def audio_hosts(self) -> list[str]:
        """The other hosts that play asks for audio, by name."""
        elsewhere = (e.enclosure.src for e in self.episodes if e.enclosure and e.enclosure.is_remote)
        return sorted({urlsplit(src).netloc for src in elsewhere})

    @cached_property
    def sayings(self) -> dict[str, Sayings]:
        """What each person says of the show's concepts; a person who names none is not among them."""
        spoken = ((episode, self.composed[episode.slug].spoken) for episode in self.episodes)
        quoted = ((episode, part.quotations) for episode, part in spoken if part)
        return sayings((e, [q for q in quotations if q.concept in self.concepts]) for e, quotations in quoted)

    @cached_property
    def by_path(self) -> dict[str, Episode]:
        """The episodes by the path of their file."""
        return {episode.path: episode for episode in self.episodes}

    @cached_property
    def ties(self) -> dict[str, Ties]:
        """What each concept is to others, whichever of the two says so."""
        return ties(self.catalog.concepts)

    @cached_property
    def neighbours(self) -> dict[str, list[Neighbour]]:
        """Which concepts come up near each, most often first."""
        spoken = ((episode, self.composed[episode.slug].spoken) for episode in self.episodes)
        return neighbours((episode, part.quotations) for episode, part in spoken if part)

    @cached_property
    def timeline(self) -> Timeline:
        """The time over which the show has episodes, in steps for pictures."""
        return timeline(self.episodes)

    @cached_property
    def related(self) -> dict[str, tuple[Related, ...]]:
        """The episodes related to each, by its slug."""
        names = [form for concept in self.catalog.concepts for form in concept.forms]
        names += [form for person in self.catalog.people for form in person.forms]
        subjects = [self._subject(episode) for episode in self.episodes]
        found = related(subjects, self.show.language, names, self.memory)
        return {episode.slug: others for episode, others in zip(self.episodes, found, strict=True)}

    @cached_property
    def graph(self) -> Graph:
        """What the show's concepts are to each other."""
        pairs = [part.pairs for e in self.episodes if (part := self.composed[e.slug].spoken)]
        heard = {id_: [h.episode.slug for h in hearings] for id_, hearings in self.hearings.items()}
        sources = self.catalog.concepts, pairs, heard
        return self.memory.recall("graph", sources, lambda: graph(*sources))

    def _subject(self, episode: Episode) -> Subject:
        hearings = self._by_episode[episode.slug].items()
        about = ((id_, hearing.mentions.passages, hearing.mentions.declared) for id_, hearing in hearings)
        return subject(self.composed[episode.slug].vocabulary, about, not is_held_back(episode, self.now))

    @cached_property
    def by_url(self) -> dict[str, Episode | Concept | Person]:
        """What has a page of its own, by its address."""
        pages: tuple[Episode | Concept | Person, ...] = (*self.episodes, *self.catalog.concepts, *self.catalog.people)
        return {page.url: page for page in pages}

    def concepts_of(self, episode: Episode) -> list[tuple[Concept, Hearing]]:
        """The episode's concepts: declared ones in their order, then others by how often they are named."""
        order = {id_: n for n, id_ in enumerate(episode.concepts)}
        found = sorted(
            self._by_episode[episode.slug].items(),
            key=lambda pair: (order.get(pair[0], len(order)), -len(pair[1].quotations), pair[0]),
        )
        return [(self.concepts[id_], hearing) for id_, hearing in found]

    def _meet_all(self) -> None:
        names = self.memory.same("names", (self.words.wording, tuple(self.concepts), tuple(self.people)))
        for episode in self.episodes:
            own = names, episode, self.composed[episode.slug]
            hearings, appearances = self.memory.recall(("met", episode.slug), own, partial(self._met, episode))
            self._by_episode[episode.slug] = hearings
            for id_, hearing in hearings.items():
                self.hearings[id_].append(hearing)
            for id_, appearance in appearances.items():
                self.appearances[id_].append(appearance)

    def _met(self, episode: Episode) -> tuple[dict[str, Hearing], dict[str, Appearance]]:
        return dict(self._hearings(episode)), dict(self._appearances(episode))

    def _hearings(self, episode: Episode) -> Iterator[tuple[str, Hearing]]:
        part = self.composed[episode.slug]
        said: dict[str, list[Quotation]] = {}
        for quotation in part.spoken.quotations if part.spoken else ():
            said.setdefault(quotation.concept, []).append(quotation)
        named = dict.fromkeys((*episode.concepts, *sorted(part.notes.named), *said))
        for id_ in filter(self.concepts.__contains__, named):
            noted, quoted = id_ in part.notes.named, tuple(said.get(id_, ()))
            mentions = counted(quoted, noted or id_ in episode.concepts, noted)
            yield id_, Hearing(episode, quoted, mentions)

    def _appearances(self, episode: Episode) -> Iterator[tuple[str, Appearance]]:
        spoken = self.composed[episode.slug].spoken
        shares = {share.person: share.words for share in spoken.shares} if spoken else {}
        total = sum(shares.values())
        credited = {credit.id: credit for credit in reversed(episode.persons)}
        for person in (*credited, *(p for p in shares if p and p not in credited)):
            if person in self.people:
                share = shares.get(person, 0) / total if total else None
                yield person, Appearance(episode, self._role(credited.get(person)), share)

    def _role(self, credit: Credit | None) -> str:
        return self.words.role(credit.role) if credit else self.words("speaker")
