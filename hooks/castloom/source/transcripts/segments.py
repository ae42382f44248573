"""Transcripts in JSON: which program's it is, and its segments as blocks."""

import json
from collections.abc import Callable
from typing import Any

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.telling import Fault, tell
from castloom.source.transcripts import podcast_json, podlove, whisper, whisper_cpp
from castloom.source.transcripts.formats import Format
from castloom.source.transcripts.json_shapes import Said
from castloom.source.transcripts.order import in_order, with_ends
from castloom.source.values.basic import CONTROL

_SEGMENTS: dict[Format, tuple[Callable[[Any], list[Said]], str]] = {
    Format.PODCAST_JSON: (podcast_json.said, podcast_json.EXAMPLE),
    Format.WHISPER: (whisper.said, whisper.EXAMPLE),
    Format.WHISPER_CPP: (whisper_cpp.said, whisper_cpp.EXAMPLE),
    Format.PODLOVE: (podlove.said, podlove.EXAMPLE),
}
_UNREADABLE = (KeyError, TypeError, AttributeError, ValueError, OverflowError)


def read_json(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a segment, or more where a segment holds several voices."""
    document = parsed(text, path, problems)
    kind = json_format(document)
    if document is None or kind is None:
        return ()
    found = _said(document, kind, text, path, problems)
    blocks = tuple(Block(s.speaker, s.text, s.start, s.end, words=s.words) for s in found if s.text)
    return with_ends(in_order(blocks, lambda _: 1, path, problems)) if blocks else ()


def parsed(text: str, path: str, problems: Problems) -> Any:
    """The JSON document; None, and a problem, if the text is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        problems.error(path, fault.lineno, "", f"this is not JSON: {fault.msg}", "export the transcript again")
    except (RecursionError, ValueError):
        problems.error(path, 1, "", "this is not JSON that a transcript needs", "export the transcript again")
    return None


def json_format(document: Any) -> Format | None:
    """Which program's transcript a JSON document is, by its first segment; None if it is none."""
    if isinstance(document, dict):
        if isinstance(document.get("transcription"), list):
            return Format.WHISPER_CPP
        found = document.get("segments") or document.get("words") or document.get("transcripts")
    else:
        found = document
    first = found[0] if isinstance(found, list) and found else None
    return _kind(first) if isinstance(first, dict) else None


def _kind(segment: dict[str, Any]) -> Format | None:
    if "body" in segment:
        return Format.PODCAST_JSON
    if "text" in segment and ("start_ms" in segment or isinstance(segment.get("start"), str)):
        return Format.PODLOVE
    is_whisper = ("text" in segment or "word" in segment) and ("start" in segment or "words" in segment)
    return Format.WHISPER if is_whisper else None


def _items(document: Any, kind: Format) -> list[Any]:
    if kind is Format.WHISPER:
        return whisper.segments(document)
    if isinstance(document, dict):
        keys = ("transcription", "segments", "transcripts")
        return next((document[key] for key in keys if isinstance(document.get(key), list)), [])
    return list(document)


def _said(document: Any, kind: Format, text: str, path: str, problems: Problems) -> list[Said]:
    """What the segments say. A segment that cannot be read is an error, and so is one whose times cannot be."""
    read, example = _SEGMENTS[kind]
    found: list[Said] = []
    unlike: list[Fault] = []
    untimely: list[Fault] = []
    unclean: list[Fault] = []
    try:
        items = _items(document, kind)
    except _UNREADABLE:
        items = [None]
    for number, item in enumerate(items, 1):
        try:
            said = read(item)
        except _UNREADABLE:
            unlike.append(Fault(0, f"segment {number} of this {kind} cannot be read"))
            continue
        if any(s.start < 0 or (s.end is not None and s.end < s.start) for s in said):
            untimely.append(Fault(0, f"segment {number} ends before it begins, or begins before 0"))
        elif any(CONTROL.search(s.speaker + s.text) for s in said):
            unclean.append(Fault(0, f"segment {number} holds a control character"))
        else:
            found += said
    tell(problems.error, text, path, unlike, f"write it like {example}")
    tell(problems.error, text, path, untimely, "correct its times")
    tell(problems.error, text, path, unclean, "delete it, or type the words around it again")
    return found
