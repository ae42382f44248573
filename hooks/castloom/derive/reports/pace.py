"""Words per minute: too many or too few are a sign that words and times do not belong together."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from castloom.derive.reports.finding import Finding, Level, many
from castloom.derive.reports.material import Material
from castloom.derive.reports.timing import LONGEST_GAP, Cue, cues_of

_SLOWEST, _FASTEST = 90, 220  # of a whole episode
_FASTEST_CUE = 400
_LEAST_WORDS = 5  # of a cue: a short one tells nothing
_LEAST_IN_ALL = 50


def pace(material: Material) -> Iterator[Finding]:
    """An episode's words per minute, without long gaps, outside 90 to 220; single cues above 400."""
    cues = [cue for cue in cues_of(material.transcript) if cue.end > cue.start]
    if not cues or material.transcript is None or not _has_blanks(material):
        return
    path = material.transcript.path
    words = sum(cue.words for cue in cues)
    rate = _rate(words, _spoken_seconds(cues))
    if words >= _LEAST_IN_ALL and not _SLOWEST <= rate <= _FASTEST:
        message = f"{rate:,.0f} words per minute in all; people say {_SLOWEST} to {_FASTEST}"
        yield Finding(Level.WARNING, path, 0, message, "are words missing or twice, or are the times of another cut?")
        return  # of what is wrong throughout, single cues tell nothing more
    fast = [cue for cue in cues if cue.words >= _LEAST_WORDS and _rate(cue.words, cue.end - cue.start) > _FASTEST_CUE]
    if fast:
        worst = max(fast, key=lambda cue: _rate(cue.words, cue.end - cue.start))
        message = (
            f"{many(len(fast), 'cue')} with more than {_FASTEST_CUE} words per minute: the first at "
            f"{material.moment(fast[0].start)}, the fastest {_rate(worst.words, worst.end - worst.start):,.0f} at "
            f"{material.moment(worst.start)}"
        )
        yield Finding(Level.WARNING, path, 0, message, "correct the cue's times")


def _spoken_seconds(cues: Sequence[Cue]) -> float:
    """From the first word to the last, without gaps in which nobody speaks for long."""
    last = accumulate((cue.end for cue in cues), max)
    gaps = (cue.start - end for end, cue in zip(last, cues[1:], strict=False))
    return max(cue.end for cue in cues) - cues[0].start - sum(gap for gap in gaps if gap > LONGEST_GAP)


def _rate(words: int, seconds: float) -> float:
    return words / seconds * 60


def _has_blanks(material: Material) -> bool:
    """Whether blanks part words: where they do not, as in Japanese, words cannot be counted so."""
    assert material.transcript is not None
    letters = sum(len(block.text) for block in material.transcript.blocks)
    return letters <= 12 * sum(len(block.text.split()) for block in material.transcript.blocks)
