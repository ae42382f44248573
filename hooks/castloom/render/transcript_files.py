"""Transcripts for podcast apps and downloads: WebVTT and plain text."""

from collections.abc import Iterable
from functools import cache

from castloom.model.speech import Turn
from castloom.model.transcript import Transcript


def vtt(transcript: Transcript) -> str:
    """WebVTT with a voice tag in every cue (Apple shows speakers only so)."""
    voices = {block.speaker: f"<v {_escape(block.speaker)}>" if block.speaker else "" for block in transcript.blocks}
    cues = [
        f"{_time(block.start)} --> {_time(block.end)}\n{voices[block.speaker]}{_escape(block.text)}\n"
        for block in transcript.blocks
        if block.start is not None and block.end is not None
    ]
    return "\n".join(("WEBVTT\n", *cues))


def plain_text(turns: Iterable[Turn]) -> str:
    """A line `Name:` for each turn, then its paragraphs."""
    return "\n".join(
        f"{turn.speaker}:\n\n" + "".join(" ".join(s.text for s in p.sentences) + "\n\n" for p in turn.paragraphs)
        for turn in turns
    ).rstrip() + "\n"  # fmt: skip


def _time(seconds: float) -> str:
    minutes, thousandths = divmod(round(seconds * 1000), 60_000)
    return f"{_minutes(minutes)}{thousandths / 1000:06.3f}"


@cache
def _minutes(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}:"


def _escape(text: str) -> str:
    if "&" not in text and "<" not in text and ">" not in text:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
