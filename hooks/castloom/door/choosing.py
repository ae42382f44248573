"""The show and the episodes that a command is told to look at."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from castloom.model.episode import Episode
from castloom.model.problem import Problems, nearest

_SETTINGS = ("mkdocs.yml", "mkdocs.yaml")


def settings(show: Path, problems: Problems) -> str:
    """The name of the show's settings file; "", and a problem, if the folder has none."""
    found = next((name for name in _SETTINGS if (show / name).is_file()), "")
    if not found:
        hint = "run castloom in the show's folder, or name it after --show"
        problems.error(str(show / _SETTINGS[0]), 0, "", "there is no such file", hint)
    return found


def chosen(episodes: Sequence[Episode], names: Iterable[str], problems: Problems) -> list[Episode]:
    """The episodes that are called by slug, number or file, each once; a problem for a name that none has."""
    found: dict[str, Episode] = {}
    for name in names:
        called = [episode for episode in episodes if is_called(episode, name)]
        found.update({episode.path: episode for episode in called})
        if not called:
            hint = nearest(name, [episode.slug for episode in episodes]) or "write its slug, number or file"
            problems.error("episodes", 0, "", f'no episode "{name}"', hint)
    return list(found.values())


def is_called(episode: Episode, name: str) -> bool:
    return name in (episode.slug, episode.path, stem(episode.path), str(episode.number))


def stem(path: str) -> str:
    """What the names of an episode's files have in common."""
    return PurePosixPath(path).name.partition(".")[0]
