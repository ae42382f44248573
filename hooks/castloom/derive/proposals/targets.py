"""The right forms that an episode is searched for: concepts, people, brands, and what the show corrected before."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from castloom.derive.proposals.ordinary import brands
from castloom.derive.proposals.proposal import ProposalKind
from castloom.derive.proposals.sounds import folded, sound, weight
from castloom.model.concept import Concept
from castloom.model.ledger import Kind, LedgerEntry
from castloom.model.person import Person

_LEAST = 3  # letters of a first name or surname


class Target(NamedTuple):
    """A right form: how it is written, its words as they are compared, its sound; `of` names what it is a form of."""

    form: str
    kind: ProposalKind
    of: str
    person: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    sound: str
    weight: float

    @property
    def key(self) -> str:
        return " ".join(self.words)


class Targets(NamedTuple):
    """All right forms, and the forms known to be wrong, as they are compared, with the right forms to choose from."""

    right: tuple[Target, ...]
    wrong: dict[str, tuple[Target, ...]]


def targets(concepts: Iterable[Concept], people: Iterable[Person], entries: Sequence[LedgerEntry]) -> Targets:
    """What to listen for; `entries` are the show-wide ledger's."""
    right: dict[str, Target] = {}
    wrong: dict[str, tuple[Target, ...]] = {}
    groups = [*map(_of_concept, concepts), *map(_of_person, people), *map(_of_entry, _corrections(entries))]
    for forms, misheard in groups:
        for target in forms:
            right.setdefault(target.key, target)
        wrong |= {key: forms for form in misheard if forms and (key := _key(form)) not in wrong}
    for brand in brands():
        right.setdefault(_key(brand), _target(brand, ProposalKind.BRAND, brand))
    return Targets(tuple(right.values()), {key: forms for key, forms in wrong.items() if key not in right})


_Group = tuple[tuple[Target, ...], tuple[str, ...]]


def _of_concept(concept: Concept) -> _Group:
    forms = [_target(form, ProposalKind.MISHEARD, concept.title) for form in concept.forms]
    return tuple(forms), concept.misheard


def _of_person(person: Person) -> _Group:
    names = person.name.split()
    parts = [name for name in (names[0], names[-1]) if len(names) > 1 and len(name) >= _LEAST] if names else []
    forms = dict.fromkeys((*person.forms, *parts))
    return tuple(_target(form, ProposalKind.NAME, person.name, person.id) for form in forms), person.misheard


def _of_entry(entry: LedgerEntry) -> _Group:
    target = _target(entry.meant, ProposalKind(entry.kind.value), entry.meant)
    # With a context the form is wrong there alone.
    return (target,), () if entry.context else (entry.heard,)


def _corrections(entries: Iterable[LedgerEntry]) -> Iterable[LedgerEntry]:
    return (entry for entry in entries if entry.kind.is_of_words and entry.kind is not Kind.PUNCTUATION)


def _target(form: str, kind: ProposalKind, of: str, person: str = "") -> Target:
    words = form.replace("-", " ").split()
    sounds = tuple(map(sound, words))
    whole = "".join(sounds)
    return Target(form, kind, of, person, tuple(map(folded, words)), sounds, whole, weight(whole))


def _key(form: str) -> str:
    return " ".join(map(folded, form.replace("-", " ").split()))
