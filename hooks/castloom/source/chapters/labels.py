"""Audacity's labels: start, end and title with tabs between, in seconds; a point has its start for its end."""

import re

from castloom.model.problem import Problems
from castloom.source.chapters.marks import fields_of
from castloom.source.telling import Fault, tell
from castloom.source.yamltext import Fields

EXAMPLE = "0.000000, tab, 62.500000, tab, Opening"
LABEL = re.compile(r"(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)(?:\t(.*))?")
_FREQUENCIES = "\\"  # begins a line that tells the frequencies of the label above


def read_labels(text: str, path: str, problems: Problems) -> list[Fields]:
    """A chapter for each label. A region's end is the chapter's."""
    found: list[Fields] = []
    unlike: list[Fault] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = LABEL.fullmatch(line.rstrip())
        if match:
            end = "" if match[1] == match[2] else match[2]
            found.append(fields_of(number, startTime=match[1], endTime=end, title=(match[3] or "").strip()))
        elif line.strip() and not line.startswith(_FREQUENCIES):
            unlike.append(Fault(at, "this is not a label of Audacity"))
        at += len(line) + 1
    tell(problems.error, text, path, unlike, f"write it as {EXAMPLE}")
    return found
