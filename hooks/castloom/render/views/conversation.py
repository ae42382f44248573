"""The conversation map of an episode's page: the drawing, links on it, and whose lane is which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from castloom.derive.chapters import shown_chapters
from castloom.derive.conversation import LANES
from castloom.model.episode import Episode
from castloom.model.mention import Quotation
from castloom.render.composed import Spoken
from castloom.render.conversation_map import lane_voice, score_svg, steps
from castloom.render.passage_links import href
from castloom.render.site import Site
from castloom.render.views.common import View, clock_text, share_text
from castloom.render.words.words import Words

_NEAR = 0.035  # of the width: links this far apart are 24 pixels wide, for fingers, from the width of a tablet on
_NEAR_ON_PHONES = 0.085
_NAMES = 3


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
    return {
        "svg_html": score_svg(drawn, width, _label(site.words, episode, spoken, bool(dots)), dots, chapters),
        "marks": list(_marks(site, episode, spoken, passages, width)),
        "voices": _voices(site, spoken),
        "lanes": len(drawn.lanes),
        "note": _note(site.words, spoken),
    }


def plain_score(words: Words, episode: Episode, spoken: Spoken) -> str:
    """The drawing alone, without dots; "" where nobody says anything."""
    drawn = spoken.conversation
    if not drawn.lanes:
        return ""
    seconds = episode.enclosure.duration.total_seconds() if episode.enclosure else 0
    chapters = [chapter.start.total_seconds() for chapter in shown_chapters(episode)]
    return score_svg(drawn, steps(drawn, seconds), _label(words, episode, spoken, False), (), chapters)


def _label(words: Words, episode: Episode, spoken: Spoken, has_concepts: bool) -> str:
    length = episode.enclosure.duration if episode.enclosure and spoken.conversation.is_timed else None
    return words(
        f"map_label{'_along' if length else ''}{'_concepts' if has_concepts else ''}",
        length=words.length(length) if length else "",
        voices=words("voices_counted", count=len(spoken.voices)),
        turns=words("turns_counted", count=sum(spoken.conversation.turns)),
    )


def _note(words: Words, spoken: Spoken) -> str:
    """How the drawing came about, if not by sure times."""
    if not spoken.conversation.is_timed:
        return words("map_by_words")
    return "" if spoken.timing.is_sure else words("map_by_estimate")


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
    words = site.words
    names = [site.concepts[id_].title + (f" ({n})" if n > 1 else "") for id_, n in counts.items()]
    told = words.commas(names)
    if len(names) > _NAMES + 1:
        told = words("names_and_more", names=words.commas(names[:_NAMES]), count=len(names) - _NAMES)
    when = clock_text(words, quotations[0].start, spoken.timing)
    who = quotations[0].speaker or words("unnamed_speaker")
    return words.colon(words.commas((when, who)), told)


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
        rows.append(
            _voice(
                site,
                spoken,
                LANES - 1,
                site.words("others_counted", count=len(others)),
                "",
                share,
                sum(turns[LANES - 1 :]),
            )
        )
    return rows


def _voice(site: Site, spoken: Spoken, lane: int, name: str, person: str, share: float, turns: int) -> View:
    known = site.people.get(person)
    return {
        "name": name or site.words("unnamed_speaker"),
        "url": known.url if known else "",
        "lane": lane,
        "voice": lane_voice(spoken.conversation, lane),
        "share_text": share_text(site.words, share),
        "turns_text": site.words("turns_counted", count=turns),
    }
