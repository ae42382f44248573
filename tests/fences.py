"""The fenced blocks and tables of Markdown pages, for tests that take the documentation at its word."""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCED = re.compile(r"^```(\w*)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Fence:
    """A fenced block. `title` is the path of the file that it is, or "" where it is a part of one, or a command."""

    page: str
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.title or self.text.partition(':')[0]}"


def fences(page: Path) -> list[Fence]:
    """The page's fenced blocks in order."""
    return [Fence(page.name, *found) for found in _FENCED.findall(page.read_text("utf-8"))]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCED.sub("", page.read_text("utf-8"))


def first_cells(page: Path, heading: str) -> list[str]:
    """What stands in backticks in the first column of every table whose first column is called `heading`."""
    cells: list[str] = []
    inside = False
    for line in prose(page).split("\n"):
        first = line.split("|")[1].strip() if line.startswith("|") else ""
        inside = line.startswith("|") and (inside or first == heading)
        if inside:
            cells += re.findall(r"`([^`]+)`", first)
    return cells
