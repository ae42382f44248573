"""The view of the episodes that are related to one, each with the reason in words."""

from collections.abc import Sequence

from castloom.derive.related import Related
from castloom.model.episode import Episode
from castloom.render.site import Site
from castloom.render.views.common import View, card

_FEW = 2  # words where there are concepts too


def related_view(site: Site, episode: Episode) -> list[View]:
    """Three to five episodes, the most related first; fewer or none where there is nothing in common."""
    return [_row(site, one) for one in site.related[episode.slug]]


def _row(site: Site, one: Related) -> View:
    shown = card(site, site.episodes[one.place])
    return {"title": shown["title"], "url": shown["url"], "date": shown["date"], "reason": reason(site, one)}


def reason(site: Site, one: Related) -> str:
    """`Both discuss Execution Debt`, `Both speak of managers, empathy and projects`, or the one and the other."""
    concepts = listed([site.concepts[id_].title for id_ in one.concepts])
    words = listed(one.words[:_FEW] if concepts else one.words)
    if concepts and words:
        return f"Both discuss {concepts}, and speak of {words}"
    return f"Both discuss {concepts}" if concepts else f"Both speak of {words}"


def listed(names: Sequence[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
