"""The names by which search knows concepts and people: right forms, and what transcripts hear in their place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from castloom.derive.loose import key
from castloom.model.concept import Concept
from castloom.model.ledger import Correction, Kind, LedgerEntry
from castloom.model.person import Person
from castloom.source.catalog import Catalog

_OF_NAMES = (Kind.MISHEARD, Kind.NAME, Kind.BRAND)
_SHORTEST = 4  # letters of what was heard: "it" for a name says something in its own sentence alone
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Names:
    """A page's other right names, and what is heard in the place of any of them."""

    page: Concept | Person
    also: tuple[str, ...]
    misheard: tuple[str, ...]


def search_names(catalog: Catalog, corrections: Iterable[Correction]) -> list[Names]:
    """Names of all concepts, then of all people.

    What is heard comes from their own `misheard` and from the corrections that took effect. A form is left out that is
    somebody's right name, that a ledger's `never` says was really meant, or that holds words that a ledger withholds.
    """
    pages: tuple[Concept | Person, ...] = (*catalog.concepts, *catalog.people)
    language = catalog.show.language
    right = {key(form, language): page.path for page in reversed(pages) for form in page.forms}
    heard = _heard(corrections, right, language)
    barred = _Barred(_entries(catalog), right, language)
    return [_names(page, heard.get(page.path, ()), barred) for page in pages]


def _names(page: Concept | Person, heard: Iterable[str], barred: "_Barred") -> Names:
    misheard = dict.fromkeys((*page.misheard, *sorted(heard)))
    return Names(page, tuple(dict.fromkeys(page.forms[1:])), tuple(form for form in misheard if not barred.holds(form)))


def _heard(corrections: Iterable[Correction], right: Mapping[str, str], language: str) -> dict[str, list[str]]:
    """What was heard in the place of a page's name, by the page's path; forms that differ in capitals alone once."""
    found: dict[str, dict[str, str]] = {}
    for correction in corrections:
        path = right.get(key(correction.meant, language)) if correction.entry.kind in _OF_NAMES else None
        if path and len(correction.heard) >= _SHORTEST:
            forms = found.setdefault(path, {})
            heard = key(correction.heard, language)
            forms[heard] = min(forms.get(heard, correction.heard), correction.heard)
    return {path: list(forms.values()) for path, forms in found.items()}


def _entries(catalog: Catalog) -> Iterator[LedgerEntry]:
    yield from catalog.ledger
    for episode in catalog.episodes:
        yield from episode.ledger


class _Barred:
    """Forms that must not be taken for something misheard."""

    def __init__(self, entries: Iterable[LedgerEntry], right: Mapping[str, str], language: str) -> None:
        self._language = language
        every = [entry for entry in entries if entry.heard]
        self._whole = {*right, *(key(entry.heard, language) for entry in every if entry.kind is Kind.NEVER)}
        self._withheld = [_words(entry.heard) for entry in every if entry.kind is Kind.WITHHOLD]

    def holds(self, form: str) -> bool:
        return key(form, self._language) in self._whole or any(_is_in(run, _words(form)) for run in self._withheld)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_in(run: Sequence[str], words: Sequence[str]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))
