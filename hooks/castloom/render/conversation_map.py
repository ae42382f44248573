"""An episode drawn as a score: one lane per voice along the audio, a dot where a concept is named, a gap at a chapter.

Every coordinate is whole: steps across, lanes down. The drawing takes any width; its look is castloom.css alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from castloom.derive.conversation import LANES, STEPS, Conversation
from castloom.render.voice_colours import COLOURS

LANE_HEIGHT = 24  # pixels, as in castloom.css: high enough for a finger
_SMALL = 10
_COARSE = 4  # steps of the whole drawing that are one of the small one


def steps(conversation: Conversation, seconds: float) -> int:
    """How many steps the whole line has, for audio of so many seconds (0 if nobody has measured it)."""
    audio = round(seconds / conversation.step) if conversation.is_timed else 0
    return max(STEPS, audio)


def score_svg(
    conversation: Conversation,
    width: int,
    label: str,
    dots: Iterable[tuple[int, int]] = (),
    chapters: Sequence[float] = (),
    *,
    lane_height: int = LANE_HEIGHT,
) -> str:
    """The drawing, `width` steps wide; `dots` are steps and lanes, `chapters` the seconds at which they begin.

    With label "" it is a picture that says nothing to who does not see it. `data-ms` is the time of the whole width.
    """
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    count = len(conversation.lanes)
    timed = f' data-ms="{round(width * conversation.step * 1000)}"' if conversation.is_timed else ""
    lanes = "".join(_lane(conversation, lane) for lane in range(count))
    cuts = _cuts(conversation, chapters, count) if conversation.is_timed else ""
    return (
        f'<svg class="cast-score" {told} viewBox="0 0 {width} {count}" height="{count * lane_height}"'
        f' preserveAspectRatio="none"{timed}>{lanes}{cuts}{_dots(dots)}</svg>'
    )


def small_score_svg(conversation: Conversation) -> str:
    """The lanes alone, low and coarse, as far as somebody speaks; a picture beside words that say the same."""
    lanes = tuple(tuple(_coarse(runs)) for runs in conversation.lanes)
    small = conversation._replace(step=conversation.step * _COARSE, lanes=lanes)
    return score_svg(small, STEPS // _COARSE, "", lane_height=_SMALL)


def small_lanes(conversation: Conversation, seconds: float) -> tuple[int, list[list[str]]]:
    """Width and lanes of the small drawing along the audio, each lane as its voice and path; none without times."""
    if not conversation.is_timed:
        return 1, []
    lanes = (_bars(tuple(_coarse(runs))) for runs in conversation.lanes)
    drawn = [[lane_voice(conversation, n), f"M0 {n}.5{bars}"] for n, bars in enumerate(lanes)]
    return steps(conversation, seconds) // _COARSE, drawn


def with_dots(small_score: str, dots: Iterable[tuple[int, int]]) -> str:
    """A small score with dots at steps and lanes of the whole drawing."""
    placed = ((step // _COARSE, lane) for step, lane in dots)
    return f"{small_score.removesuffix('</svg>')}{_dots(placed)}</svg>"


def _coarse(runs: Sequence[int]) -> Iterator[int]:
    """Silence and speech by turns, in larger steps: what is too short to be seen apart becomes one."""
    at = reached = begun = 0
    for silence, speech in zip(runs[::2], runs[1::2], strict=True):
        start, at = (at + silence) // _COARSE, at + silence + speech
        if reached and start <= reached:
            reached = max(reached, -(-at // _COARSE))
            continue
        if reached:
            yield reached - begun
        yield start - reached
        begun, reached = start, -(-at // _COARSE)
    if reached:
        yield reached - begun


def lane_voice(conversation: Conversation, lane: int) -> str:
    """The end of the class that gives a lane its colour; one that several voices share has none of theirs."""
    is_shared = lane == LANES - 1 and len(conversation.turns) > LANES
    return "others" if is_shared else str(lane % COLOURS)


def _lane(conversation: Conversation, lane: int) -> str:
    bars = _bars(conversation.lanes[lane])
    return f'<path class="cast-score__lane cast-voice-{lane_voice(conversation, lane)}" d="M0 {lane}.5{bars}"/>'


def _bars(runs: tuple[int, ...]) -> str:
    return "m%d 0h%d" * (len(runs) // 2) % runs


def _cuts(conversation: Conversation, chapters: Iterable[float], height: int) -> str:
    lines = "".join(f"M{round(start / conversation.step)} 0v{height}" for start in chapters if start > 0)
    return f'<path class="cast-score__cuts" d="{lines}"/>' if lines else ""


def _dots(dots: Iterable[tuple[int, int]]) -> str:
    """Each dot is a line of no length with round ends."""
    points = "".join(f"M{step} {lane}.5h0" for step, lane in sorted(set(dots)))
    # The first is what sets dots off from the lane that they lie on.
    return (
        f'<path class="cast-score__rims" d="{points}"/><path class="cast-score__dots" d="{points}"/>' if points else ""
    )
