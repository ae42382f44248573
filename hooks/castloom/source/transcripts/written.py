"""A written transcript, read line by line: paragraphs, each with its speaker and perhaps a time."""

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.order import with_times

_NOBODY = "write `Name:` on a line of its own before what each one says"


class Written:
    """Takes in names, times and words in the order of the file, and gives a block for each paragraph."""

    def __init__(self) -> None:
        self._speaker = ""
        self._start: float | None = None
        self._words: list[str] = []
        self._line = 0
        self._blocks: list[Block] = []
        self._lines: list[int] = []

    @property
    def is_begun(self) -> bool:
        """Whether anybody was named, or a time told."""
        return bool(self._speaker or self._blocks or self._start is not None)

    def turn(self, speaker: str | None, start: float | None) -> None:
        """Somebody begins to speak; None is whoever spoke last, or a time that is not told."""
        self.pause()
        self._speaker = self._speaker if speaker is None else speaker
        self._start = start if start is not None else self._start

    def say(self, words: str, line: int) -> None:
        """Words of the present paragraph, and the line they stand on."""
        if words := " ".join(words.split()):
            self._line = self._line if self._words else line
            self._words.append(words)

    def pause(self) -> None:
        """The paragraph ends here."""
        if self._words:
            self._blocks.append(Block(self._speaker, " ".join(self._words), self._start, begins=True))
            self._lines.append(self._line)
            self._words, self._start = [], None

    def blocks(self, path: str, problems: Problems) -> tuple[Block, ...]:
        """All paragraphs, with times if any of them has one."""
        self.pause()
        if self._blocks and not any(block.speaker for block in self._blocks):
            problems.warn(path, 1, "", "names no speaker", _NOBODY)
        return with_times(tuple(self._blocks), lambda number: self._lines[number], path, problems)
