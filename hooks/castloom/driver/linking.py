"""Resolves the links of all pages, and keeps what they lead to."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from castloom.derive.page_names import NamedPage, PageNames
from castloom.driver.composing import Kept
from castloom.driver.following import Followed, Grounds, Text, follow
from castloom.driver.quoting import QuoteLock
from castloom.driver.speeches import Speeches
from castloom.driver.store import Store
from castloom.model.memory import Memory
from castloom.model.problem import Problems
from castloom.render.notes import Notes
from castloom.render.targets import Targets
from castloom.source.catalog import Catalog


class Linker:
    """Knows the address of every file that can be linked, and which files are held back.

    `used` are the files that are linked, `passages` the addresses that are, by their episode's slug; `namings` are what
    each text names: by the text's path, the sentence by the path of the page that is named.
    """

    def __init__(
        self,
        whole: Catalog,
        shown: Catalog,
        docs_pages: Mapping[str, str],
        kept: Mapping[str, Kept],
        root: Path,
        store: Store,
        memory: Memory,
        problems: Problems,
    ) -> None:
        self._problems = problems
        self._memory = memory
        self._targets = Targets(whole, shown, docs_pages)
        self._names = PageNames(self._targets.all_pages, shown.show.language)
        speeches = Speeches(shown, root)
        self._grounds = Grounds(self._targets, self._names, kept, speeches, QuoteLock(kept, speeches, store))
        self._leading = memory.same("targets", (shown.show.language, *self._targets.everything))
        self.used: set[str] = set()
        self.passages: dict[str, set[str]] = {}
        self.namings: dict[str, Mapping[str, str]] = {}

    @property
    def addresses(self) -> Mapping[str, str]:
        """The address, from the site's root, of every file that can be linked."""
        return self._targets.addresses

    def find(self, name: str) -> tuple[NamedPage | None, str]:
        """The page that a name means, if it means one alone, and the place on it."""
        pages, place = self._names.find(name)
        return (pages[0], place) if len(pages) == 1 else (None, "")

    def is_out(self, page: NamedPage) -> bool:
        """Whether others may link to a page."""
        return self._targets.is_out(page)

    def resolve(self, notes: Notes, text: Text) -> Notes:
        """Notes with links from page to page; what leads nowhere is a problem."""
        found = self._follow(notes, text)
        self._problems.add(found.problems)
        self.used.update(found.files)
        self.namings[text.path] = found.namings
        for slug, address in found.passages:
            self.passages.setdefault(slug, set()).add(address)
        return found.notes

    def _follow(self, notes: Notes, text: Text) -> Followed:
        # Whose speech a text asks is known only once it is followed, so that this is compared afterwards.
        name, sources = ("links", text.path), (self._leading, notes, text)
        make = partial(follow, notes, text, self._grounds)
        found = self._memory.recall(name, sources, make)
        kept = self._grounds.kept
        if all(kept[slug].without_notes == key for slug, key in found.held_against.items()):
            return found
        return self._memory.learn(name, sources, make())
