"""Podlove's JSON transcript: lines with start_ms, end_ms, speaker (an id), voice (the name) and text.

See the type PodloveWebPlayerTranscript in https://github.com/podlove/podlove-ui (packages/types/transcript.d.ts).
"""

from typing import Any

from castloom.source.transcripts.clock import clock_seconds
from castloom.source.transcripts.json_shapes import Said, name_in, seconds_in, text_in

EXAMPLE = '{"start_ms": 500, "end_ms": 4200, "speaker": "1", "voice": "Jane", "text": "Hello."}'


def said(line: dict[str, Any]) -> list[Said]:
    """What one line says."""
    speaker = name_in(line.get("voice")) or name_in(line.get("speaker"))
    return [Said(speaker, text_in(line["text"]), _moment(line, "start"), _moment(line, "end"))]


def _moment(line: dict[str, Any], key: str) -> float:
    """Seconds from start_ms, or from start as `00:01:02.500`."""
    if line.get(f"{key}_ms") is not None:
        return seconds_in(line[f"{key}_ms"], 1000)
    seconds = clock_seconds(text_in(line[key]))
    if seconds is None:
        raise ValueError
    return seconds
