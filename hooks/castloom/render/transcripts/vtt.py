"""WebVTT (W3C), the format that Apple prefers."""

import re
from collections.abc import Sequence

from castloom.model.transcript import Block
from castloom.render.transcripts.timed import stamps, timed

_LINE = 65  # characters at most (podcast namespace, transcripts); a longer word stays whole
_SPARE = 6  # characters that a line may have beyond its share, so that words fit
_LINES = [re.compile(rf" *([^ ].{{0,{width - 1}}}(?= |$)|[^ ]+)").findall for width in range(1, _LINE + 1)]


def vtt(blocks: Sequence[Block]) -> str:
    """A cue for each timed block, with a voice tag in every cue that has a speaker: Apple shows speakers only so."""
    cues = timed(blocks)
    starts = stamps([round(start * 1000) for start in cues.starts], ".")
    ends = stamps([round(end * 1000) for end in cues.ends], ".")
    voices = {name: f"<v {escaped(name)}>" if name else "" for name in set(cues.speakers)}
    texts = cues.texts if cues.marks.isdisjoint("&<>") else map(escaped, cues.texts)
    lines = [in_lines(text) if len(text) > _LINE else text for text in texts]
    rows = zip(starts, ends, cues.speakers, lines, strict=True)
    return "\n".join(["WEBVTT\n", *[f"{start} --> {end}\n{voices[name]}{text}\n" for start, end, name, text in rows]])


def escaped(text: str) -> str:
    """The text with the marks of tags and entities written as entities; no arrow is left in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_lines(text: str) -> str:
    """A long text in lines of about the same length."""
    share = len(text) // -(-len(text) // (_LINE - _SPARE))
    return "\n".join(_LINES[share + _SPARE - 1](text))
