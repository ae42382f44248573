"""Speech as windows of a few neighbouring words, which is where forms that were heard wrong are looked for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from castloom.derive.proposals.ordinary import function_words, is_common
from castloom.derive.proposals.sounds import folded, sound

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_JOINTS = frozenset((" ", "-", "\u2011"))


class Word(NamedTuple):
    """A word with its place in the sentence; `is_capital` where a capital is not owed to the sentence's beginning."""

    text: str
    start: int
    end: int
    plain: str
    sound: str
    is_first: bool
    is_capital: bool
    is_common: bool
    is_function: bool

    @property
    def is_plural(self) -> bool:
        """Whether it is written like one."""
        return self.plain.endswith("s") and not self.plain.endswith("ss")


class Window(NamedTuple):
    """Neighbouring words of one sentence without a mark between them."""

    sentence: int
    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def key(self) -> str:
        """The words as they are compared with forms."""
        return " ".join([word.plain for word in self.words])

    @property
    def sound(self) -> str:
        return "".join([word.sound for word in self.words])


class Words:
    """Cuts sentences into words, each looked up once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[str, tuple[str, str, bool, bool]] = {}

    def runs(self, sentence: str) -> list[list[Word]]:
        """The words of a sentence, in runs that no punctuation mark breaks. A possessive 's is left out."""
        runs: list[list[Word]] = []
        end = -1
        for match in _WORD.finditer(sentence):
            start = match.start()
            if end < 0 or sentence[end:start] not in _JOINTS:
                runs.append([])
            end = match.end()
            runs[-1].append(self._word(_POSSESSIVE.sub("", match[0]), start, len(runs) == 1 and not runs[0]))
        return runs

    def _word(self, text: str, start: int, is_first: bool) -> Word:
        if text not in self._known:
            function = text.casefold().replace("’", "").replace("'", "") in function_words(self._language)
            self._known[text] = folded(text), sound(text), is_common(text, self._language), function
        plain, heard, common, function = self._known[text]
        capital = text[0].isupper() and not is_first and not function
        return Word(text, start, start + len(text), plain, heard, is_first, capital, common, function)


def windows(sentence: int, runs: Sequence[Sequence[Word]], longest: int) -> Iterator[Window]:
    """Every window of up to `longest` words of a sentence, which is known by its number."""
    for run in runs:
        for start in range(len(run)):
            for end in range(start + 1, min(start + longest, len(run)) + 1):
                yield Window(sentence, tuple(run[start:end]))


def overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether characters `start` to `end` touch one of the spans."""
    return any(start < to and at < end for at, to in spans)
