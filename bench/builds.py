"""The builds that are compared: of which show, by which generator, begun in which state."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from flavours import write_castloom, write_plain
from measure import Cost, measured
from shows import Seed

SHOWS = Path(__file__).resolve().parent.parent / ".cache" / "bench"


class Generator(StrEnum):
    """What builds the show. `PLAIN` is MkDocs + Material as they come, the others are made faster by hand."""

    CASTLOOM = "castloom"
    PLAIN = "plain"
    TRIMMED = "plain, trimmed"
    NO_SEARCH = "trimmed, no search"


_CONFIGS = {Generator.TRIMMED: "trimmed.yml", Generator.NO_SEARCH: "no-search.yml"}


class State(StrEnum):
    """What a build finds of the one before; plain MkDocs keeps nothing, so its builds are all cold."""

    COLD = "cold"
    UNCHANGED = "nothing changed"
    EDITED = "one episode edited"


@dataclass(frozen=True)
class Build:
    """One build of the show of so many episodes."""

    episodes: int
    generator: Generator
    state: State = State.COLD

    def __str__(self) -> str:
        return f"{self.episodes:,} episodes, {self.generator}, {self.state}"

    @property
    def folder(self) -> Path:
        flavour = "castloom" if self.generator is Generator.CASTLOOM else "plain"
        return SHOWS / f"{flavour}-{self.episodes}"

    @property
    def arguments(self) -> list[str]:
        """What Python is called with."""
        return ["-m", "mkdocs", "build", "-q", "-f", _CONFIGS.get(self.generator, "mkdocs.yml")]


def schedule(sizes: Sequence[int], only: str) -> list[Build]:
    """One round's builds in their order: Castloom's short ones before, between and after the plain ones."""
    builds: list[Build] = []
    for size in sizes:
        ours = [] if only == "plain" else [Build(size, Generator.CASTLOOM, state) for state in State]
        plain = [] if only == "castloom" else [Build(size, g) for g in Generator if g is not Generator.CASTLOOM]
        builds += ours
        for build in plain:
            builds += [build, *ours]
    return builds


def write_shows(seed: Seed, builds: Sequence[Build], joined: bool) -> None:
    """Writes anew every show that the builds need; `joined` makes a plain paragraph of a turn, not of a cue."""
    for build in {build.folder: build for build in builds}.values():
        if build.generator is Generator.CASTLOOM:
            write_castloom(build.folder, seed, build.episodes)
        else:
            write_plain(build.folder, seed, build.episodes, joined)


def prepare(build: Build) -> None:
    """Brings the show into the state that the build begins in."""
    if build.state is State.COLD:
        for left in (".cache", "site"):
            shutil.rmtree(build.folder / left, ignore_errors=True)
    elif build.state is State.EDITED:
        episode = sorted((build.folder / "episodes").glob("*.md"))[build.episodes // 2]
        with episode.open("a", encoding="utf-8", newline="\n") as notes:
            notes.write("\nAnd one more sentence.\n")


def run(build: Build) -> Cost:
    """What the build costs in a process of its own."""
    prepare(build)
    return measured([sys.executable, *build.arguments], build.folder)
