"""Transcripts for podcast apps and downloads: WebVTT and plain text."""

from collections.abc import Iterable

from castloom.model.speech import Turn
from castloom.model.transcript import Transcript


def vtt(transcript: Transcript) -> str:
    """WebVTT with a voice tag in every cue (Apple shows speakers only so)."""
    cues = (
        f"{_time(block.start)} --> {_time(block.end)}\n<v {_escape(block.speaker)}>{_escape(block.text)}</v>\n"
        if block.speaker
        else f"{_time(block.start)} --> {_time(block.end)}\n{_escape(block.text)}\n"
        for block in transcript.blocks
        if block.start is not None and block.end is not None
    )
    return "\n".join(("WEBVTT\n", *cues))


def plain_text(turns: Iterable[Turn]) -> str:
    """A line `Name:` for each turn, then its paragraphs."""
    return "\n".join(
        f"{turn.speaker}:\n\n" + "".join(" ".join(s.text for s in p.sentences) + "\n\n" for p in turn.paragraphs)
        for turn in turns
    ).rstrip() + "\n"  # fmt: skip


def _time(seconds: float | None) -> str:
    total = round((seconds or 0) * 1000)
    return f"{total // 3_600_000:02}:{total // 60_000 % 60:02}:{total // 1000 % 60:02}.{total % 1000:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
