"""Finds many forms in a text at once, however they overlap, whatever their case."""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from castloom.derive.terms import is_border, plain_form

Places = dict[str, list[tuple[int, int]]]  # from and to of each place, by form

_FEW = 8  # so many searches, one a form, are quicker than the automaton


class Forms:
    """Finds every place of many forms in a text, however they overlap, whatever their case."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(plain_form(form) for form in forms))
        self._matcher = AhoCorasick(list(self._forms), matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def find(self, lowered: str) -> Places:
        """From and to of each form that stands in a text, on word borders; the text as `plain_form` makes it."""
        found: Places = {}
        for n, start, end in self._all(lowered):
            if is_border(lowered, start) and is_border(lowered, end):
                found.setdefault(self._forms[n], []).append((start, end))
        return found

    def _all(self, lowered: str) -> Iterable[tuple[int, int, int]]:
        if len(self._forms) > _FEW:
            return self._matcher.find_matches_as_indexes(lowered, overlapping=True)
        return ((n, at, at + len(form)) for n, form in enumerate(self._forms) for at in _starts(form, lowered))


def _starts(form: str, lowered: str) -> Iterator[int]:
    at = lowered.find(form)
    while at >= 0:
        yield at
        at = lowered.find(form, at + 1)
