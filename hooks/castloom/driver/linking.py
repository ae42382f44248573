"""Resolves the links of all pages, and says which lead nowhere, or to two pages, and what was quoted and not said."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from castloom.derive.nearest_passage import nearest_passage
from castloom.derive.page_names import NamedPage, PageNames, full_name
from castloom.driver.composing import Kept
from castloom.driver.quoting import Quoted, QuoteLock
from castloom.driver.speeches import Speeches
from castloom.driver.store import Store
from castloom.model.episode import Episode
from castloom.model.problem import Problems, nearest_name
from castloom.render.links import Resolved, ToPassage, resolve
from castloom.render.named_places import Naming
from castloom.render.notes import Notes
from castloom.render.targets import Targets
from castloom.render.text_lines import line_of, line_of_quotation
from castloom.render.wiki_links import WikiTurned, turn, with_words
from castloom.source.catalog import Catalog

_REMEDY = "correct the link, or add the file"
_BY_NAME = "write a title, an id or a slug; if no link is meant, put a backslash before the brackets"


@dataclass(frozen=True)
class Text:
    """A Markdown text that begins on `line` of the file `path`, for the page at `url`.

    Its links lead from the file `source`: one in docs_dir links as if the folders of pages were there too.
    """

    path: str
    source: str
    url: str
    text: str
    line: int


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
        problems: Problems,
    ) -> None:
        self._problems = problems
        self._targets = Targets(whole, shown, docs_pages)
        self._names = PageNames(self._targets.all_pages, shown.show.language)
        self._kept = kept
        self._speeches = Speeches(shown, root)
        self._lock = QuoteLock(kept, self._speeches, store)
        self.used: set[str] = set()
        self.passages: dict[str, set[str]] = {}
        self.namings: dict[str, dict[str, str]] = {}

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

    def resolve(self, notes: Notes, path: str, url: str, text: str, first_line: int) -> Notes:
        """Notes with links from page to page; `text` is their Markdown, which begins on `first_line` of `path`."""
        whole = Text(path, path, url, text, first_line)
        resolved = self._follow(notes, whole)
        for link in resolved.missing:
            self._missing(whole, link)
        for link in resolved.forbidden:
            hint = "only http, https and mailto links are allowed"
            self._error(whole, link, f'the link "{link}" is not allowed', hint)
        return replace(notes, html=resolved.html)

    def follow(self, notes: Notes, text: Text) -> None:
        """Look at the links of a page whose other links MkDocs resolves."""
        self._follow(notes, text)

    def _follow(self, notes: Notes, text: Text) -> Resolved:
        turned = turn(notes.html, text.source, self._names, self._targets.is_out)
        self._tell_names(turned, text)
        resolved = resolve(turned.html, text.source, text.url, self._targets.addresses)
        self.used.update(resolved.files)
        for link in resolved.passages:
            self._passage(link, notes, text)
        self._check_quotations(notes, text)
        self._note(notes.namings, resolved, text)
        return resolved

    def _tell_names(self, turned: WikiTurned, text: Text) -> None:
        for name in turned.unknown:
            near = nearest_name(name.partition("#")[0], self._names.all)
            hint = f"did you mean [[{near}]]?" if near else _BY_NAME
            self._error(text, f"[[{name}", f"no concept, person or episode is called [[{name}]]", hint)
        for name, pages in turned.twofold:
            paths = " and ".join(page.path for page in pages[:3])
            ways = " or ".join(f"[[{full_name(page)}]]" for page in pages[:3])
            self._error(text, f"[[{name}", f"[[{name}]] is the name of {paths}", f"write {ways}")
        for name in turned.held_back:
            self._warn_of_draft(text, f"[[{name}", f"[[{name}]]")

    def _passage(self, link: ToPassage, notes: Notes, text: Text) -> None:
        """Tells a link to a passage that is not there."""
        episode = self._targets.episodes.get(link.file)
        if episode is None:
            return
        if self._has(episode, link.address):
            self.passages.setdefault(episode.slug, set()).add(link.address)
            return
        said = self._speeches.said(episode)
        message = f'the link "{link.link}" leads to no passage of {episode.path}'
        if said is None:
            hint = "there is no transcript: add it, or link to the page"
        else:
            quoted = next((q.words for q in notes.quotes if link.address in q.href), "")
            words = quoted or next((n.sentence for n in notes.namings if link.address in n.target), "")
            near = nearest_passage(link.address, words, bool(quoted), said)
            hint = f"did you mean #{near}?" if near else "copy the address of a passage from the episode's page"
        self._error(text, f"#{link.address}", message, hint)

    def _has(self, episode: Episode, address: str) -> bool:
        spoken = self._kept[episode.slug].composed.spoken
        return spoken is not None and f" {address} " in f" {spoken.anchors} "

    def _check_quotations(self, notes: Notes, text: Text) -> None:
        asked, seen = list[Quoted](), dict[str, int]()
        for quote in notes.quotes:
            number = seen[quote.href] = seen.get(quote.href, -1) + 1
            file, address = self._targets.passage(quote.href, text.source, text.url, self._names)
            if episode := self._targets.episodes.get(file):
                line = line_of_quotation(text.text, f"#{address}", number, text.line)
                asked.append(Quoted(quote.words, episode, address, line))
        for line, fault in self._lock.faults(asked):
            self._problems.error(text.path, line, "", fault.message, fault.hint)

    def _note(self, namings: Iterable[Naming], resolved: Resolved, text: Text) -> None:
        found = self.namings.setdefault(text.path, {})
        for naming in namings:
            file = self._targets.file(naming.target, text.source, text.url, self._names)
            found.setdefault(file, with_words(naming.sentence, self._names))
        for file in resolved.files:  # links that were typed as HTML
            found.setdefault(file, "")

    def _missing(self, text: Text, link: str) -> None:
        target = posixpath.normpath(
            posixpath.join(posixpath.dirname(text.path), link.partition("#")[0].partition("?")[0])
        )
        if target in self._targets.held_back:
            self._warn_of_draft(text, link, f'the link "{link}"')
            return
        guess = _nearest_file(target, self._targets.addresses)
        hint = f"did you mean {posixpath.relpath(guess, posixpath.dirname(text.path))}?" if guess else _REMEDY
        self._error(text, link, f'the link "{link}" leads to no file', hint)

    def _warn_of_draft(self, text: Text, typed: str, what: str) -> None:
        hint = "publish that page first, or remove the link"
        self._problems.warn(text.path, line_of(text.text, typed, text.line), "", f"{what} leads to a draft", hint)

    def _error(self, text: Text, typed: str, message: str, hint: str) -> None:
        self._problems.error(text.path, line_of(text.text, typed, text.line), "", message, hint)


def _nearest_file(target: str, files: Iterable[str]) -> str:
    """The file most like `target` by its own name, best one in the same folder; "" if none is like it."""
    folder, name = posixpath.split(target)
    others = {posixpath.basename(file): file for file in sorted(files) if not file.endswith(("/", "index.md"))}
    beside = {name: file for name, file in others.items() if posixpath.dirname(file) == folder}
    for near in (beside, others):
        if guess := nearest_name(name, near):
            return near[guess]
    return ""
