"""Which format a transcript is in: told by its content, not by its ending."""

import re

from castloom.model.problem import Problems
from castloom.source.transcripts.formats import Format
from castloom.source.transcripts.markdown import count_names
from castloom.source.transcripts.segments import json_format, parsed
from castloom.source.transcripts.timed_text import begins_timed, shape_of
from castloom.source.transcripts.untimed import own_line_name

_HEADER = re.compile(r"WEBVTT(?:\s|$)")
_JSON = re.compile(r'\{|\[\s*[\[{"\]]')
_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|main|article|section|div|p|cite|time|ul|ol|dl|table|span|h[1-6]|!--)\b|<!--",
    re.IGNORECASE,
)
_CUE = re.compile(r"^[ \t]*-?\d[\d:.,]*[ \t]*-->[^\n]*", re.MULTILINE)
_OF_OTHERS = re.compile(r"<|\{\\rtf")
_USE = f"export it as one of these: {', '.join(Format)}"


def find_format(text: str, path: str, problems: Problems) -> Format | None:
    """The format that a text is written in; None, and a problem that lists what there is, if it is none of them."""
    start = text.lstrip()
    if not start:
        problems.error(path, 1, "", "holds no words", "export the transcript again, or remove the file")
        return None
    if _JSON.match(start) and not _OF_OTHERS.match(start):
        document = parsed(text, path, problems)
        found = json_format(document)
        is_told = document is None
    else:
        found, is_told = _marked(start, path) or _written(text, start, path), False
    if found is None and not is_told:
        problems.error(path, 1, "", "holds no transcript of a kind that is understood", _USE)
    return found


def _marked(start: str, path: str) -> Format | None:
    """The format of a text with tags or arrows."""
    if _HEADER.match(start):
        return Format.VTT
    if _HTML.match(start):
        return Format.HTML
    cue = _CUE.search(start)
    if cue is None:
        return None
    return Format.VTT if path.lower().endswith(".vtt") and "," not in cue[0] else Format.SRT


def _written(text: str, start: str, path: str) -> Format | None:
    """Which of the written formats: that with the most lines that tell a speaker. None if it is not for readers."""
    if _OF_OTHERS.match(start) or path.lower().endswith((".vtt", ".srt")):
        return None
    names = sum(bool(own_line_name(line.strip())) for line in text.split("\n"))
    bold = count_names(text)
    _, timed = shape_of(text)
    if bold and bold >= max(timed, names):
        return Format.MARKDOWN
    is_timed = timed >= max(names, 2) or (timed >= names and begins_timed(text))
    return Format.TIMED_TEXT if is_timed and timed else Format.TEXT
