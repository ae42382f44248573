"""Many faults of one kind told in few lines: a file of a thousand cues may have a thousand of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from castloom.model.problem import Problem

_TOLD = 3  # one by one; the others are counted


class Fault(NamedTuple):
    """What is wrong, and at which character of the text."""

    at: int
    message: str


def line_at(text: str, at: int) -> int:
    """The line, from 1, of a character of the text."""
    return text.count("\n", 0, at) + 1


def tell(
    to: Callable[[str, int, str, str, str], None], text: str, path: str, faults: Sequence[Fault], remedy: str
) -> None:
    """Hand the first faults to `problems.error` or `.warn` one by one, then one line for how many more there are."""
    more = len(faults) - _TOLD
    for at, message in faults[: _TOLD + (more == 1)]:
        to(path, line_at(text, at), "", message, remedy)
    if more > 1:
        to(path, line_at(text, faults[_TOLD].at), "", f"and {more} more like these, the first of them here", remedy)


def folded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of one kind and file: the first ones, then one for how many more there are, at the first of these."""
    every = list(problems)
    more = len(every) - _TOLD
    yield from every[: _TOLD + (more == 1)]
    if more > 1:
        yield replace(every[_TOLD], message=f"and {more} more like these, the first of them here")
