"""Follows the links of a text: what they lead to, which lead nowhere or to two pages, what was quoted and not said."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from castloom.derive.nearest_passage import nearest_passage
from castloom.derive.page_names import PageNames, full_name
from castloom.driver.composing import Kept
from castloom.driver.quoting import Quoted, QuoteLock
from castloom.driver.speeches import Speeches
from castloom.model.episode import Episode
from castloom.model.problem import Problem, Problems, nearest_name
from castloom.render.links import Resolved, ToPassage, resolve
from castloom.render.named_places import Naming
from castloom.render.notes import Notes
from castloom.render.targets import Targets
from castloom.render.text_lines import line_of, line_of_quotation
from castloom.render.wiki_links import WikiTurned, turn, with_words

_REMEDY = "correct the link, or add the file"
_BY_NAME = "write a title, an id or a slug; if no link is meant, put a backslash before the brackets"


@dataclass(frozen=True)
class Text:
    """A Markdown text that begins on `line` of the file `path`, for the page at `url`.

    Its links lead from the file `source`: one in docs_dir links as if the folders of pages were there too. MkDocs
    renders that one, and `is_own` then: it tells what leads nowhere.
    """

    path: str
    source: str
    url: str
    text: str
    line: int
    is_own: bool = False


@dataclass(frozen=True)
class Followed:
    """A rendered text with its links resolved, and the files and passages that they lead to.

    `passages` are the addresses, each with the slug of its episode; `namings` the sentences that name a page, by the
    path of the page's file. `held_against` are the keys of the speech that this was, by the slug of its episode.
    """

    notes: Notes
    files: tuple[str, ...]
    passages: tuple[tuple[str, str], ...]
    namings: Mapping[str, str]
    held_against: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Grounds:
    """What links are held against: pages and files, their names, what was said."""

    targets: Targets
    names: PageNames
    kept: Mapping[str, Kept]
    speeches: Speeches
    lock: QuoteLock


def follow(notes: Notes, text: Text, grounds: Grounds) -> Followed:
    """What the links of a text lead to; `notes` are the text as it was rendered."""
    return _Following(notes, text, grounds).followed()


class _Following:
    def __init__(self, notes: Notes, text: Text, grounds: Grounds) -> None:
        self._notes = notes
        self._text = text
        self._grounds = grounds
        self._targets = grounds.targets
        self._names = grounds.names
        self._held_against: dict[str, str] = {}
        self._problems = Problems()

    def followed(self) -> Followed:
        turned = turn(self._notes.html, self._text.source, self._names, self._targets.is_out)
        self._tell_names(turned)
        resolved = resolve(turned.html, self._text.source, self._text.url, self._targets.addresses)
        passages = tuple(self._passages(resolved.passages))
        self._check_quotations()
        if not self._text.is_own:
            self._tell_links(resolved)
        namings = self._namings(self._notes.namings, resolved)
        notes = replace(self._notes, html=resolved.html)
        return Followed(notes, resolved.files, passages, namings, self._held_against, tuple(self._problems.all))

    def _tell_names(self, turned: WikiTurned) -> None:
        for name in turned.unknown:
            near = nearest_name(name.partition("#")[0], self._names.all)
            hint = f"did you mean [[{near}]]?" if near else _BY_NAME
            self._error(f"[[{name}", f"no concept, person or episode is called [[{name}]]", hint)
        for name, pages in turned.twofold:
            paths = " and ".join(page.path for page in pages[:3])
            ways = " or ".join(f"[[{full_name(page)}]]" for page in pages[:3])
            self._error(f"[[{name}", f"[[{name}]] is the name of {paths}", f"write {ways}")
        for name in turned.held_back:
            self._warn_of_draft(f"[[{name}", f"[[{name}]]")

    def _passages(self, links: Iterable[ToPassage]) -> Iterator[tuple[str, str]]:
        """The links to passages that are there; others are told."""
        for link in links:
            episode = self._ask(link.file)
            if episode and self._has(episode, link.address):
                yield episode.slug, link.address
            elif episode:
                self._tell_passage(link, episode)

    def _ask(self, file: str) -> Episode | None:
        """The episode whose passages the text names; it is noted that its speech was asked."""
        if episode := self._targets.episodes.get(file):
            self._held_against[episode.slug] = self._grounds.kept[episode.slug].without_notes
        return episode

    def _has(self, episode: Episode, address: str) -> bool:
        spoken = self._grounds.kept[episode.slug].composed.spoken
        return spoken is not None and f" {address} " in f" {spoken.anchors} "

    def _tell_passage(self, link: ToPassage, episode: Episode) -> None:
        said = self._grounds.speeches.said(episode)
        message = f'the link "{link.link}" leads to no passage of {episode.path}'
        if said is None:
            hint = "there is no transcript: add it, or link to the page"
        else:
            quoted = next((q.words for q in self._notes.quotes if link.address in q.href), "")
            words = quoted or next((n.sentence for n in self._notes.namings if link.address in n.target), "")
            near = nearest_passage(link.address, words, bool(quoted), said)
            hint = f"did you mean #{near}?" if near else "copy the address of a passage from the episode's page"
        self._error(f"#{link.address}", message, hint)

    def _check_quotations(self) -> None:
        text, asked, seen = self._text, list[Quoted](), dict[str, int]()
        for quote in self._notes.quotes:
            number = seen[quote.href] = seen.get(quote.href, -1) + 1
            file, address = self._targets.passage(quote.href, text.source, text.url, self._names)
            if episode := self._ask(file):
                line = line_of_quotation(text.text, f"#{address}", number, text.line)
                asked.append(Quoted(quote.words, episode, address, line))
        for line, fault in self._grounds.lock.faults(asked):
            self._problems.error(text.path, line, "", fault.message, fault.hint)

    def _namings(self, namings: Iterable[Naming], resolved: Resolved) -> dict[str, str]:
        found: dict[str, str] = {}
        for naming in namings:
            file = self._targets.file(naming.target, self._text.source, self._text.url, self._names)
            found.setdefault(file, with_words(naming.sentence, self._names))
        for file in resolved.files:  # links that were typed as HTML
            found.setdefault(file, "")
        return found

    def _tell_links(self, resolved: Resolved) -> None:
        for link in resolved.missing:
            self._tell_missing(link)
        for link in resolved.forbidden:
            hint = "only http, https and mailto links are allowed"
            self._error(link, f'the link "{link}" is not allowed', hint)

    def _tell_missing(self, link: str) -> None:
        folder = posixpath.dirname(self._text.path)
        target = posixpath.normpath(posixpath.join(folder, link.partition("#")[0].partition("?")[0]))
        if target in self._targets.held_back:
            self._warn_of_draft(link, f'the link "{link}"')
            return
        guess = _nearest_file(target, self._targets.addresses)
        hint = f"did you mean {posixpath.relpath(guess, folder)}?" if guess else _REMEDY
        self._error(link, f'the link "{link}" leads to no file', hint)

    def _warn_of_draft(self, typed: str, what: str) -> None:
        hint = "publish that page first, or remove the link"
        self._problems.warn(self._text.path, self._line_of(typed), "", f"{what} leads to a draft", hint)

    def _error(self, typed: str, message: str, hint: str) -> None:
        self._problems.error(self._text.path, self._line_of(typed), "", message, hint)

    def _line_of(self, typed: str) -> int:
        return line_of(self._text.text, typed, self._text.line)


def _nearest_file(target: str, files: Iterable[str]) -> str:
    """The file most like `target` by its own name, best one in the same folder; "" if none is like it."""
    folder, name = posixpath.split(target)
    others = {posixpath.basename(file): file for file in sorted(files) if not file.endswith(("/", "index.md"))}
    beside = {name: file for name, file in others.items() if posixpath.dirname(file) == folder}
    for near in (beside, others):
        if guess := nearest_name(name, near):
            return near[guess]
    return ""
