"""What the pages of an edition follow from, as keys: while one is the same, its page is, and need not be made.

A view may read of the site what is named here for its kind of page. tests/test_rebuild.py holds every edit against it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, replace

from castloom.driver.edition import Edition
from castloom.driver.store import key_of
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.pager import Leaf
from castloom.render.site import Appearance
from castloom.render.views.common import View, count_text, mark
from castloom.render.views.concept_passages import Passage


class PageKeys:
    """The keys of an edition's pages. What all pages may show of the show, its concepts and people is in each."""

    def __init__(self, edition: Edition, feed_links: Mapping[str, Sequence[View]]) -> None:
        self._site = site = edition.site
        concepts = [replace(c, text="", text_line=0, lines={}, history=(), dissent=()) for c in site.catalog.concepts]
        people = [replace(p, text="", text_line=0) for p in site.catalog.people]
        self._shared = key_of(site.show, concepts, people, site.is_corrected, site.audio_hosts, site.words.wording)
        self._cards = {e.slug: key_of(replace(e, notes="", notes_line=0), mark(e, site)) for e in site.episodes}
        self._episodes = {
            e.slug: key_of(edition.keys[e.slug], self._cards[e.slug], sorted(edition.notes[e.path].named))
            for e in site.episodes
        }
        self._counts = {c.id: count_text(site, c.id) for c in site.catalog.concepts}
        self._feeds = feed_links
        self._time = key_of([(e.slug, e.date) for e in site.episodes])

    def episode(self, place: int, places: Sequence[str]) -> str:
        """Its own files, the `places` in its transcript that are linked to, its neighbours, what is related to it."""
        site = self._site
        episode = site.episodes[place]
        around = [
            (e.title, e.url) for e in (*site.episodes[max(0, place - 1) : place], *site.episodes[place + 1 : place + 2])
        ]
        related = [(self._cards[site.episodes[one.place].slug], *one[1:]) for one in site.related[episode.slug]]
        return key_of(self._shared, self._episodes[episode.slug], places, around, related)

    def concept(self, concept: Concept, leaf: Leaf[Passage]) -> str:
        """The episodes on the leaf, how often it comes up in all, and what names it.

        The first leaf has what all episodes say together, the concept's ties, and the show's time.
        """
        site, is_first = self._site, leaf.number == 1
        on_leaf = {hearing.episode.slug: hearing for hearing, _ in leaf.items}
        hearings = site.hearings[concept.id] if is_first else on_leaf.values()
        heard = [(self._episodes[hearing.episode.slug], *hearing.mentions) for hearing in hearings]
        own = concept.id, leaf.number, leaf.count, self._counts[concept.id], heard, self._of(concept)
        if not is_first:
            return key_of(self._shared, own, [quotation and quotation.address for _, quotation in leaf.items])
        ties = [(*astuple(tie), self._counts[tie.other]) for tie in site.graph[concept.id]]
        return key_of(self._shared, own, concept.history, concept.dissent, self._cited(concept), ties, self._time)

    def archive(self, leaf: Leaf[Episode], ways: View | None) -> str:
        """The episodes on the leaf, and the ways to all of them."""
        listed = [self._episodes[episode.slug] for episode in leaf.items]
        return key_of(self._shared, leaf.number, leaf.count, len(self._site.episodes), listed, ways)

    def person(self, person: Person, leaf: Leaf[Appearance]) -> str:
        """The episodes on the leaf, all of them on the first, and what names the person."""
        site = self._site
        appearances = site.appearances[person.id]
        shown = appearances if leaf.number == 1 else leaf.items
        heard = [(self._episodes[one.episode.slug], one.role, one.share) for one in shown]
        return key_of(self._shared, person.id, leaf.number, len(appearances), heard, self._of(person))

    def _of(self, page: Concept | Person) -> tuple[object, ...]:
        named_on = [tuple(link) for link in self._site.backlinks.get(page.path, ())]
        return named_on, self._feeds.get(page.url, ())

    def _cited(self, concept: Concept) -> list[str]:
        cited: Iterable[Episode | None] = (self._site.by_path.get(stance.episode) for stance in concept.dissent)
        return [self._episodes[episode.slug] for episode in cited if episode]
