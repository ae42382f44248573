"""The texts of all pages with their links resolved, and what each of them names."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from mkdocs.utils.meta import get_data

from castloom.driver.composing import Kept
from castloom.driver.following import Text
from castloom.driver.linking import Linker
from castloom.driver.workshop import Workshop
from castloom.model.concept import Concept
from castloom.model.memory import Memory
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.render.backlinks import OwnPage
from castloom.render.notes import Notes, NotesRenderer
from castloom.source.catalog import Catalog
from castloom.source.documents import read_text


class Rendering:
    """Renders the texts that are composed with no episode."""

    def __init__(self, workshop: Workshop, memory: Memory) -> None:
        self._workshop = workshop
        self._memory = memory

    @cached_property
    def _renderer(self) -> NotesRenderer:
        return self._workshop.notes_renderer()

    def notes(self, path: str, text: str, root: str, but: str = "") -> Notes:
        """The text of the file `path`, as NotesRenderer renders it."""
        included = object() if self._workshop.may_include else None  # equals nothing: other files may have changed
        sources = self._workshop.key, text, root, but, included
        return self._memory.recall(("text", path), sources, lambda: self._renderer.render(text, root, but))


def page_texts(shown: Catalog, kept: Mapping[str, Kept], rendering: Rendering, linker: Linker) -> dict[str, Notes]:
    """Notes and texts of episodes, concepts and people, by their file."""
    notes = {
        e.path: linker.resolve(kept[e.slug].composed.notes, Text(e.path, e.path, e.url, e.notes, e.notes_line))
        for e in shown.episodes
    }
    pages: tuple[Concept | Person, ...] = (*shown.concepts, *shown.people)
    for page in pages:
        rendered = rendering.notes(page.path, page.text, "../../", but=page.id)
        notes[page.path] = linker.resolve(rendered, Text(page.path, page.path, page.url, page.text, page.text_line))
    return notes


def own_pages(
    root: Path, docs_dir: str, addresses: Mapping[str, str], rendering: Rendering, linker: Linker
) -> Iterator[OwnPage]:
    """The show's own pages, looked at as the others are; `addresses` are by their path from docs_dir, too.

    MkDocs itself renders them, and tells what leads nowhere.
    """
    for path in sorted(_markdown_in(docs_dir, addresses)):
        whole = read_text(root, path, Problems()) if (root / path).is_file() else None
        if whole is None:
            continue
        text, meta = get_data(whole)
        source, url = path.removeprefix(f"{docs_dir}/"), addresses[path].removeprefix("./")
        line = whole.count("\n", 0, len(whole) - len(text)) + 1
        linker.resolve(rendering.notes(path, text, ""), Text(path, source, url, text, line, is_own=True))
        yield OwnPage(path, url, str(meta.get("title") or _heading(text) or Path(path).stem.replace("-", " ")))


def _markdown_in(docs_dir: str, addresses: Iterable[str]) -> Iterator[str]:
    return (path for path in addresses if path.startswith(f"{docs_dir}/") and path.endswith(".md"))


def _heading(text: str) -> str:
    """The words of the first heading, if the text begins with one."""
    first = text.lstrip().partition("\n")[0]
    return first.lstrip("#").strip() if first.startswith("# ") else ""
