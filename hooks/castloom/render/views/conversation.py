"""The conversation map of an episode's page: the drawing, links on it, and whose lane is which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from castloom.derive.chapters import shown_chapters
from castloom.derive.conversation import LANES
from castloom.model.clock import spoken_length
from castloom.model.episode import Episode
from castloom.model.mention import Quotation
from castloom.render.composed import Spoken
from castloom.render.conversation_map import lane_voice, score_svg, steps
from castloom.render.site import Site
from castloom.render.views.common import View, plural, share_text
from castloom.render.views.moments import clock_text, href

_NEAR = 0.035  # of the width: links this far apart are 24 pixels wide, for fingers, from the width of a tablet on
_NEAR_ON_PHONES = 0.085
_NAMES = 3
_BY_WORDS = "Drawn by words: the transcript has no times."
_ESTIMATED = "Drawn by estimated times."


@dataclass
class _Link:
    """Passages of one lane that are near each other, and their steps."""

    lane: int
    steps: list[int]
    quotations: list[Quotation]


def map_view(site: Site, episode: Episode, spoken: Spoken) -> View | None:
    """The map; None where nobody says anything."""
    drawn = spoken.conversation
    if not drawn.lanes:
        return None
    seconds = episode.enclosure.duration.total_seconds() if episode.enclosure else 0
    width = steps(drawn, seconds)
    lanes = {speaker: min(lane, LANES - 1) for lane, speaker in enumerate(spoken.voices)}
    placed = zip(drawn.places, spoken.quotations, strict=True)
    passages = [(step, lanes[q.speaker], q) for step, q in placed if q.concept in site.concepts]
    passages.sort(key=lambda passage: passage[:2])
    chapters = [chapter.start.total_seconds() for chapter in shown_chapters(episode)]
    dots = [(step, lane) for step, lane, _ in passages]
    naming = ", and where they name concepts" if dots else ""
    return {
        "svg_html": score_svg(drawn, width, _label(episode, spoken) + naming, dots, chapters),
        "marks": list(_marks(site, episode, spoken, passages, width)),
        "voices": _voices(site, spoken),
        "lanes": len(drawn.lanes),
        "note": "" if spoken.timing.is_sure and drawn.is_timed else _ESTIMATED if drawn.is_timed else _BY_WORDS,
    }


def plain_score(episode: Episode, spoken: Spoken) -> str:
    """The drawing alone, without dots; "" where nobody says anything."""
    drawn = spoken.conversation
    if not drawn.lanes:
        return ""
    seconds = episode.enclosure.duration.total_seconds() if episode.enclosure else 0
    chapters = [chapter.start.total_seconds() for chapter in shown_chapters(episode)]
    return score_svg(drawn, steps(drawn, seconds), _label(episode, spoken), (), chapters)


def _label(episode: Episode, spoken: Spoken) -> str:
    turns = plural(sum(spoken.conversation.turns), "turn")
    length = episode.enclosure.duration if episode.enclosure and spoken.conversation.is_timed else None
    along = f" along {spoken_length(length)}" if length else ""
    return f"Who speaks when{along}: {plural(len(spoken.voices), 'voice')} in {turns}"


def _marks(
    site: Site, episode: Episode, spoken: Spoken, passages: Sequence[tuple[int, int, Quotation]], width: int
) -> Iterator[View]:
    """Links in the order of time. On phones those with `is_close` give room to the one before."""
    reached: dict[int, int] = {}
    for link in _links(passages, width):
        start = link.steps[0]
        is_close = start - reached.get(link.lane, -width) < _NEAR_ON_PHONES * width
        if not is_close:
            reached[link.lane] = start
        yield {
            "href": href(episode, link.quotations[0]),
            "text": _text(site, spoken, link.quotations),
            "lane": link.lane,
            "at": f"{100 * start / width:.1f}",
            "reach": f"{100 * (link.steps[-1] - start) / width:.1f}",
            "is_close": is_close,
        }


def _links(passages: Sequence[tuple[int, int, Quotation]], width: int) -> list[_Link]:
    links: list[_Link] = []
    newest: dict[int, _Link] = {}
    for step, lane, quotation in passages:
        link = newest.get(lane)
        if link and step - link.steps[0] < _NEAR * width:
            link.steps.append(step)
            link.quotations.append(quotation)
        else:
            newest[lane] = _Link(lane, [step], [quotation])
            links.append(newest[lane])
    return links


def _text(site: Site, spoken: Spoken, quotations: Sequence[Quotation]) -> str:
    """`7:45, Ada Reef: Spring tide (2), Neap tide`."""
    counts: dict[str, int] = {}
    for quotation in quotations:
        counts[quotation.concept] = counts.get(quotation.concept, 0) + 1
    names = [site.concepts[id_].title + (f" ({n})" if n > 1 else "") for id_, n in counts.items()]
    if len(names) > _NAMES + 1:
        names[_NAMES:] = [f"and {len(names) - _NAMES} more"]
    when = clock_text(spoken, quotations[0].start)
    who = quotations[0].speaker or "Unnamed speaker"
    return f"{when}, {who}: {', '.join(names)}" if when else f"{who}: {', '.join(names)}"


def _voices(site: Site, spoken: Spoken) -> list[View]:
    """Whose lane is which, with their share of the words and how often they speak."""
    words = {share.speaker: share for share in spoken.shares}
    total = sum(share.words for share in spoken.shares)
    named = spoken.voices if len(spoken.voices) <= LANES else spoken.voices[: LANES - 1]
    turns = spoken.conversation.turns
    rows = [
        _voice(site, spoken, lane, speaker, words[speaker].person, words[speaker].words / total, turns[lane])
        for lane, speaker in enumerate(named)
    ]
    others = spoken.voices[len(named) :]
    if others:
        share = sum(words[speaker].words for speaker in others) / total
        rows.append(_voice(site, spoken, LANES - 1, f"{len(others)} others", "", share, sum(turns[LANES - 1 :])))
    return rows


def _voice(site: Site, spoken: Spoken, lane: int, name: str, person: str, share: float, turns: int) -> View:
    known = site.people.get(person)
    return {
        "name": name or "Unnamed speaker",
        "url": known.url if known else "",
        "lane": lane,
        "voice": lane_voice(spoken.conversation, lane),
        "share_text": share_text(share),
        "turns_text": plural(turns, "turn"),
    }
