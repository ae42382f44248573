"""The podcast namespace's JSON transcript: segments with speaker, startTime, endTime and body."""

import json
from typing import Any

from castloom.model.problem import Problems
from castloom.model.transcript import Block

_EXAMPLE = '{"segments": [{"speaker": "Jane", "startTime": 0.5, "endTime": 4.2, "body": "Hello."}]}'


def read_json(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a segment (podcast namespace, transcripts: JSON)."""
    try:
        segments = json.loads(text)["segments"]
        return tuple(_block(segment) for segment in segments)
    except json.JSONDecodeError as fault:
        problems.error(path, fault.lineno, "", f"this is not JSON: {fault.msg}", "export the transcript again")
    except (KeyError, TypeError, ValueError):
        problems.error(path, 1, "", "is not a podcast transcript in JSON", f"it looks like {_EXAMPLE}")
    return ()


def _block(segment: dict[str, Any]) -> Block:
    said = " ".join(str(segment["body"]).split())
    return Block(str(segment.get("speaker", "")), said, float(segment["startTime"]), float(segment["endTime"]))
