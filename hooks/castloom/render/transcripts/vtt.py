"""WebVTT (W3C), the format that Apple prefers."""

from collections.abc import Sequence

from castloom.model.transcript import Block
from castloom.render.transcripts.timed import stamps, timed


def vtt(blocks: Sequence[Block]) -> str:
    """A cue for each timed block, with a voice tag in every cue that has a speaker: Apple shows speakers only so."""
    cues = timed(blocks)
    starts = stamps([round(start * 1000) for start in cues.starts], ".")
    ends = stamps([round(end * 1000) for end in cues.ends], ".")
    voices = {name: f"<v {escaped(name)}>" if name else "" for name in set(cues.speakers)}
    texts = cues.texts if cues.marks.isdisjoint("&<>") else map(escaped, cues.texts)
    rows = zip(starts, ends, cues.speakers, texts, strict=True)
    return "\n".join(["WEBVTT\n", *[f"{start} --> {end}\n{voices[name]}{text}\n" for start, end, name, text in rows]])


def escaped(text: str) -> str:
    """The text with the marks of tags and entities written as entities; no arrow is left in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
