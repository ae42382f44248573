"""`episodes/choices.json`: what readers can choose the archive's episodes by, and the page of it that shows each."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from castloom.model.episode import Episode
from castloom.render.pager import Leaf
from castloom.render.site import Site
from castloom.render.views.common import season_label

NAME = "choices.json"
Values = Callable[[Episode], Iterable[tuple[str, str]]]


class Choice(NamedTuple):
    """What episodes are chosen by: its name in the file and in addresses, and each value with its title."""

    name: str
    values: dict[str, str]
    of: dict[str, list[str]]  # an episode's own, by its slug

    @property
    def tells_apart(self) -> bool:
        """Whether not all episodes have the same."""
        return len({tuple(values) for values in self.of.values()}) > 1


def choices(site: Site) -> list[Choice]:
    """Season and year, newest first, then concept and person by their titles; without what is the same in all."""
    heard = _by_episode((c.id, [h.episode for h in site.hearings[c.id]]) for c in site.catalog.concepts)
    met = _by_episode((p.id, [a.episode for a in site.appearances[p.id]]) for p in site.catalog.people)
    titles = {c.id: c.title for c in site.catalog.concepts}
    names = {p.id: p.name for p in site.catalog.people}
    every = (
        _choice(site, "season", lambda e: [(str(e.season), season_label(site, e.season))] if e.season else []),
        _choice(site, "year", lambda e: [(str(e.date.year), str(e.date.year))]),
        _sorted(_choice(site, "concept", lambda e: [(id_, titles[id_]) for id_ in heard.get(e.slug, ())])),
        _sorted(_choice(site, "person", lambda e: [(id_, names[id_]) for id_ in met.get(e.slug, ())])),
    )
    return [choice for choice in every if choice.tells_apart]


def archive_json(found: Sequence[Choice], leaves: Sequence[Leaf[Episode]]) -> str:
    """The file's text: under `by` the values of each choice with their titles; under `episodes`, newest first, address,
    title, the archive's page that shows the episode, and its own values. Addresses are from the site's root.
    """
    by = {choice.name: list(choice.values.items()) for choice in found}
    episodes = [_facts(episode, leaf, found) for leaf in leaves for episode in leaf.items]
    return json.dumps({"by": by, "episodes": episodes}, ensure_ascii=False, separators=(",", ":"))


def _facts(episode: Episode, leaf: Leaf[Episode], found: Sequence[Choice]) -> dict[str, Any]:
    own = {choice.name: choice.of[episode.slug] for choice in found}
    return {"url": episode.url, "title": episode.title, "page": leaf.url, **own}


def _choice(site: Site, name: str, values: Values) -> Choice:
    of = {episode.slug: list(values(episode)) for episode in site.episodes}
    titles = {value: title for own in of.values() for value, title in own}
    return Choice(name, titles, {slug: [value for value, _ in own] for slug, own in of.items()})


def _sorted(choice: Choice) -> Choice:
    return choice._replace(values=dict(sorted(choice.values.items(), key=lambda one: (one[1].casefold(), one[0]))))


def _by_episode(lists: Iterable[tuple[str, Iterable[Episode]]]) -> dict[str, list[str]]:
    """The ids of the lists in which each episode stands, by its slug."""
    found: dict[str, list[str]] = {}
    for id_, episodes in lists:
        for episode in episodes:
            found.setdefault(episode.slug, []).append(id_)
    return found
