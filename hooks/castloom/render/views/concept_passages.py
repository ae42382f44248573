"""The passages about a concept, for its page: each with as much around it as it takes to understand it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from castloom.model.episode import Episode
from castloom.model.mention import Quotation, State
from castloom.render.passage_links import href, moment
from castloom.render.quoted_html import quoted_html
from castloom.render.sentence_html import plain_html
from castloom.render.site import Hearing, Site
from castloom.render.views.common import View, card, clock_text, state_text
from castloom.render.views.small_scores import score_of_concept
from castloom.render.voice_colours import colours
from castloom.render.words.words import Words

Passage = tuple[Hearing, Quotation | None]
_STATES = {State.MISHEARD: "name_corrected", State.IMPLIED: "marked_by_editor"}  # keys of words
_FILTERS = {State.SPOKEN: "said_by_name", **_STATES}


def passages(hearings: Iterable[Hearing]) -> list[Passage]:
    """Every passage of every episode, newest episode first; an episode without one has one empty entry."""
    return [(h, q) for h in hearings for q in (h.quotations or (None,))]


def heard(site: Site, concept: str, hearing: Hearing, quotations: Sequence[Quotation]) -> View:
    """An episode with the passages of it that stand on the page, and its lanes with all of them as dots."""
    episode = hearing.episode
    sources = site.shared, site.composed[episode.slug], hearing, quotations
    make = partial(_heard, site, concept, hearing, quotations)
    told = site.memory.recall(("heard", concept, episode.slug), sources, make)
    passages = [dict(one) for one in told["passages"]]  # hooks may change a view
    return {**told, "episode": card(site, episode), "passages": passages}


def _heard(site: Site, concept: str, hearing: Hearing, quotations: Iterable[Quotation]) -> View:
    return {
        "state_text": state_text(site.words, hearing),
        "score_html": score_of_concept(site, hearing.episode, concept),
        "passages": [passage(site, hearing.episode, quotation) for quotation in quotations],
    }


def passage(site: Site, episode: Episode, quotation: Quotation) -> View:
    """A passage, and the link that leads to it."""
    spoken = site.composed[episode.slug].spoken
    person = site.people.get(quotation.person)
    voices = spoken.voices if spoken else ()
    return {
        "text_html": _whole(quotation),
        "speaker": quotation.speaker,
        "speaker_url": person.url if person else "",
        "voice": colours(voices).get(quotation.speaker),
        "state": quotation.state.value,
        "state_text": site.words(_STATES[quotation.state]) if quotation.state in _STATES else "",
        "chapter": quotation.chapter,
        **way_to(site, episode, quotation),
    }


def way_to(site: Site, episode: Episode, quotation: Quotation) -> View:
    """Address and time of a passage; `plays` says whether `url` plays it; `place` is where it stands."""
    spoken, start = site.composed[episode.slug].spoken, quotation.start
    return {
        "clock": clock_text(site.words, start, spoken.timing) if spoken else "",
        "plays": bool(moment(episode, start)),
        "url": episode.url + href(episode, quotation),
        "place": f"{episode.url}#{quotation.address}",
    }


def filters(words: Words, quotations: Sequence[Quotation], is_all: bool) -> View | None:
    """What the passages of a page can be chosen by; None if they are all alike.

    `is_all` says that there are no others on further pages.
    """
    speakers = Counter(quotation.speaker for quotation in quotations)
    states = Counter(quotation.state for quotation in quotations)
    if len(speakers) < 2 and len(states) < 2:
        return None
    named = sorted(speakers.items(), key=lambda item: (-item[1], item[0]))
    return {
        "speakers": [
            {"name": name, "text": f"{name or words('unnamed_speaker')} ({words.number(count)})"}
            for name, count in named
        ],
        "states": [
            {"value": state.value, "text": f"{words(key)} ({words.number(states[state])})"}
            for state, key in _FILTERS.items()
            if states[state]
        ],
        "choose_text": words("choose_passages" if is_all else "choose_passages_here"),
        "total_text": words("passages_counted" if is_all else "passages_here", count=len(quotations)),
        "shown_text": words(
            "passages_shown" if is_all else "passages_shown_here", count=len(quotations), shown="{shown}"
        ),
    }


def _whole(quotation: Quotation) -> str:
    """The naming sentence, told apart from what stands around it."""
    named = f'<span class="cast-named">{quoted_html(quotation)}</span>'
    return " ".join(filter(None, (_around(quotation.before), named, _around(quotation.after))))


def _around(text: str) -> str:
    return f'<span class="cast-around">{plain_html(text)}</span>' if text else ""
