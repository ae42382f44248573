"""An edition's pages, each prepared: which template it has, what its key is, and how its view is made when wanted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple

from castloom.derive.chapters import shown_chapters
from castloom.derive.publication import is_held_back
from castloom.driver.composing import texts_of
from castloom.driver.edition import Edition
from castloom.driver.page import Prepared, key_of_view
from castloom.driver.page_keys import PageKeys
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.archive_json import Choice, archive_json, choices
from castloom.render.composed import Spoken, Texts
from castloom.render.data import page_data
from castloom.render.pager import Leaf, leaves
from castloom.render.site import Appearance
from castloom.render.transcript_places import with_places
from castloom.render.transcripts.files import files_of
from castloom.render.views.archive import archive_view, ways_view
from castloom.render.views.backlinks import definitions
from castloom.render.views.common import View
from castloom.render.views.concept import concept_view
from castloom.render.views.concept_passages import Passage, passages
from castloom.render.views.corrections import corrected_places, corrections_view
from castloom.render.views.episode import episode_view
from castloom.render.views.lists import concepts_view, people_view
from castloom.render.views.person import person_view

_PASSAGES_PER_PAGE = 100
_CORRECTIONS_PER_PAGE = 100


class Placed(NamedTuple):
    """A page, its address, the file that it comes from, if it has one, and whether the public does not see it yet."""

    url: str
    prepared: Prepared
    source: str = ""
    held_back: bool = False


class Preparing:
    """Prepares the pages of an edition; `feed_links` are the feeds of pages, by their address."""

    def __init__(self, edition: Edition, updated: str, feed_links: Mapping[str, Sequence[View]]) -> None:
        self._edition = edition
        self._site = edition.site
        self._updated = updated
        self._feeds = feed_links
        self._keys = PageKeys(edition, feed_links)

    def lists(self) -> Iterator[Placed]:
        """The lists of episodes, concepts and people: pages that a show's navigation may name."""
        yield self._list("episodes", "archive", archive_view(self._site, self._archive[0], self._ways))
        yield self._list("concepts", "concepts", concepts_view(self._site))
        yield self._list("people", "people", people_view(self._site))

    def _list(self, section: str, kind: str, view: View) -> Placed:
        url = f"{section}/"
        made = {**view, **page_data.of_list(self._site, kind), "feeds": self._feeds.get(url, [])}
        return Placed(url, self._at_once(kind, section, made))

    def further_lists(self) -> Iterator[Placed]:
        """The pages of older episodes, and the corrections."""
        for leaf in self._archive[1:]:
            yield Placed(leaf.url, self._further_archive(leaf))
        places = corrected_places(self._site)
        for page in leaves(places, "corrections/", _CORRECTIONS_PER_PAGE) if places else ():
            view = corrections_view(self._site, page, len(places))
            yield Placed(page.url, self._at_once("corrections", "corrections", view))

    def _further_archive(self, leaf: Leaf[Episode]) -> Prepared:
        return Prepared(
            title=self._site.words("episodes"),
            kind="archive",
            section="episodes",
            updated=self._updated,
            view=lambda: archive_view(self._site, leaf, self._ways),
            sources=self._keys.archive(leaf, self._ways),
            description=self._site.words("about_archive", show=self._site.show.title),
        )

    @cached_property
    def _archive(self) -> list[Leaf[Episode]]:
        return leaves(self._site.episodes, "episodes/", self._site.show.per_page)

    @cached_property
    def _ways(self) -> View | None:
        return ways_view(self._site, self._archive, [choice.name for choice in self._choices])

    @cached_property
    def _choices(self) -> list[Choice]:
        return choices(self._site)

    def archive_file(self) -> str:
        """What the archive's episodes can be chosen by; "" if all have the same."""
        return archive_json(self._choices, self._archive) if self._choices else ""

    def _at_once(self, kind: str, section: str, view: View) -> Prepared:
        title = self._site.words(section)
        description = view["head"]["description"]
        return Prepared(title, kind, section, self._updated, lambda: view, key_of_view(view), description)

    def episode(self, place: int) -> Placed:
        """The page of the episode at a place in the site's list."""
        episode = self._site.episodes[place]
        notes, spoken = self._edition.notes[episode.path], self._site.composed[episode.slug].spoken
        prepared = Prepared(
            title=episode.title,
            kind="episode",
            section="episodes",
            updated=min(episode.date.date().isoformat(), self._updated),  # a planned one's date is still to come
            view=partial(self._episode_view, place),
            sources=self._keys.episode(place, self._places(episode)),
            description=episode.description,
            markdown=episode.notes,
            html=notes.html,
            anchors=lambda: {*notes.anchors, *_anchors(episode, spoken)},
            is_cited=True,
        )
        return Placed(episode.url, prepared, episode.path, is_held_back(episode, self._site.now))

    def _episode_view(self, place: int) -> View:
        site, episode = self._site, self._site.episodes[place]
        kept = self._edition.kept[episode.slug]
        spoken = kept.composed.spoken
        texts = texts_of(self._edition.store, kept) if spoken else Texts()
        formats = files_of(spoken.timing) if spoken else ()
        named = [concept.id for concept, _ in site.concepts_of(episode)]
        return {
            **episode_view(
                site,
                place,
                [{"label": file.label or site.words("plain_text"), "url": episode.url + file.name} for file in formats],
            ),
            "definitions": definitions(site, (*named, *(chapter.concept for chapter in episode.chapters))),
            **page_data.of_episode(site, episode),
            "transcript_html": with_places(texts.transcript_html, self._places(episode)),
            "spoken_text": texts.spoken_text,
        }

    def _places(self, episode: Episode) -> list[str]:
        """The addresses in an episode's transcript to which the show's texts lead."""
        linked = self._edition.linker.passages.get(episode.slug, ())
        return sorted({*linked, *(bite.passage for bite in episode.soundbites if bite.passage)})

    def concept(self, concept: Concept) -> Iterator[Placed]:
        """The leaves of a concept's page."""
        for leaf in leaves(passages(self._site.hearings[concept.id]), concept.url, _PASSAGES_PER_PAGE):
            prepared = Prepared(
                title=concept.title,
                kind="concept",
                section="concepts",
                updated=self._updated,
                view=partial(self._concept_view, concept, leaf),
                sources=self._keys.concept(concept, leaf),
                description=concept.definition,
                is_cited=leaf.number == 1,
            )
            yield self._leaf(concept, leaf.url, prepared)

    def _concept_view(self, concept: Concept, leaf: Leaf[Passage]) -> View:
        view = concept_view(self._site, concept, leaf)
        data = page_data.of_concept(self._site, concept, leaf.items, is_first=leaf.number == 1)
        ties = self._site.ties[concept.id]
        tied = (*ties.broader, *ties.narrower, *ties.related)
        return {**view, **data, **self._links(concept, tied, leaf.number == 1)}

    def person(self, person: Person) -> Iterator[Placed]:
        """The leaves of a person's page."""
        for leaf in leaves(self._site.appearances[person.id], person.url, self._site.show.per_page):
            prepared = Prepared(
                title=person.name,
                kind="person",
                section="people",
                updated=self._updated,
                view=partial(self._person_view, person, leaf),
                sources=self._keys.person(person, leaf),
                description=person.description,
            )
            yield self._leaf(person, leaf.url, prepared)

    def _person_view(self, person: Person, leaf: Leaf[Appearance]) -> View:
        data = page_data.of_person(self._site, person, is_first=leaf.number == 1)
        return {**person_view(self._site, person, leaf), **data, **self._links(person, (), leaf.number == 1)}

    def _links(self, page: Concept | Person, tied: Sequence[str], is_first: bool) -> View:
        """The page's feeds; and what its links mean, on the leaf that has its text."""
        feeds: View = {"feeds": self._feeds.get(page.url, [])}
        if not is_first:
            return feeds
        linked = {*self._edition.notes[page.path].named, *tied} - {page.id}
        return {**feeds, "definitions": definitions(self._site, linked)}

    def _leaf(self, page: Concept | Person, url: str, prepared: Prepared) -> Placed:
        if url != page.url:
            return Placed(url, prepared)
        notes = self._edition.notes[page.path]
        whole = replace(prepared, markdown=page.text, html=notes.html, anchors=lambda: set(notes.anchors))
        return Placed(url, whole, page.path, page.draft)


def _anchors(episode: Episode, spoken: Spoken | None) -> Iterator[str]:
    for chapter in shown_chapters(episode):
        yield f"chapter-{int(chapter.start.total_seconds())}"
    if spoken:
        yield "cast-transcript"
        yield from spoken.anchors.split()
