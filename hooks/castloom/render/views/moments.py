"""Where a passage leads from outside its transcript: to its place, and where audio can play, to its moment."""

from castloom.model.clock import clock
from castloom.model.episode import Episode
from castloom.model.mention import Quotation, State
from castloom.model.transcript import Timing
from castloom.render.composed import Spoken
from castloom.render.conversation_map import COLOURS
from castloom.render.site import Hearing, Site
from castloom.render.views.common import View

_FIRST, _FURTHER = 5, 45
_STATES = {State.MISHEARD: ", name corrected", State.IMPLIED: ", marked by an editor"}


def href(episode: Episode, quotation: Quotation) -> str:
    """Where the passage stands, from its episode's page."""
    plays = quotation.start is not None and episode.enclosure is not None
    return f"?t={int(quotation.start or 0)}#{quotation.address}" if plays else f"#{quotation.address}"


def clock_text(spoken: Spoken, start: float | None) -> str:
    """`7:45`, `about 7:45` where times are estimated, "" where there are none."""
    if start is None:
        return ""
    return f"{'about ' if spoken.timing is Timing.ESTIMATED else ''}{clock(start)}"


def lead_text(episode: Episode, start: float | None) -> str:
    """What stands before the time of a passage, or before its number where it has no time."""
    if start is None:
        return "Passage"
    return "Play from" if episode.enclosure else "Read from"


def voices_of(spoken: Spoken) -> dict[str, int]:
    """The colour of each speaker."""
    return {speaker: lane % COLOURS for lane, speaker in enumerate(spoken.voices)}


def moments(site: Site, hearing: Hearing) -> View:
    """The first passages of a concept in an episode, those folded up behind them, and how many more there are."""
    spoken = site.composed[hearing.episode.slug].spoken
    if spoken is None:
        return {"moments": [], "folded": [], "left_out": 0}
    voices, shown = voices_of(spoken), hearing.quotations[: _FIRST + _FURTHER]
    made = [_moment(hearing.episode, spoken, quotation, voices, n) for n, quotation in enumerate(shown, 1)]
    if len(made) == _FIRST + 1:  # to fold up a single one saves no room
        return {"moments": made, "folded": [], "left_out": 0}
    left_out = len(hearing.quotations) - len(made)
    return {"moments": made[:_FIRST], "folded": made[_FIRST:], "left_out": left_out}


def _moment(episode: Episode, spoken: Spoken, quotation: Quotation, voices: dict[str, int], number: int) -> View:
    return {
        "href": href(episode, quotation),
        "lead": lead_text(episode, quotation.start),
        "text": clock_text(spoken, quotation.start) or str(number),
        "who": f", {quotation.speaker or 'Unnamed speaker'}{_STATES.get(quotation.state, '')}",
        "voice": voices[quotation.speaker],
    }
