"""Finds many forms in a text at once, however they overlap, whatever their case."""

from collections.abc import Iterable

from ahocorasick_rs import MatchKind

from castloom.derive.automaton import Automaton
from castloom.derive.terms import is_border, plain_form

Places = dict[str, list[tuple[int, int]]]  # from and to of each place, by form

_FEW = 4  # so many searches, one a form, are quicker than one for all: a single form is found at a glance


class Forms:
    """Finds every place of many forms in a text, however they overlap, whatever their case."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(plain_form(form) for form in forms))
        few = len(self._forms) <= _FEW
        groups = [[form] for form in self._forms] if few else [self._forms]
        self._matchers = [(forms, Automaton(forms, MatchKind.Standard)) for forms in groups]

    def find(self, lowered: str) -> Places:
        """From and to of each form that stands in a text, on word borders; the text as `plain_form` makes it."""
        found: Places = {}
        for forms, matcher in self._matchers:
            for n, start, end in matcher.find(lowered):
                if is_border(lowered, start) and is_border(lowered, end):
                    found.setdefault(forms[n], []).append((start, end))
        return found
