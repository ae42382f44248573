"""The podcast namespace's JSON transcript: segments with speaker, startTime, endTime and body."""

import json
from math import inf
from typing import Any

from castloom.model.problem import Problems
from castloom.model.transcript import Block

_EXAMPLE = '{"segments": [{"speaker": "Jane", "startTime": 0.5, "endTime": 4.2, "body": "Hello."}]}'


def read_json(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a segment (podcast namespace, transcripts: JSON)."""
    try:
        segments = json.loads(text)["segments"]
        blocks = tuple(_block(segment) for segment in segments)
    except json.JSONDecodeError as fault:
        problems.error(path, fault.lineno, "", f"this is not JSON: {fault.msg}", "export the transcript again")
        return ()
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError):
        problems.error(path, 1, "", "is not a podcast transcript in JSON", f"write it like {_EXAMPLE}")
        return ()
    for number, block in enumerate(blocks, 1):
        if not 0 <= (block.start or 0) <= (block.end or 0) < inf:
            remedy = "correct its startTime and endTime"
            problems.error(path, 1, "", f"segment {number} ends before it begins, or never", remedy)
    return tuple(block for block in blocks if block.text)


def _block(segment: dict[str, Any]) -> Block:
    speaker, said = segment.get("speaker", ""), segment["body"]
    if not isinstance(speaker, str) or not isinstance(said, str):
        raise TypeError
    return Block(speaker.strip(), " ".join(said.split()), float(segment["startTime"]), float(segment["endTime"]))
