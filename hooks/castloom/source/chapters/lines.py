"""Lines of time and title, as Podlove, mp4chaps and Auphonic write them: `00:01:02.500 Title <https://…>`."""

from castloom.model.problem import Problems
from castloom.source.chapters.marks import fields_of, mark_in
from castloom.source.telling import Fault, tell
from castloom.source.yamltext import Fields

EXAMPLE = "00:01:02.500 Opening"


def read_lines(text: str, path: str, problems: Problems) -> list[Fields]:
    """A chapter for each line. An address in angle brackets at its end is the chapter's."""
    found: list[Fields] = []
    unlike: list[Fault] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if mark := mark_in(line):
            found.append(fields_of(number, startTime=mark.time, title=mark.title, url=mark.url))
        elif line.strip():
            unlike.append(Fault(at, "this line is not a time and a title"))
        at += len(line) + 1
    tell(problems.error, text, path, unlike, f"write it as {EXAMPLE}")
    return found
