"""The formats of chapter files, told by their content and not by their ending."""

import re
from collections.abc import Callable
from enum import StrEnum

from castloom.model.problem import Problems
from castloom.source.chapters import ffmetadata, json_chapters, labels, lines, psc
from castloom.source.chapters.marks import mark_in
from castloom.source.yamltext import Fields


class Format(StrEnum):
    """A format by the name that editors know."""

    JSON = "JSON chapters"
    PSC = "Podlove XML"
    FFMETADATA = "ffmetadata"
    LABELS = "Audacity labels"
    LINES = "lines such as 00:01:02 Title"


# How a format is read, and a chapter in it.
READERS: dict[Format, tuple[Callable[[str, str, Problems], list[Fields]], str]] = {
    Format.JSON: (json_chapters.read_json_chapters, json_chapters.EXAMPLE),
    Format.PSC: (psc.read_psc, psc.EXAMPLE),
    Format.FFMETADATA: (ffmetadata.read_ffmetadata, ffmetadata.EXAMPLE),
    Format.LABELS: (labels.read_labels, labels.EXAMPLE),
    Format.LINES: (lines.read_lines, lines.EXAMPLE),
}
_JSON = re.compile(r"\{(?!\\rtf)|\[\s*[{\]]")


def format_of(text: str) -> Format | None:
    """The format of a text that is not empty; None if it is none of these."""
    start = text.lstrip()
    if start.startswith(";FFMETADATA"):
        return Format.FFMETADATA
    if _JSON.match(start):
        return Format.JSON
    if start.startswith("<"):
        return Format.PSC if "chapter" in start else None
    if any(labels.LABEL.fullmatch(line.rstrip()) for line in text.split("\n")):
        return Format.LABELS
    return Format.LINES if any(mark_in(line) for line in text.split("\n")) else None
