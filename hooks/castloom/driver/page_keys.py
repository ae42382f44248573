"""What the pages of an edition follow from, as keys: while one is the same, its page is, and need not be made.

A view may read of the site what is named here for its kind of page. tests/test_rebuild.py holds every edit against it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from functools import partial

from castloom.driver.edition import Edition
from castloom.driver.store import key_of, known_key
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.pager import Leaf
from castloom.render.site import Appearance, Site
from castloom.render.views.common import View, count_text, mark
from castloom.render.views.concept_passages import Passage


class PageKeys:
    """The keys of an edition's pages. What all pages may show of the show, its concepts and people is in each."""

    def __init__(self, edition: Edition, feed_links: Mapping[str, Sequence[View]]) -> None:
        self._site = site = edition.site
        self._feeds = feed_links
        self._memory = edition.site.memory
        self._shared = self._memory.recall("shared key", site.shared, partial(_shared, site))
        self._cards = {e.slug: self._card(e) for e in site.episodes}
        self._told = {
            e.slug: self._key(("told", e.slug), edition.keys_without_notes[e.slug], mark(e, site))
            for e in site.episodes
        }
        self._own = edition.keys
        self._counts = {c.id: count_text(site, c.id) for c in site.catalog.concepts}
        self._time = self._key("time", [(e.slug, e.date) for e in site.episodes])

    def episode(self, place: int, places: Sequence[str]) -> str:
        """Its own files, the `places` in its transcript that are linked to, its neighbours, what is related to it."""
        site = self._site
        episode = site.episodes[place]
        around = [
            (e.title, e.url) for e in (*site.episodes[max(0, place - 1) : place], *site.episodes[place + 1 : place + 2])
        ]
        related = [(self._cards[site.episodes[one.place].slug], *one[1:]) for one in site.related[episode.slug]]
        own = self._own[episode.slug], self._told[episode.slug]
        return self._key(("page", episode.slug), self._shared, own, places, around, related)

    def concept(self, concept: Concept, leaf: Leaf[Passage]) -> str:
        """The episodes on the leaf, how often it comes up in all, and what names it.

        The first leaf has what all episodes say together, the concept's ties, and the show's time.
        """
        site, is_first = self._site, leaf.number == 1
        on_leaf = {hearing.episode.slug: hearing for hearing, _ in leaf.items}
        hearings = site.hearings[concept.id] if is_first else on_leaf.values()
        heard = [(self._told[hearing.episode.slug], hearing.mentions) for hearing in hearings]
        own = concept.id, leaf.number, leaf.count, self._counts[concept.id], heard, self._of(concept)
        name = "concept", concept.id, leaf.number
        if not is_first:
            return self._key(name, self._shared, own, [quotation and quotation.address for _, quotation in leaf.items])
        ties = [(*astuple(tie), self._counts[tie.other]) for tie in site.graph[concept.id]]
        told = concept.history, concept.dissent, self._cited(concept), ties, self._time
        return self._key(name, self._shared, own, told)

    def archive(self, leaf: Leaf[Episode], ways: View | None) -> str:
        """The episodes on the leaf, and the ways to all of them."""
        listed = [self._told[episode.slug] for episode in leaf.items]
        return key_of(self._shared, leaf.number, leaf.count, len(self._site.episodes), listed, ways)

    def person(self, person: Person, leaf: Leaf[Appearance]) -> str:
        """The episodes on the leaf, all of them on the first, the person's roles in all, and what names the person."""
        site = self._site
        appearances = site.appearances[person.id]
        shown = appearances if leaf.number == 1 else leaf.items
        heard = [(self._told[one.episode.slug], one.role, one.share) for one in shown]
        roles = Counter(one.role for one in appearances).most_common()
        own = person.id, leaf.number, roles, heard, self._of(person)
        return self._key(("person", person.id, leaf.number), self._shared, own)

    def _key(self, name: Hashable, *values: object) -> str:
        return known_key(self._memory, name, *values)

    def _card(self, episode: Episode) -> str:
        sources = episode, mark(episode, self._site)
        return self._memory.recall(("card key", episode.slug), sources, partial(_card, *sources))

    def _of(self, page: Concept | Person) -> tuple[object, ...]:
        named_on = [tuple(link) for link in self._site.backlinks.get(page.path, ())]
        return named_on, self._feeds.get(page.url, ())

    def _cited(self, concept: Concept) -> list[str]:
        cited: Iterable[Episode | None] = (self._site.by_path.get(stance.episode) for stance in concept.dissent)
        return [self._told[episode.slug] for episode in cited if episode]


def _shared(site: Site) -> str:
    concepts = [replace(c, text="", text_line=0, lines={}, history=(), dissent=()) for c in site.catalog.concepts]
    people = [replace(p, text="", text_line=0) for p in site.catalog.people]
    return key_of(site.show, concepts, people, site.is_corrected, site.audio_hosts, site.words.wording)


def _card(episode: Episode, mark: str) -> str:
    return key_of(replace(episode, notes="", notes_line=0), mark)
