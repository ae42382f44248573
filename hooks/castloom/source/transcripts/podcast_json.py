"""The podcast namespace's JSON transcript: segments with speaker, startTime, endTime (if known) and body.

See https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md.
"""

from typing import Any

from castloom.source.transcripts.json_shapes import Said, name_in, seconds_in, seconds_or_none, text_in

EXAMPLE = '{"speaker": "Jane", "startTime": 0.5, "endTime": 4.2, "body": "Hello."}'


def said(segment: dict[str, Any]) -> list[Said]:
    """What one segment says."""
    start, end = seconds_in(segment["startTime"]), seconds_or_none(segment.get("endTime"))
    return [Said(name_in(segment.get("speaker")), text_in(segment["body"]), start, end)]
