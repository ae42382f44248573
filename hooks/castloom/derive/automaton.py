"""All places of many forms in one pass over a text (Aho-Corasick: the cost does not grow with their number)."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

_FEW = 1000  # forms, up to which the faster kind of automaton is small enough


class Automaton:
    """Compiled once. `kind` says which places of those that overlap are found: all of them are with `Standard`."""

    def __init__(self, forms: Iterable[str], kind: MatchKind) -> None:
        self._forms = list(forms)
        self._kind = kind
        self._how = Implementation.DFA if len(self._forms) <= _FEW else Implementation.ContiguousNFA

    def find(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Which form (by its place among them), from which character and to which, in the order of their ends."""
        if not self._forms:
            return ()
        overlapping = self._kind == MatchKind.Standard
        if text.isascii():  # most texts are, and of these a place in bytes is the place in characters
            return self._bytes.find_matches_as_indexes(text.encode(), overlapping=overlapping)
        return self._characters.find_matches_as_indexes(text, overlapping=overlapping)

    @cached_property
    def _bytes(self) -> BytesAhoCorasick:
        return BytesAhoCorasick([form.encode() for form in self._forms], self._kind, self._how)

    @cached_property
    def _characters(self) -> AhoCorasick:
        return AhoCorasick(self._forms, self._kind, implementation=self._how)
