"""A transcript's bytes as text. Programs on Windows write UTF-16, which is read as well as UTF-8."""

import codecs
from pathlib import Path

from castloom.model.problem import Problems
from castloom.source.plain import plain_text

_EXPORT = "export it as WebVTT, SRT, JSON or text"


def read_transcript_text(root: Path, path: str, problems: Problems, export: str = _EXPORT) -> str | None:
    """The file's text with plain line ends and no byte-order mark; None, and a problem, if it cannot be read.

    Control characters are problems too, and left out, so that what follows is read all the same. `export` is the
    remedy for a file that is no text.
    """
    try:
        return transcript_text((root / path).read_bytes(), path, problems, export)
    except OSError as fault:
        problems.error(path, 0, "", f"cannot be read: {fault.strerror}", "check that the file is there and readable")
        return None


def transcript_text(raw: bytes, path: str, problems: Problems, export: str = _EXPORT) -> str | None:
    """The text of a transcript file's bytes, as `read_transcript_text` gives it."""
    if raw.startswith((b"PK\3\4", b"%PDF", b"\xd0\xcf\x11\xe0")):
        problems.error(path, 0, "", "is a Word, PDF or zip file", export)
        return None
    encoding = _encoding(raw)
    try:
        text = raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        if encoding == "utf-8" and b"\0" in raw:
            problems.error(path, 0, "", "is no text, but audio or some program's own file", export)
            return None
        line = raw.count("\n".encode(encoding), 0, fault.start) + 1
        problems.error(path, line, "", f"this file is not {encoding.upper()} text", "save it with the encoding UTF-8")
        return None
    return plain_text(text, raw, path, problems)


def _encoding(raw: bytes) -> str:
    """UTF-16 if a mark says so, or if every second byte of the beginning is zero, as in Latin letters; else UTF-8."""
    if raw.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if raw.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    first, second = raw[:200:2], raw[1:200:2]
    if len(second) > 3 and second.count(0) > len(second) // 2 and not first.count(0):
        return "utf-16-le"
    if len(second) > 3 and first.count(0) > len(first) // 2 and not second.count(0):
        return "utf-16-be"
    return "utf-8"
