"""The concepts a host page speaks of: those it gives an address for, with the definition it gives itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from castloom.source.hostpage_notes import ItemList, LinkList, PageLink, Paragraph, Piece

_MARKS = "™®℠"
_CONCEPT_HEADING = re.compile(r"\b(?:concept|framework|glossary|model|term|theor(?:y|ie))s?\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True)
class Term:
    """A concept with its mark, its address, and its definition in the page's words, or ""."""

    title: str
    mark: str
    url: str
    definition: str


def read_terms(pieces: tuple[Piece, ...]) -> tuple[Term, ...]:
    """Every link that is marked ™, ® or ℠, or stands under a heading that speaks of concepts or frameworks."""
    terms: dict[str, Term] = {}
    for link in page_links(pieces):
        title = link.name.rstrip(_MARKS + " ")
        if title and (title != link.name or _CONCEPT_HEADING.search(link.heading)):
            mark = link.name[len(title) :].strip()[:1]
            terms.setdefault(title.casefold(), Term(title, mark, link.url, definition_of(title, pieces)))
    return tuple(terms.values())


def page_links(pieces: tuple[Piece, ...]) -> tuple[PageLink, ...]:
    """The named addresses in their order, each once."""
    every = (link for piece in pieces if isinstance(piece, LinkList) for link in piece.links)
    links: dict[str, PageLink] = {}
    for link in every:
        links.setdefault(link.url, link)
    return tuple(links.values())


def definition_of(title: str, pieces: tuple[Piece, ...]) -> str:
    """The definition that the page gives in passing, verbatim but for the full stop; "" if it gives none.

    Three forms count: `Name — the …`, a list item `Name as …`, and `Name as …: the …`.
    """
    name = rf"(?<!\w){re.escape(title)}[{_MARKS}]?"
    prose = [piece.text for piece in pieces if isinstance(piece, Paragraph)]
    items = [item for piece in pieces if isinstance(piece, ItemList) for item in piece.items]
    in_dashes = _first(rf"{name} [—–] ((?:an?|the) .+)", prose + items)
    if in_dashes:
        return re.split(r"\s[—–]\s", in_dashes, maxsplit=1)[0]
    after_colon = rf"{name} as (?:an?|the) [^.:;!?\n]+: ((?:an?|the) .+)"
    return _first(after_colon, prose) or _first(rf"^{name} as (\S.+)", items)


def _first(form: str, texts: Iterable[str]) -> str:
    """What the first match of the form captures, to the end of its sentence."""
    found = (re.search(form, text, re.IGNORECASE) for text in texts)
    return next((_SENTENCE_END.split(match[1], maxsplit=1)[0].strip() for match in found if match), "")
