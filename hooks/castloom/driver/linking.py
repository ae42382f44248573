"""Resolves the links of all pages, and says which lead nowhere."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.model.problem import Problems, nearest_name
from castloom.render.links import resolve
from castloom.render.notes import Notes
from castloom.source.catalog import Catalog
from castloom.source.folder import FOLDERS

_REMEDY = "correct the link, or add the file"


class Linker:
    """Knows the address of every file that can be linked, and which files are held back; `used` are those linked."""

    def __init__(self, whole: Catalog, shown: Catalog, docs_pages: Mapping[str, str], problems: Problems) -> None:
        self._problems = problems
        self.used: set[str] = set()
        self._targets = dict(docs_pages)
        self._targets.update({path: path for path in shown.assets})
        self._targets.update({page.path: page.url for page in _pages(shown)})
        self._targets.update({f"{name}/index.md": f"{name}/" for name in FOLDERS})
        # Links that are addresses of pages already, such as those the engine makes itself.
        self._targets.update({page.url: page.url for page in _pages(shown)})
        self._held_back = {page.path for page in _pages(whole)} - set(self._targets)

    def resolve(self, notes: Notes, path: str, url: str, text: str, first_line: int) -> Notes:
        """Notes with links from page to page; `text` is their Markdown, which begins on `first_line` of `path`."""
        resolved = resolve(notes.html, path, url, self._targets)
        self.used.update(resolved.files)
        for link in resolved.missing:
            self._missing(path, _line(text, link, first_line), link)
        for link in resolved.forbidden:
            hint = "only http, https and mailto links are allowed"
            self._problems.error(path, _line(text, link, first_line), "", f'the link "{link}" is not allowed', hint)
        return replace(notes, html=resolved.html)

    def _missing(self, path: str, line: int, link: str) -> None:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.partition("#")[0].partition("?")[0]))
        if target in self._held_back:
            hint = "publish that page first, or remove the link"
            self._problems.warn(path, line, "", f'the link "{link}" leads to a draft', hint)
            return
        guess = _nearest_file(target, self._targets)
        hint = f"did you mean {posixpath.relpath(guess, posixpath.dirname(path))}?" if guess else _REMEDY
        self._problems.error(path, line, "", f'the link "{link}" leads to no file', hint)


def _pages(catalog: Catalog) -> list[Episode | Concept | Person]:
    return [*catalog.episodes, *catalog.concepts, *catalog.people]


def _line(text: str, link: str, first_line: int) -> int:
    place = text.find(link)
    return first_line + text[: max(place, 0)].count("\n")


def _nearest_file(target: str, files: Iterable[str]) -> str:
    """The file most like `target` by its own name, best one in the same folder; "" if none is like it."""
    folder, name = posixpath.split(target)
    others = {posixpath.basename(file): file for file in sorted(files) if not file.endswith(("/", "index.md"))}
    beside = {name: file for name, file in others.items() if posixpath.dirname(file) == folder}
    for near in (beside, others):
        if guess := nearest_name(name, near):
            return near[guess]
    return ""
