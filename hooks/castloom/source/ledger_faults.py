"""What does not go together in a ledger's entry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple, Self, TypeAlias

from castloom.model.concept import Concept
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.person import Person
from castloom.source.record import Record

SHOW_LEDGER = "corrections.yml"
LEDGER = f".{SHOW_LEDGER}"
EXAMPLE = "- {heard: human death, meant: human debt}"
MOVES = (Kind.SPEAKER, Kind.TURN_JOIN, Kind.TURN_SPLIT)
_Fault: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True)
class Declared:
    """The names that a show declares, by how they are compared.

    `names` are how persons' names and concepts' titles are written, in words; `persons` their ids and names.
    """

    names: Mapping[str, str]
    persons: Mapping[str, str]

    @classmethod
    def of(cls, people: Iterable[Person], concepts: Iterable[Concept]) -> Self:
        people = list(people)
        forms = {plain(form): f"{form}'s name is written" for person in people for form in person.forms}
        titles = {plain(concept.title): f"{concept.title} is written" for concept in concepts}
        persons = {plain(name): name for person in people for name in (person.id, *person.forms)}
        return cls({**titles, **forms}, persons)


class Reading(NamedTuple):
    """An entry with what it is read against; `home` is the scope of entries that tell none."""

    entry: LedgerEntry
    record: Record
    declared: Declared
    home: Scope


def faults(read: Reading) -> Iterator[_Fault]:
    """Key, message and hint of everything in an entry that does not go together; the key "" is the entry itself."""
    empty = [key for key in read.record.fields.nodes if not (read.record.has(key) or key.startswith("x-"))]
    for key in empty:
        yield key, "has no value", "write it, or remove the key; what begins with # needs quotation marks"
    if not empty:
        yield from _faults_of_kind(read)
        yield from _faults_of_scope(read)
        yield from _faults_of_context(read)
        yield from _faults_of_name("by", read.entry.by, read.declared)


def _faults_of_kind(read: Reading) -> Iterator[_Fault]:
    entry, record = read.entry, read.record
    if entry.kind in MOVES:
        yield from _faults_of_move(read)
    elif not (entry.heard or entry.passage):
        words = f"heard and meant, as in {EXAMPLE}"
        hint = "heard, or passage: p-3f9a2c71" if entry.kind is Kind.WITHHOLD else words
        yield "", "names neither words nor a passage", f"write {hint}"
    elif entry.kind is Kind.NEVER:
        yield from _out_of_place(record, "beside never", ("heard", "meant", "kind"), "the words were really meant")
    elif entry.kind is Kind.WITHHOLD:
        yield from _out_of_place(record, "beside kind: withhold", ("meant",), "the page shows [withheld]")
    elif not entry.heard and not record.has("kind"):
        yield "kind", "is missing", "write one, as in kind: withhold; or heard and meant, to correct words"
    else:
        yield from _faults_of_words(read)


def _out_of_place(record: Record, what: str, keys: tuple[str, ...], reason: str) -> Iterator[_Fault]:
    for key in filter(record.has, keys):
        yield key, f"stands {what}", f"remove it: {reason}"


def _faults_of_words(read: Reading) -> Iterator[_Fault]:
    entry, names = read.entry, read.declared.names
    heard, meant = plain(entry.heard), plain(entry.meant)
    if not heard:
        yield "heard", "is missing", "copy the words as they were imported, as in heard: human death"
    elif not meant:
        yield "meant", "is missing", f"write meant: …, or never: {entry.heard} if it was really meant"
    elif entry.meant == entry.heard:
        yield "meant", "is what was heard", f"write never: {entry.heard} if it was really meant, or remove the entry"
    elif heard in names and meant != heard:
        hint = "no correction touches it: remove the entry, or the name from the page that declares it"
        yield "heard", f'"{entry.heard}" is how {names[heard]}', hint


def _faults_of_move(read: Reading) -> Iterator[_Fault]:
    entry = read.entry
    if not entry.meant:
        yield "meant", "is missing", "write who says it, as in meant: jane-doe"
    yield from _faults_of_name("meant", entry.meant, read.declared)
    if not entry.passage and read.home is Scope.EPISODE:
        yield "passage", "is missing", "write the address of what they say, as in passage: p-3f9a2c71"
    if entry.kind is Kind.TURN_SPLIT and not entry.heard:
        yield "heard", "is missing", "copy the words from which on another voice speaks, as in heard: It's kind of sad."


def _faults_of_name(key: str, typed: str, declared: Declared) -> Iterator[_Fault]:
    """Whoever speaks or decides needs no page; but a name that is nearly a declared one is a slip."""
    near = _nearly(plain(typed), tuple(declared.persons)) if plain(typed) not in declared.persons else ""
    if near:
        hint = f"did you mean {declared.persons[near]}? If it is somebody else, add a page for them in people/"
        yield key, f'no person "{typed}"', hint


@lru_cache
def _nearly(typed: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(typed, known, n=1, cutoff=0.85)), "")


def _faults_of_scope(read: Reading) -> Iterator[_Fault]:
    entry, scope, own = read.entry, read.entry.scope, f"episodes/001-slug{LEDGER}"
    if (entry.passage or entry.kind in MOVES) and read.home is Scope.SHOW:
        yield "passage", "a passage belongs to one episode", f"move the entry to that episode's ledger, as in {own}"
    elif entry.passage and scope is not Scope.PASSAGE:
        yield "scope", f"is {scope}, but the entry names a passage", "remove scope, or the passage"
    elif scope is Scope.SHOW and read.home is Scope.EPISODE:
        yield "scope", "is show, in an episode's ledger", f"move the entry to {SHOW_LEDGER} beside mkdocs.yml"
    elif scope is not Scope.SHOW and read.home is Scope.SHOW:
        yield "scope", f"is {scope}, in the show's ledger", f"move the entry to its episode's ledger, as in {own}"
    elif scope is Scope.PASSAGE and not entry.passage and entry.kind not in MOVES:
        yield "scope", "is passage, but none is named", "write passage: p-3f9a2c71, or scope: episode"


def _faults_of_context(read: Reading) -> Iterator[_Fault]:
    entry = read.entry
    if entry.kind in MOVES:
        yield from _out_of_place(read.record, f"beside kind: {entry.kind}", ("context", "count"), "it is for words")
    elif not entry.heard:
        yield from _out_of_place(read.record, "without heard", ("context", "count"), "all of the passage is meant")
    elif entry.context and plain(entry.heard) not in plain(entry.context):
        hint = f"write words around it and itself, as in context: around {entry.heard} and"
        yield "context", f'does not hold "{entry.heard}"', hint


def plain(text: str) -> str:
    """A text as forms are compared: without case, with straight apostrophes."""
    return text.casefold().replace("’", "'")
