"""What the editor allows to change: --allow takes exactly the episodes it names."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from castloom.derive.keeping_changes import SHOW, Change
from castloom.door.choosing import is_called
from castloom.driver.keep import KeptShow
from castloom.model.problem import Problems, nearest
from castloom.source.episodes import name_parts

_OPTION = "--allow"


def allowed_subjects(kept: KeptShow, names: Iterable[str], problems: Problems) -> set[str]:
    """The subjects of changes that are called by number, slug or file, or `show`; a problem for another name.

    An episode that is gone is called as its file was.
    """
    found: set[str] = set()
    for name in names:
        called = [SHOW] if name == SHOW else list(_called(kept, name))
        if not called:
            problems.error(_OPTION, 0, "", f'no episode "{name}"', nearest(name, _slugs(kept)) or _forms())
        elif len(called) > 1:
            hint = f"write one or more of {', '.join(sorted(PurePosixPath(path).name for path in called))}"
            problems.error(_OPTION, 0, "", f'"{name}" is the name of {len(called)} episodes', hint)
        found.update(called)
    return found


def refuse(changes: Iterable[Change], allowed: set[str], problems: Problems) -> None:
    """Make errors of the changes that are not allowed."""
    problems.add(change.problem for change in changes if change.subject not in allowed)


def _called(kept: KeptShow, name: str) -> Iterator[str]:
    yield from (pair.episode.path for pair in kept.pairs if is_called(pair.episode, name))
    for path in _gone(kept):
        number, slug = name_parts(PurePosixPath(path).stem)
        if name in (path, PurePosixPath(path).name, PurePosixPath(path).stem, slug, str(number)):
            yield path


def _gone(kept: KeptShow) -> list[str]:
    present = {pair.record.guid for pair in kept.pairs if pair.record}
    locked = kept.catalog.lock.episodes if kept.catalog.lock else ()
    return [record.path for record in locked if record.guid not in present]


def _slugs(kept: KeptShow) -> list[str]:
    return [*(pair.episode.slug for pair in kept.pairs), *(PurePosixPath(path).stem for path in _gone(kept))]


def _forms() -> str:
    return "write its number, slug or file, as in --allow 4, or --allow show"
