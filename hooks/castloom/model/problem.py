"""What is wrong with a show: where, what, and what to write instead."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning stops it in strict mode only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault and its remedy, for an editor.

    `path` is relative to the show's folder with forward slashes; `line` counts from 1, or is 0 where no
    single line is to blame; `key` is the front matter key, or "" ; `message` says what is wrong and `hint`
    what to write instead.
    """

    path: str
    line: int
    key: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        key = f"{self.key}: " if self.key else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}: {key}{self.message}{hint}"


class Problems:
    """Collects every problem of a run, so that an editor sees the whole list at once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def error(self, path: str, line: int, key: str, message: str, hint: str = "") -> None:
        self._found[Problem(path, line, key, message, hint)] = None

    def warn(self, path: str, line: int, key: str, message: str, hint: str = "") -> None:
        self._found[Problem(path, line, key, message, hint, Severity.WARNING)] = None

    def add(self, problems: Iterable[Problem]) -> None:
        self._found.update(dict.fromkeys(problems))

    @property
    def all(self) -> list[Problem]:
        """All errors, then all warnings."""
        return [*self.errors, *self.warnings]

    @property
    def errors(self) -> list[Problem]:
        """All errors by path and line."""
        return sorted(p for p in self._found if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> list[Problem]:
        """All warnings by path and line."""
        return sorted(p for p in self._found if p.severity is Severity.WARNING)


class Unreadable(ValueError):  # noqa: N818 - it is said of a value
    """A value that cannot be understood: what is wrong, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def nearest_name(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or "" if none is like it."""
    by_fold = {k.casefold(): k for k in known}
    close = difflib.get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """ "did you mean X?" for the known name most like `name`, or "" if none is like it."""
    name = nearest_name(name, known)
    return f"did you mean {name}?" if name else ""
