"""Names and ties of concepts that cannot all be meant: two concepts of one name, and broader ones in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from castloom.derive.inflection import inflected
from castloom.derive.loose import as_written, key
from castloom.model.concept import Concept
from castloom.model.problem import Problems


class _Claim(NamedTuple):
    """A name as a concept has it: `form` is written there, `variant` is it or its plural."""

    concept: Concept
    form: str
    variant: str

    @property
    def is_plural(self) -> bool:
        return self.variant != self.form


def check_names(concepts: Iterable[Concept], language: str, problems: Problems) -> None:
    """Every name that is found in the same words as one of another concept, also by its plural."""
    claims: dict[str, list[_Claim]] = {}
    for concept in sorted(concepts, key=lambda concept: concept.path):
        for form in concept.forms:
            mine = [_Claim(concept, form, variant) for variant in inflected(form, language)]
            met = ((claim, other) for claim in mine for other in claims.get(key(claim.variant, language), ()))
            clash = next(((claim, other) for claim, other in met if _clash(claim, other)), None)
            if clash:
                _tell(*clash, problems)
            for claim in mine:
                claims.setdefault(key(claim.variant, language), []).append(claim)


def _clash(one: _Claim, other: _Claim) -> bool:
    """Whether the two are found in the same words; capitals tell them apart if they count for either."""
    if one.concept is other.concept:
        return False
    exact = one.concept.case_sensitive or other.concept.case_sensitive
    return not exact or as_written(one.variant) == as_written(other.variant)


def _tell(mine: _Claim, other: _Claim, problems: Problems) -> None:
    place, line, under = mine.concept.place_of(mine.form)
    path = other.concept.place_of(other.form)[0]
    hint = "keep it in one of the two"
    if mine.is_plural and other.is_plural:
        message = f'the plurals of "{mine.form}" and of "{other.form}" in {path} are one word'
        hint = "write it as an alias of the one that is meant, and give the other another name"
    elif mine.is_plural:
        message = f'the plural of "{mine.form}" is the name "{other.form}" of {path}'
    elif other.is_plural:
        message = f'the name "{mine.form}" is the plural of "{other.form}" in {path}'
    elif as_written(mine.form).casefold() == other.form.casefold():
        message = f'the name "{mine.form}" is that of {path} too'
        if mine.form != other.form:
            hint += ", or write caseSensitive: true in one of them if capitals tell them apart"
    else:
        message = f'the name "{mine.form}" is found in the same words as "{other.form}" of {path}'
    problems.error(place, line, under, message, hint)


def check_circles(concepts: Iterable[Concept], problems: Problems) -> None:
    """Every circle of concepts each of which is a part of the next; a shortest one where several meet."""
    by_id = {concept.id: concept for concept in concepts}
    broader = _broader(by_id)
    told: set[str] = set()
    for start in sorted(broader):
        circle = _circle(start, broader) if start not in told else []
        if told.isdisjoint(circle) and circle:
            told.update(circle)
            concept, tie = by_id[start], "broader"
            if circle[1] not in concept.broader:
                concept, tie = by_id[circle[1]], "narrower"
            message = f"goes in a circle: {' is part of '.join(circle)}"
            problems.error(concept.path, concept.lines.get(tie, 0), tie, message, "remove the one that is not so")


def _broader(by_id: Mapping[str, Concept]) -> dict[str, list[str]]:
    """The concepts that each is a part of, by what either says; without those that lead into no circle."""
    ties = {(c.id, b) for c in by_id.values() for b in c.broader} | {
        (n, c.id) for c in by_id.values() for n in c.narrower
    }
    found: dict[str, list[str]] = {}
    for one, other in sorted(ties):
        if one != other and one in by_id and other in by_id:
            found.setdefault(one, []).append(other)
    while ends := {other for others in found.values() for other in others} - found.keys():
        left = {one: [other for other in others if other not in ends] for one, others in found.items()}
        found = {one: others for one, others in left.items() if others}
    return found


def _circle(start: str, broader: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a concept to itself, or none."""
    before = {start: ""}
    waiting = [start]
    for one in waiting:
        for other in broader.get(one, ()):
            if other == start:
                return [*reversed(list(_way(one, before))), start]
            if other not in before:
                before[other] = one
                waiting.append(other)
    return []


def _way(to: str, before: Mapping[str, str]) -> Iterator[str]:
    while to:
        yield to
        to = before[to]
