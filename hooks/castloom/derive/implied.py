"""Passages that an editor marked as being about a concept, found in what was said."""

from collections.abc import Iterable, Mapping, Sequence

from castloom.derive.mentions import Placing
from castloom.derive.passage_at import address_remedy, passage_at
from castloom.derive.terms import Found
from castloom.model.episode import Episode, Implied
from castloom.model.mention import Quotation, State
from castloom.model.problem import Problems
from castloom.model.speech import Turn


class Marks:
    """The marks of an episode's front matter; what is wrong with them is told to `problems`."""

    def __init__(self, episode: Episode, titles: Mapping[str, str], problems: Problems) -> None:
        self._episode = episode
        self._titles = titles
        self._problems = problems

    def tell_without_transcript(self) -> None:
        """Tells that there is nothing that could be marked; a transcript that cannot be read is told elsewhere."""
        for mark in self._episode.implied if not self._episode.transcript_files else ():
            hint = "add the transcript, or remove the mark"
            self._error(mark, f"there is no transcript with a passage {mark.passage}", hint)

    def found(
        self,
        turns: Sequence[Turn],
        addresses: Sequence[str],
        named: Mapping[int, list[Found]],
        around: Placing,
    ) -> dict[int, list[Quotation]]:
        """The marked passages, by the place in the transcript of the sentence with which each begins.

        `addresses` are all that lead to the speech, `named` the concepts' names by the place of their sentence.
        """
        quoted: dict[int, list[Quotation]] = {}
        for mark in self._episode.implied:
            passage = passage_at(turns, mark.passage)
            if passage is None:
                self._error(mark, f"no passage {mark.passage}", address_remedy(mark.passage, addresses))
                continue
            place, turn, address, said = passage
            if passage.is_withheld:
                self._warn(mark, f"{mark.passage} is withheld", "remove the mark")
            elif not self._is_named(mark, named, range(place, place + len(said))):
                text, start = passage.text, said[0].start
                spoken_at = turn.speaker, turn.person, start, State.IMPLIED, around.chapter(start)
                quoted.setdefault(place, []).append(Quotation(mark.concept, address, text, (), *spoken_at))
        return quoted

    def _is_named(self, mark: Implied, named: Mapping[int, list[Found]], places: Iterable[int]) -> bool:
        if all(found.concept != mark.concept for place in places for found in named.get(place, ())):
            return False
        message = f"{mark.passage} names {self._titles.get(mark.concept, mark.concept)}, and is found without a mark"
        self._warn(mark, message, "remove the mark")
        return True

    def _warn(self, mark: Implied, message: str, hint: str) -> None:
        self._problems.warn(self._episode.path, mark.line, "implied", message, hint)

    def _error(self, mark: Implied, message: str, hint: str) -> None:
        self._problems.error(self._episode.path, mark.line, "implied", message, hint)
