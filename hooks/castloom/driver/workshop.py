"""What composing needs beside the episode itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from castloom.derive.hearing import Listener
from castloom.derive.terms import Terms
from castloom.driver.included import may_include
from castloom.driver.store import engine_digest, key_of
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.ledger import LedgerEntry
from castloom.model.person import Person
from castloom.render.composed import Composer
from castloom.render.notes import NotesRenderer
from castloom.render.words.words import Words


@dataclass(frozen=True)
class Workshop:
    """The show's concepts, people and Markdown settings.

    `site` is where the transcripts' files are written, or None if nobody wants them; `search`: does the show have it?
    `included` is what notes are rendered to, by slug, where Markdown extensions may put other files into them.
    """

    root: Path
    cache: Path
    concepts: tuple[Concept, ...]
    people: tuple[Person, ...]
    ledger: tuple[LedgerEntry, ...]
    language: str
    words: Words
    extensions: tuple[Any, ...]
    configs: Mapping[str, Mapping[str, Any]]
    site: Path | None
    search: bool
    included: Mapping[str, str] = field(default_factory=dict)

    def notes_renderer(self) -> NotesRenderer:
        return self._notes_renderer(Terms(self.concepts, self.language))

    def composer(self) -> Composer:
        terms = Terms(self.concepts, self.language)
        listener = Listener(self.people, self.ledger, self.words("withheld_mark"))
        notes = self._notes_renderer(terms)
        return Composer(self.concepts, listener, notes, terms, self.language, self.words, self.search)

    def _notes_renderer(self, terms: Terms) -> NotesRenderer:
        return NotesRenderer(self.concepts, terms, self.extensions, self.configs, self.people)

    @cached_property
    def key(self) -> str:
        """Stands for all of it that composing reads; what is included is an episode's own, and in the keys of that."""
        names = [(p.id, p.name, p.prefix, p.aliases) for p in self.people]
        concepts = [
            (c.id, c.forms, c.mark, c.autolink, c.case_sensitive, [f.id for f in c.former]) for c in self.concepts
        ]
        markdown = [str(e) for e in self.extensions], sorted(self.configs.items())
        own = self.ledger, self.language, self.words.wording, self.search
        return key_of(engine_digest(), names, concepts, own, markdown)

    @cached_property
    def may_include(self) -> bool:
        """Whether any of the extensions may read files."""
        return may_include(self.extensions, self.configs)


def with_included(workshop: Workshop, episodes: Iterable[Episode]) -> Workshop:
    """The workshop, knowing what the episodes' notes are rendered to where that may follow from other files.

    These are rendered for each build then, and again where an episode is composed.
    """
    if not workshop.may_include:
        return workshop
    renderer = workshop.notes_renderer()
    return replace(workshop, included={e.slug: renderer.render(e.notes, "../../").html for e in episodes})
