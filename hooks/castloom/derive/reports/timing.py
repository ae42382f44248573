"""Times of a transcript against the audio's length and against each other."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from castloom.derive.reports.finding import Finding, Level, many
from castloom.derive.reports.material import Material
from castloom.model.clock import clock
from castloom.model.transcript import Transcript

_SLACK = 1.0  # seconds that a cue may go on past an audio's length, which is known to the second
_OVERLAP = 0.3
LONGEST_GAP = 30.0
_LEAST_PART = 0.8  # of the audio
_UNITS = ((1000, "milliseconds were taken for seconds"), (60, "minutes were taken for hours"))


class Cue(NamedTuple):
    """A block that has both its times."""

    speaker: str
    start: float
    end: float
    words: int


def timing(material: Material) -> Iterator[Finding]:
    """Cues past the audio's end, a transcript that ends early, overlaps, gaps, cues without length, wrong units."""
    cues = cues_of(material.transcript)
    if not cues:
        return
    audio = audio_seconds(material)
    if wrong := _unit(cues, audio):
        yield _finding(material, Level.WARNING, *wrong)
        return  # every other report would say the same once more
    for report in (_past_the_end, _early_end):
        yield from report(cues, audio, material) if audio else ()
    for check in (_overlaps, _gaps, _without_length):
        yield from check(cues, material)


def cues_of(transcript: Transcript | None) -> list[Cue]:
    """The timed blocks by their starts."""
    blocks = transcript.blocks if transcript else ()
    return sorted(
        (
            Cue(b.speaker, b.start, b.end, len(b.text.split()))
            for b in blocks
            if b.start is not None and b.end is not None
        ),
        key=lambda cue: cue.start,
    )


def audio_seconds(material: Material) -> float:
    """The audio's length, or 0 where it is not known."""
    enclosure = material.episode.enclosure
    return enclosure.duration.total_seconds() if enclosure else 0.0


def _finding(material: Material, level: Level, message: str, hint: str) -> Finding:
    assert material.transcript is not None
    return Finding(level, material.transcript.path, 0, message, hint)


def _unit(cues: Sequence[Cue], audio: float) -> tuple[str, str] | None:
    last = max(cue.end for cue in cues)
    for times, fault in _UNITS if audio else ():
        if 0.8 <= last / audio / times <= 1.1:
            message = f"the last words end at {clock(last)}, {times:,} times the audio's {clock(audio)}: {fault}"
            return message, f"divide all times by {times:,}, or export the transcript again"
    if audio and last > 0 and 0.8 <= audio / last / 1000 <= 1.1:
        message = f"the last words end at {last:.2f} s, a thousandth of the audio's {clock(audio)}"
        return message, "multiply all times by 1,000, or export the transcript again"
    return None


def _past_the_end(cues: Sequence[Cue], audio: float, material: Material) -> Iterator[Finding]:
    late = [cue for cue in cues if cue.end > audio + _SLACK]
    if late:
        message = (
            f"{many(len(late), 'cue')} of {len(cues):,} past the end of the audio ({clock(audio)}): the first at "
            f"{material.moment(late[0].start)}, the last until {clock(max(cue.end for cue in late))}"
        )
        hint = "is this the transcript of another cut? Export it again from the audio that is published"
        yield _finding(material, Level.WARNING, message, hint)


def _early_end(cues: Sequence[Cue], audio: float, material: Material) -> Iterator[Finding]:
    last = max(cue.end for cue in cues)
    if last < _LEAST_PART * audio:
        message = f"the last words end at {clock(last)}, but the audio at {clock(audio)}"
        yield _finding(
            material, Level.WARNING, message, "is the transcript whole? Export it again if words are missing"
        )


def _overlaps(cues: Sequence[Cue], material: Material) -> Iterator[Finding]:
    """Two voices may speak at once; one cannot."""
    found: list[tuple[float, Cue, Cue]] = []
    latest = cues[0]
    for cue in cues[1:]:
        shared = min(latest.end, cue.end) - cue.start
        if shared > _OVERLAP:
            found.append((shared, latest, cue))
        latest = max(latest, cue, key=lambda one: one.end)
    if found:
        worst = max(found, key=lambda one: one[0])
        alone = sum(one.speaker == other.speaker for _, one, other in found)
        message = (
            f"{many(len(found), 'overlap')} of cues ({alone:,} of one speaker alone): the first at "
            f"{material.moment(found[0][2].start)}, the worst of {worst[0]:.1f} s at {material.moment(worst[2].start)}"
        )
        level = Level.WARNING if alone else Level.NOTE
        yield _finding(material, level, message, "correct the times, unless two voices are heard at once")


def _gaps(cues: Sequence[Cue], material: Material) -> Iterator[Finding]:
    if cues[0].start > LONGEST_GAP:
        message = f"the first words are at {material.moment(cues[0].start)}"
        yield _finding(material, Level.NOTE, message, "is anything said before? Then the transcript lacks it")
    last = accumulate((cue.end for cue in cues), max)
    gaps = [(cue.start - end, end) for end, cue in zip(last, cues[1:], strict=False)]
    long = [gap for gap in gaps if gap[0] > LONGEST_GAP]
    if long:
        length, end = max(long)
        message = f"{many(len(long), 'gap')} of more than {LONGEST_GAP:.0f} s without words, the longest " + (
            f"{length:.0f} s after {material.moment(end)}"
        )
        yield _finding(material, Level.NOTE, message, "if something is said there, the transcript lacks it")


def _without_length(cues: Sequence[Cue], material: Material) -> Iterator[Finding]:
    empty = [cue for cue in cues if cue.end <= cue.start]
    if empty:
        message = f"{many(len(empty), 'cue')} without length, the first at {material.moment(empty[0].start)}"
        yield _finding(material, Level.WARNING, message, "correct the times: apps may not show such a cue at all")
