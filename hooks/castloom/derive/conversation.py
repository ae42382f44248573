"""Who speaks when, and where concepts come up: what the map of a conversation is drawn of."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from castloom.model.mention import Quotation
from castloom.model.speech import Speech

STEPS = 1200  # from the first word to the last: on a wide screen, a step is a pixel
LANES = 8  # voices beyond share the last one

_Bar = tuple[str, int, int]  # a speaker, and the steps from which and to which they speak


class Conversation(NamedTuple):
    """An episode along a line of `STEPS`. A step is so many seconds long; or so many words, where not all have times.

    `lanes` are those of the voices in their order: steps of silence and of speech by turns, beginning with silence.
    `turns` are how often each voice begins to speak, `places` the steps at which the episode's quotations begin.
    """

    is_timed: bool = False
    step: float = 0
    lanes: tuple[tuple[int, ...], ...] = ()
    turns: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


NO_CONVERSATION = Conversation()


def conversation(said: Speech, voices: Sequence[str], quoted: Sequence[Quotation]) -> Conversation:
    """What was said, in the lanes of `voices`; `quoted` are the episode's quotations."""
    turns = [0] * len(voices)
    for voice in said.voices.values():
        turns[voices.index(voice.speaker)] += 1
    starts = [start for start in said.starts if start is not None]
    ends = [end for end in said.ends if end is not None]
    last = max(ends, default=0)
    if last > 0 and len(starts) == len(ends) == len(said.texts):
        step = last / STEPS
        bars = _by_time(said, starts, ends, step)
        at = [quotation.start or 0 for quotation in quoted]
    else:
        spoken = [0, *accumulate(text.count(" ") + 1 for text in said.texts)]
        step, last = spoken[-1] / STEPS, 0
        bars = _by_words(said, spoken, step)
        at = [spoken[quotation.row] for quotation in quoted]
    places = tuple(min(int(place / step), STEPS - 1) for place in at)
    return Conversation(last > 0, step, _lanes(bars, voices), tuple(turns), places)


def _by_time(said: Speech, starts: Sequence[float], ends: Sequence[float], step: float) -> Iterator[_Bar]:
    """A bar for each turn, cut where its voice pauses."""
    pause = 2 * step
    pauses = [row for row, (end, start) in enumerate(zip(ends, starts[1:], strict=False), 1) if start - end >= pause]
    speaker = ""
    for first, after in pairwise([*sorted({*said.voices, *pauses}), len(starts)]):
        speaker = said.voices[first].speaker if first in said.voices else speaker
        yield speaker, int(starts[first] / step), int(ends[after - 1] / step)


def _by_words(said: Speech, spoken: Sequence[int], step: float) -> Iterator[_Bar]:
    """A bar for each turn; `spoken` are the words before each sentence."""
    for voice, (first, after) in zip(said.voices.values(), pairwise([*said.voices, len(said.texts)]), strict=True):
        yield voice.speaker, int(spoken[first] / step), int(spoken[after] / step)


def _lanes(bars: Iterable[_Bar], voices: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Silence and speech of each lane. The shortest bar is a step; bars less than two steps apart are one."""
    lanes = {speaker: min(lane, LANES - 1) for lane, speaker in enumerate(voices)}
    runs: list[list[int]] = [[] for _ in voices[:LANES]]
    reached = [0] * len(runs)
    for speaker, begin, finish in bars:
        lane = lanes[speaker]
        run, reach = runs[lane], reached[lane]
        start = min(begin, STEPS - 1)
        end = max(finish, start + 1)
        if run and start - reach < 2:
            run[-1] += max(0, end - reach)
        else:
            run += (start - reach, end - start)
        reached[lane] = max(reach, end)
    return tuple(map(tuple, runs))
