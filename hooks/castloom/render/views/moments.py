"""The moments at which an episode speaks of a concept, each as a link to it."""

from collections.abc import Mapping

from castloom.model.episode import Episode
from castloom.model.mention import Quotation, State
from castloom.render.composed import Spoken
from castloom.render.passage_links import href
from castloom.render.site import Hearing, Site
from castloom.render.views.common import View, clock_text
from castloom.render.voice_colours import colours
from castloom.render.words.words import Words

_FIRST, _FURTHER = 5, 45
_STATES = {State.MISHEARD: "name_corrected_within", State.IMPLIED: "marked_by_editor_within"}  # keys of words


def moments(site: Site, hearing: Hearing) -> View:
    """The first passages of a concept in an episode, those folded up behind them, and how many more there are."""
    spoken = site.composed[hearing.episode.slug].spoken
    if spoken is None:
        return {"moments": [], "folded": [], "left_out": 0}
    voices, shown = colours(spoken.voices), hearing.quotations[: _FIRST + _FURTHER]
    made = [_moment(site.words, hearing.episode, spoken, q, voices, n) for n, q in enumerate(shown, 1)]
    if len(made) == _FIRST + 1:  # to fold up a single one saves no room
        return {"moments": made, "folded": [], "left_out": 0}
    left_out = len(hearing.quotations) - len(made)
    return {"moments": made[:_FIRST], "folded": made[_FIRST:], "left_out": left_out}


def _moment(
    words: Words, episode: Episode, spoken: Spoken, quotation: Quotation, voices: Mapping[str, int], number: int
) -> View:
    """A link to a passage, of which the time is seen, or its number where it has no time; the rest is heard only."""
    start = quotation.start
    key = "passage_number" if start is None else "play_from" if episode.enclosure else "read_from"
    lead, after = words.around(key, "number" if start is None else "time")
    state = words(_STATES[quotation.state]) if quotation.state in _STATES else ""
    return {
        "href": href(episode, quotation),
        "lead": lead,
        "text": clock_text(words, start, spoken.timing) or words.number(number),
        "who": after + words("list_between") + words.commas((quotation.speaker or words("unnamed_speaker"), state)),
        "voice": voices[quotation.speaker],
    }
