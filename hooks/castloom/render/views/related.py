"""The view of the episodes that are related to one, each with the reason in words."""

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
    say = site.words
    concepts = say.listed([site.concepts[id_].title for id_ in one.concepts])
    words = say.listed(one.words[:_FEW] if concepts else one.words)
    key = "speak_of" if not concepts else "discuss_and_speak_of" if words else "discuss"
    return say(key, concepts=concepts, words=words)
