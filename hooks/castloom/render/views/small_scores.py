"""An episode's lanes, low, for lists and for the pages of concepts and persons."""

from functools import partial

from castloom.derive.conversation import LANES
from castloom.model.episode import Episode
from castloom.render.composed import Spoken
from castloom.render.conversation_map import small_score_svg, with_dots
from castloom.render.site import Site


def small_score(site: Site, episode: Episode) -> str:
    """Who speaks when in the episode; "" without a transcript. Made once, placed on many pages."""
    made = site.scores.get(episode.slug)
    if made is None:
        spoken = site.composed[episode.slug].spoken
        made = site.memory.recall(("score", episode.slug), spoken, partial(_small_score, spoken))
        site.scores[episode.slug] = made
    return made


def _small_score(spoken: Spoken | None) -> str:
    return small_score_svg(spoken.conversation) if spoken and spoken.conversation.lanes else ""


def score_of_concept(site: Site, episode: Episode, concept: str) -> str:
    """The lanes with a dot wherever the concept is spoken of; "" where nobody does."""
    spoken = site.composed[episode.slug].spoken
    if spoken is None:
        return ""
    lanes = {speaker: min(lane, LANES - 1) for lane, speaker in enumerate(spoken.voices)}
    placed = zip(spoken.conversation.places, spoken.quotations, strict=True)
    dots = [(step, lanes[said.speaker]) for step, said in placed if said.concept == concept]
    return with_dots(small_score(site, episode), dots) if dots else ""
