"""How a passage comes to be about a concept, and in which chapter it falls."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from castloom.derive.terms import Terms
from castloom.model.episode import Chapter
from castloom.model.ledger import Kind
from castloom.model.mention import State
from castloom.model.speech import Mark

_OF_WORDS = frozenset(kind.value for kind in Kind if kind.is_of_words)


class Placing:
    """What an episode tells of its passages: how concepts' names come to stand in them, and where chapters begin."""

    def __init__(self, terms: Terms, chapters: Iterable[Chapter]) -> None:
        self._terms = terms
        self._chapters = [chapter for chapter in chapters if chapter.in_toc]
        self._starts = [chapter.start.total_seconds() for chapter in self._chapters]

    def state(self, concept: str, spans: Iterable[tuple[int, int]], text: str, marks: Sequence[Mark]) -> State:
        """A sentence is misheard if all of the concept's names in it, at `spans`, stand there through the ledger."""
        corrected = [mark for mark in marks if mark.kind in _OF_WORDS]
        if corrected and all(self._is_corrected(concept, *span, text, corrected) for span in spans):
            return State.MISHEARD
        return State.SPOKEN

    def _is_corrected(self, concept: str, start: int, end: int, text: str, marks: Sequence[Mark]) -> bool:
        """Whether the import has no name of the concept there: what was corrected may be another word beside it."""
        touching = [mark for mark in marks if mark.start < end and start < mark.end]
        if not touching:
            return False
        heard, at = "", min(start, touching[0].start)
        for mark in touching:
            heard += text[at : mark.start] + mark.heard
            at = mark.end
        return all(found.concept != concept for found in self._terms.find(heard + text[at:end]))

    def chapter(self, start: float | None) -> str:
        """The title of the chapter in which a passage begins, or ""."""
        place = bisect_right(self._starts, start) - 1 if start is not None else -1
        if start is None or place < 0:
            return ""
        chapter = self._chapters[place]
        return "" if chapter.end and chapter.end.total_seconds() <= start else chapter.title
