"""Transcripts for podcast apps and downloads: WebVTT and plain text."""

from collections.abc import Iterable

from castloom.model.speech import Turn
from castloom.model.transcript import Transcript


def vtt(transcript: Transcript) -> str:
    """WebVTT with a voice tag in every cue (Apple shows speakers only so)."""
    if transcript.as_vtt:
        return transcript.as_vtt
    timed = [block for block in transcript.blocks if block.start is not None and block.end is not None]
    voices = {speaker: f"<v {_escape(speaker)}>" if speaker else "" for speaker in {block.speaker for block in timed}}
    starts = _times([block.start for block in timed])
    ends = _times([block.end for block in timed])
    cues = [
        f"{start} --> {end}\n{voices[block.speaker]}{_escape(block.text)}\n"
        for block, start, end in zip(timed, starts, ends, strict=True)
    ]
    return "\n".join(("WEBVTT\n", *cues))


def plain_text(turns: Iterable[Turn]) -> str:
    """A line `Name:` for each turn, then its paragraphs."""
    return "\n".join(
        f"{turn.speaker}:\n\n" + "".join(" ".join(s.text for s in p.sentences) + "\n\n" for p in turn.paragraphs)
        for turn in turns
    ).rstrip() + "\n"  # fmt: skip


def _times(moments: Iterable[float | None]) -> list[str]:
    """`00:01:02.500` for each of many moments; an hour's minutes are written once."""
    thousandths = [round((moment or 0) * 1000) for moment in moments]
    minutes = {minute: f"{minute // 60:02}:{minute % 60:02}" for minute in {time // 60_000 for time in thousandths}}
    return [f"{minutes[time // 60_000]}:{time % 60_000 / 1000:06.3f}" for time in thousandths]


def _escape(text: str) -> str:
    if "&" not in text and "<" not in text and ">" not in text:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
