"""What a report tells an editor."""

from dataclasses import dataclass
from enum import StrEnum

from castloom.model.problem import Problem, Severity


class Level(StrEnum):
    """How much a finding matters: a note is a fact that may be quite right; the others are as problems have them."""

    NOTE = "note"
    WARNING = Severity.WARNING.value
    ERROR = Severity.ERROR.value


@dataclass(frozen=True)
class Finding:
    """One finding and its remedy, with `path`, `line`, `message` and `hint` as a `Problem` has them.

    The line of a transcript's cue is not known after reading (0): the message gives time and address instead.
    """

    level: Level
    path: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return str(Problem(self.path, self.line, "", self.message, self.hint))


def as_finding(problem: Problem) -> Finding:
    """A problem of the sources, told among the findings."""
    message = f"{problem.key}: {problem.message}" if problem.key else problem.message
    return Finding(Level(problem.severity.value), problem.path, problem.line, message, problem.hint)


def one_line(text: str) -> str:
    """The text with single blanks, and without what a terminal would take for a command."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def quoted(text: str) -> str:
    """The text on one line, in quotation marks."""
    return f'"{one_line(text)}"'


def many(count: int, noun: str) -> str:
    """ "1 cue", "3 cues"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
