"""What is out, and what is held back: drafts, and episodes whose date is still to come."""

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
    return replace(
        catalog,
        episodes=tuple(e for e in catalog.episodes if not is_held_back(e, now)),
        concepts=tuple(c for c in catalog.concepts if not c.draft),
        people=tuple(p for p in catalog.people if not p.draft),
    )


def check_references(catalog: Catalog, now: datetime, problems: Problems) -> None:
    """Warn of published pages that name a draft: the public would look for it in vain."""
    drafts = {c.id for c in catalog.concepts if c.draft} | {p.id for p in catalog.people if p.draft}
    for episode in catalog.episodes:
        named = {*episode.concepts, *(credit.id for credit in episode.persons)}
        for name in sorted(named & drafts if not is_held_back(episode, now) else ()):
            problems.warn(episode.path, 0, "", f'names the draft "{name}"', "publish it first, or remove the name")
