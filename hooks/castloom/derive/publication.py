"""What is out, and what is held back: drafts, and episodes whose date is still to come."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from castloom.model.episode import Episode
from castloom.model.problem import Problems
from castloom.source.catalog import Catalog


def is_held_back(episode: Episode, now: datetime) -> bool:
    """Whether an episode is a draft or planned for later than `now`."""
    return episode.draft or episode.date > now


def published(catalog: Catalog, now: datetime) -> Catalog:
    """The show as the public sees it at `now`: without drafts and without planned episodes."""
    drafts = {c.id for c in catalog.concepts if c.draft}
    return replace(
        catalog,
        episodes=tuple(_leading_out(e, drafts) for e in catalog.episodes if not is_held_back(e, now)),
        concepts=tuple(c for c in catalog.concepts if not c.draft),
        people=tuple(p for p in catalog.people if not p.draft),
    )


def _leading_out(episode: Episode, drafts: Collection[str]) -> Episode:
    """The episode with chapters that lead to no draft."""
    if not any(chapter.concept in drafts for chapter in episode.chapters):
        return episode
    chapters = (replace(c, concept="") if c.concept in drafts else c for c in episode.chapters)
    return replace(episode, chapters=tuple(chapters))


def check_references(catalog: Catalog, now: datetime, problems: Problems) -> None:
    """Warn of published pages that name a draft: the public would look for it in vain."""
    drafts = {c.id for c in catalog.concepts if c.draft} | {p.id for p in catalog.people if p.draft}
    held_back = {e.path for e in catalog.episodes if is_held_back(e, now)}
    for path, line in ((c.path, s.line) for c in catalog.concepts for s in c.dissent if s.episode in held_back):
        hint = "publish that episode first, or remove the passage"
        problems.warn(path, line, "dissent.passage", "is in an episode that is not out", hint)
    for path, line, key, name in _references(catalog, now):
        if name in drafts:
            problems.warn(path, line, key, f'"{name}" is a draft', "publish it first, or remove the name")


def _references(catalog: Catalog, now: datetime) -> Iterator[tuple[str, int, str, str]]:
    """Path, line (0 where it is not known), key and name of every concept or person that a published page names."""
    for c in catalog.concepts:
        ties = {"originator": (c.originator,), "related": c.related, "broader": c.broader, "narrower": c.narrower}
        for key, names in ties.items() if not c.draft else ():
            yield from ((c.path, 0, key, name) for name in names)
        yield from ((former.path, 0, "mergedInto", c.id) for former in c.former)
    for e in catalog.episodes:
        if is_held_back(e, now):
            continue
        # The show's own persons stand in the settings, not on a line of the episode.
        own = e.persons != catalog.show.persons
        yield from ((e.path, 0, "concepts", name) for name in e.concepts)
        yield from ((c.path, c.line, "chapters", c.concept) for c in e.chapters)
        yield from ((e.path, mark.line, "implied", mark.concept) for mark in e.implied)
        yield from ((e.path, credit.line if own else 0, "persons", credit.id) for credit in e.persons)
