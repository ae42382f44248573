"""Names in several spellings, across speech, speaker labels and notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from castloom.derive.reports.closeness import beginning, is_close, plain
from castloom.derive.reports.finding import Finding, Level, many, quoted
from castloom.derive.reports.material import Material, Piece
from castloom.derive.reports.vocabulary import WORD, Seen, vocabulary
from castloom.model.concept import Concept
from castloom.model.ledger import Kind
from castloom.model.person import Person

_SHORTEST = 4  # letters of a name: shorter ones are near too many ordinary words
_JOINT = re.compile(r"[ \n]?[-‐‑–_]?[ \n]?")
_INSTEAD = "if it is, correct it ({how}); if it is somebody else, add never: {form} to the ledger"


def spellings(material: Material) -> Iterator[Finding]:
    """Words that are nearly a person's name, forms in which names are known to be misheard, and joints of concepts."""
    spoken = vocabulary((*material.spoken, *_labels(material)))
    written = vocabulary(material.written)
    silenced = {plain(entry.heard) for entry in material.ledger if entry.kind is Kind.NEVER}
    for form, name in _doubtful({**spoken, **written}, material.catalog.people).items():
        if plain(form) not in silenced:
            yield _told(form, name, spoken, written)
    yield from _joints(material)


def _labels(material: Material) -> Iterator[Piece]:
    """The name of each speaker, at their first sentence."""
    sentences = iter(material.spoken)
    met: dict[str, Piece] = {}
    for turn in material.said:
        for first in [next(sentences) for _ in turn.sentences][:1]:
            met.setdefault(turn.speaker, first._replace(text=turn.speaker))
    return iter(met.values())


def _told(form: str, name: str, spoken: Mapping[str, Seen], written: Mapping[str, Seen]) -> Finding:
    counts = [
        f"{many(found[form].count, 'time')} {where}, first {found[form].place}"
        for found, where in ((spoken, "in the transcript"), (written, "in the notes"))
        if form in found
    ]
    right = sum(found[name].count for found in (spoken, written) if name in found)
    message = f'is "{form}" meant for {name}? It stands {" and ".join(counts)}; {name} stands {many(right, "time")}'
    seen = spoken.get(form) or written[form]
    how = "castloom review" if form in spoken else f"write {name}"
    return Finding(Level.WARNING, seen.path, seen.line, message, _INSTEAD.format(how=how, form=form))


def _doubtful(words: Mapping[str, Seen], people: Iterable[Person]) -> dict[str, str]:
    """Words that may be a name written otherwise, with that name."""
    names, misheard = _names(people)
    right = {plain(word): word for word in names}
    by_beginning: dict[str, list[str]] = {}
    for word in right:
        if len(word) >= _SHORTEST:
            by_beginning.setdefault(beginning(word), []).append(word)
    found: dict[str, str] = {}
    for word in words:
        bare = plain(word)
        if not word[0].isupper() or word in names or word.removesuffix("s") in names:
            continue
        if bare in right:
            name = right[bare] if not word.isupper() else ""
        elif bare in misheard:
            name = misheard[bare]
        elif word.lower() in words:
            continue
        else:
            near = [known for known in by_beginning.get(beginning(bare), ()) if is_close(bare, known)]
            name = right[near[0]] if near else ""
        if name:
            found[word] = name
    return found


def _names(people: Iterable[Person]) -> tuple[set[str], dict[str, str]]:
    """The words of all names, and what single words are misheard for."""
    names: set[str] = set()
    misheard: dict[str, str] = {}
    for person in people:
        names.update(word for form in person.forms for word in WORD.findall(form) if word[0].isupper())
        # A single word was said for a single word: the shortest form there is, mostly the first name.
        short = min(person.forms, key=len)
        misheard |= {plain(form): short for form in person.misheard if WORD.fullmatch(form)}
    return names, misheard


def _joints(material: Material) -> Iterator[Finding]:
    """Names of concepts written in one word, in two or with a hyphen, other than their page says."""
    names = {_joined(form): concept for concept in material.catalog.concepts for form in concept.forms}
    longest = max((len(WORD.findall(form)) for c in material.catalog.concepts for form in c.forms), default=0)
    found: dict[tuple[str, str], tuple[Concept, Seen]] = {}
    for piece in (*material.spoken, *material.written):
        for at, text in _runs(piece.text, names, longest + 1):
            concept = names[_joined(text)]
            if " ".join(text.casefold().split()) not in {form.casefold() for form in concept.forms}:
                seen = Seen(piece.path, piece.line_at(at), piece.place_at(at))
                found.setdefault((concept.id, text.casefold()), (concept, seen))[1].count += 1
    for (_, text), (concept, seen) in found.items():
        message = f"{concept.title} is written {quoted(text)} {many(seen.count, 'time')}, first {seen.place}"
        yield Finding(Level.NOTE, seen.path, seen.line, message, f"add it to aliases in {concept.path} if it is right")


def _runs(text: str, names: Mapping[str, Concept], longest: int) -> Iterator[tuple[int, str]]:
    """Where neighbouring words are a name if what joins them is left out: place and text as typed."""
    words = list(WORD.finditer(text))
    lower = [word[0].casefold() for word in words]
    joins = [_JOINT.fullmatch(text, a.end(), b.start()) is not None for a, b in pairwise(words)]
    for n, first in enumerate(words):
        letters = ""
        for m in range(n, min(n + longest, len(words))):
            if m > n and not joins[m - 1]:
                break
            letters += lower[m]
            if letters in names:
                yield first.start(), text[first.start() : words[m].end()]


def _joined(form: str) -> str:
    return "".join(WORD.findall(form.casefold()))
