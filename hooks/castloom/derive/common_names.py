"""Aliases that are common words: they would make half the show a passage about their concept."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from castloom.derive.inflection import inflected
from castloom.derive.loose import key
from castloom.derive.proposals.ordinary import is_common
from castloom.model.concept import Concept
from castloom.model.mention import Quotation
from castloom.model.problem import Problems

_LEAST = 10  # sentences
_ONE_IN = 20
_ONE_IN_IF_EVERYDAY = 100


def check_common_names(
    concepts: Sequence[Concept], language: str, spoken: Iterable[tuple[Sequence[Quotation], int]], problems: Problems
) -> None:
    """Warns of aliases of one word that stand in small letters in more than one in 20 of the show's sentences.

    Of everyday words (where there is a list of the language's) more than one in 100 is enough; below ten sentences
    nothing is told. `spoken` are each episode's passages, and how many sentences it has.
    """
    aliases = {c.id: known for c in concepts if not c.case_sensitive and (known := _single(c, language))}
    counts: Counter[tuple[str, str]] = Counter()
    total = 0
    for quotations, sentences in spoken if aliases else ():
        total += sentences
        for quotation in quotations:
            if quotation.concept in aliases:
                used = _used(quotation, aliases[quotation.concept], language)
                counts.update((quotation.concept, alias) for alias in used)
    for concept in concepts:
        for alias in concept.aliases:
            if _is_common(alias, counts[concept.id, alias], total, language):
                message = f'"{alias}" is a common word: {counts[concept.id, alias]} of {total} sentences have it'
                hint = "remove it, or write caseSensitive: true if only its capitals make it a name"
                problems.warn(concept.path, concept.lines.get("aliases", 0), "aliases", message, hint)


def _single(concept: Concept, language: str) -> dict[str, str]:
    """The concept's aliases of one word, by the forms in which they are found."""
    single = [alias for alias in concept.aliases if " " not in key(alias, language)]
    return {key(form, language): alias for alias in single for form in inflected(alias, language)}


def _used(quotation: Quotation, aliases: Mapping[str, str], language: str) -> set[str]:
    """Which of the aliases stand in a passage in small letters."""
    written = {quotation.text[start:end] for start, end in quotation.spans}
    forms = {key(name, language) for name in written if name == name.lower()}
    return {aliases[form] for form in forms if form in aliases}


def _is_common(alias: str, count: int, total: int, language: str) -> bool:
    one_in = _ONE_IN_IF_EVERYDAY if is_common(alias, language.partition("-")[0]) else _ONE_IN
    return count >= _LEAST and count * one_in > total
